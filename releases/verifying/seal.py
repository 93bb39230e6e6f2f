"""Whether one signature is exactly the seal of a release, and by whose key; no lookup, no network, no Django."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from asn1crypto import x509

from releases.verifying import sentences as s
from releases.verifying.contents import Contents, open_certified
from releases.verifying.envelope import Envelope
from releases.verifying.signed_data import (
    Flaw,
    SignedData,
    chain_of,
    names_its_certificate,
    read,
    rebuilt,
    verifies,
)
from releases.verifying.stamp import Stamp, read_stamp
from releases.verifying.strength import weakness

log = logging.getLogger(__name__)

# An authority's clock and ours may differ; a stamp days away from the seal was added later by somebody else.
FARTHEST_STAMP = timedelta(days=1)


class StampFlaw(Flaw):
    """The seal holds, its time stamp does not."""


@dataclass(frozen=True)
class Seal:
    """A proved seal: contents opened, the stamp or None, and the time that counts (aware)."""

    parts: SignedData
    contents: Contents
    stamp: Stamp | None

    @property
    def sealed_at(self) -> datetime:
        return self.stamp.moment if self.stamp else self.contents.claimed_at


def authentic(envelope: Envelope) -> SignedData | None:
    """The signature in the envelope if it holds for the bytes it covers, whoever made it; None where it does not."""
    try:
        parts = read(envelope.der)
        holds = verifies(parts, envelope.digest, content_type="data")
        named = names_its_certificate(parts) or not _claims_pades(parts)
    except Exception:
        # Hostile bytes find every exception that a parser has; all of them mean the same.
        log.info("A signature could not be read", exc_info=True)
        return None
    return parts if holds and named else None


def _claims_pades(parts: SignedData) -> bool:
    return any(a["type"].native == "signing_certificate_v2" for a in parts.attributes)


def proved(envelope: Envelope, parts: SignedData) -> Seal:
    """The seal of a release, every byte of the file accounted for; Flaw says with a sentence what is wrong."""
    if not envelope.whole:
        raise Flaw("not the whole file is covered", s.APPENDED)
    weak = weakness(parts.key)
    if weak:
        raise Flaw(weak, s.WEAK)
    token = parts.token.dump() if parts.token is not None else None
    if parts.strange or not envelope.exact or envelope.der != rebuilt(parts, token=token):
        raise Flaw("not the one encoding", s.SEAL_TOUCHED)
    if not names_its_certificate(parts) or len(set(parts.certificates)) != len(parts.certificates):
        raise Flaw("its certificates are not as sealed", s.SEAL_TOUCHED)
    stamp = _stamp(token, parts)
    contents = open_certified(
        envelope.data, signer=parts.certificate, stamper=stamp.certificate if stamp is not None else None
    )
    _check_covered(parts, contents, stamp)
    return Seal(parts, contents, stamp)


def _stamp(token: bytes | None, parts: SignedData) -> Stamp | None:
    if token is None:
        return None
    try:
        return read_stamp(token, signature=parts.signature)
    except Exception as error:
        log.info("A time stamp could not be read", exc_info=True)
        raise StampFlaw(error.reason if isinstance(error, Flaw) else "it cannot be read") from error


def _check_covered(parts: SignedData, contents: Contents, stamp: Stamp | None) -> None:
    """Certificates in the signature are covered by nobody, those in the long-term data by the seal: compare."""
    covered = contents.certificates
    chain = {c.dump() for c in chain_of(parts.certificate, covered)}
    if set(parts.certificates) != chain or parts.certificate.dump() not in {c.dump() for c in covered}:
        raise Flaw("its certificates are not those of the long-term data", s.SEAL_TOUCHED)
    authorities = {c.dump() for c in covered if _is_authority(c)}
    if stamp is None and authorities:
        raise StampFlaw("it was taken out")
    if stamp is not None and stamp.certificate.dump() not in authorities:
        raise StampFlaw("another authority made it")
    if stamp is not None and abs(stamp.moment - contents.claimed_at) > FARTHEST_STAMP:
        raise StampFlaw("it was made at another time than the seal")


def _is_authority(certificate: x509.Certificate) -> bool:
    usage = certificate.extended_key_usage_value
    return usage is not None and usage.native == ["time_stamping"]
