"""Whose seals count: certificates by exact fingerprint, never by the names they give themselves."""

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import pem
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

DEMO_KEY = "demo key, proves nothing"  # stands in the subject of every certificate made for a demo
FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class TrustedSeal:
    """A certificate that an issuer seals with, or sealed with: fingerprint is SHA-256 over its DER, 64 hex digits.

    `since` and `until` (aware) bound the time in which its seals count, for a key that was retired or stolen.
    """

    fingerprint: str
    name: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def __post_init__(self) -> None:
        if not FINGERPRINT.fullmatch(self.fingerprint):
            raise ValueError(f"Not a SHA-256 fingerprint in 64 lower-case hex digits: {self.fingerprint!r}")

    def counts_at(self, moment: datetime) -> bool:
        """Whether a seal made at that moment counts."""
        return (self.since is None or self.since <= moment) and (self.until is None or moment <= self.until)


def trusted_by_fingerprint(trusted: Collection[object]) -> dict[str, TrustedSeal]:
    """The trusted seals by fingerprint, from TrustedSeal, fingerprints, certificates, or PEM or DER bytes."""
    seals = [_trusted(one) for one in trusted]
    return {seal.fingerprint: seal for seal in seals}


def _trusted(one: object) -> TrustedSeal:
    if isinstance(one, TrustedSeal):
        return one
    if isinstance(one, str):
        return TrustedSeal(one.replace(":", "").replace(" ", "").lower())
    if isinstance(one, x509.Certificate):
        return TrustedSeal(hashlib.sha256(one.public_bytes(Encoding.DER)).hexdigest())
    if isinstance(one, bytes):
        return TrustedSeal(hashlib.sha256(certificates_in(one)[0]).hexdigest())
    raise TypeError(f"Not a certificate or its fingerprint: {type(one).__name__}")


def certificates_in(text: bytes) -> list[bytes]:
    """The certificates in a PEM file (each as DER), or the one of a DER file; ValueError where there is none."""
    if not pem.detect(text):
        x509.load_der_x509_certificate(text)
        return [text]
    found = [der for kind, _, der in pem.unarmor(text, multiple=True) if kind == "CERTIFICATE"]
    if not found:
        raise ValueError("no certificate in it")
    for der in found:
        x509.load_der_x509_certificate(der)
    return found
