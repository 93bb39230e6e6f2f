"""The key that an issuer seals with: made for a demo, or loaded once and kept.  Only workers call this, never a page.

PKCS#12 (RFC 7292) holds the key, its certificate and the chain above it.
"""

import hashlib
import os
import stat
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from asn1crypto import pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates

from releases.verifying.signed_data import chain_of
from releases.verifying.strength import weakness

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


class SealKeyProblem(Exception):
    """Why there is no key to seal with; the message names the file and what to do."""


@dataclass(frozen=True)
class SealKey:
    """A loaded key; `chain` starts with its own certificate and ends with a self-signed one."""

    private: PrivateKey
    chain: tuple[asn1_x509.Certificate, ...]

    @property
    def certificate(self) -> asn1_x509.Certificate:
        return self.chain[0]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, 64 hex digits."""
        return hashlib.sha256(self.certificate.dump()).hexdigest()

    @property
    def certificate_pem(self) -> str:
        """The certificate for whoever verifies offline."""
        return pem.armor("CERTIFICATE", self.certificate.dump()).decode("ascii")

    def check_valid(self, now: datetime) -> None:
        """SealKeyProblem where the certificate is not valid at `now` (aware)."""
        validity = self.certificate["tbs_certificate"]["validity"]
        since, until = validity["not_before"].native, validity["not_after"].native
        if now < since:
            raise SealKeyProblem(f"The certificate of the seal key is valid only from {since:%Y-%m-%d %H:%M} UTC on.")
        if now > until:
            raise SealKeyProblem(f"The certificate of the seal key expired on {until:%Y-%m-%d}. Get a new one.")


_kept: dict[str, tuple[tuple[object, ...], SealKey]] = {}
_one_at_a_time = threading.Lock()


def load_key(path: str | Path, password: str | None, *, now: datetime | None = None) -> SealKey:
    """The key in a PKCS#12 file, read once per process and again when the file changes.

    SealKeyProblem where it is missing, readable by others, locked, expired, too weak, or not that of its certificate.
    Opening the file costs a quarter of a second, most of it on checking an RSA key; a kept key costs nothing.
    """
    path = Path(path)
    mark = (_guarded(path).st_mtime_ns, _digest(password))
    with _one_at_a_time:
        kept = _kept.get(str(path.resolve()))
        key = kept[1] if kept is not None and kept[0] == mark else None
        if key is None:
            key = _read(path, password)
            _kept[str(path.resolve())] = (mark, key)
    key.check_valid(now or datetime.now(UTC))
    return key


def _guarded(path: Path) -> os.stat_result:
    try:
        status = path.stat()
    except FileNotFoundError:
        raise SealKeyProblem(
            f"There is no seal key at {path}. For a demo: manage.py create_seal_key --out {path}"
        ) from None
    except OSError as error:
        raise SealKeyProblem(f"The seal key {path} cannot be reached: {error.strerror}.") from error
    if stat.S_IMODE(status.st_mode) & 0o077:
        raise SealKeyProblem(f"Others can read the seal key. Run: chmod 600 {path}")
    return status


def _digest(password: str | None) -> bytes:
    return hashlib.sha256((password or "").encode()).digest()


def _read(path: Path, password: str | None) -> SealKey:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SealKeyProblem(f"The seal key {path} cannot be read: {error.strerror}.") from error
    try:
        private, certificate, others = load_key_and_certificates(content, password.encode() if password else None)
    except ValueError as error:
        raise SealKeyProblem(f"The seal key {path} does not open: wrong password, or no PKCS#12 file.") from error
    if private is None or certificate is None:
        raise SealKeyProblem(f"The file {path} holds no key together with its certificate.")
    weak = weakness(private.public_key())
    if weak:
        raise SealKeyProblem(f"The seal key is too weak ({weak}); use RSA from 3072 bits on, or P-256, P-384, P-521.")
    if _spki(private.public_key()) != _spki(certificate.public_key()):
        raise SealKeyProblem(f"The certificate in {path} does not belong to the key beside it.")
    return SealKey(private, _chain(certificate, others, path))  # type: ignore[arg-type]


def _spki(key: object) -> bytes:
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)  # type: ignore[attr-defined]


def _chain(certificate: x509.Certificate, others: list, path: Path) -> tuple[asn1_x509.Certificate, ...]:
    own, *above = (asn1_x509.Certificate.load(c.public_bytes(Encoding.DER)) for c in [certificate, *others])
    usage = own.key_usage_value
    if usage is not None and not {"digital_signature", "non_repudiation"} & usage.native:
        raise SealKeyProblem(f"The certificate in {path} is not meant for signing (its key usage says so).")
    chain = chain_of(own, above)
    if chain[-1].subject.dump() != chain[-1].issuer.dump():
        raise SealKeyProblem(
            f"The file {path} lacks a certificate above {chain[-1].subject.human_friendly}. "
            "Add the chain up to its root: openssl pkcs12 -export -certfile chain.pem …"
        )
    return tuple(chain)
