"""The independent time: an RFC 3161 token over the seal's signature value, strictly read."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import tsp, x509

from releases.verifying.signed_data import Flaw, SignedData, read, rebuilt, settled, verifies
from releases.verifying.strength import DIGESTS, LEAST_RSA_BITS_OF_A_STAMP, weakness


@dataclass(frozen=True)
class Stamp:
    """When (aware, UTC) and by which authority the seal was stamped."""

    moment: datetime
    certificate: x509.Certificate

    @property
    def authority(self) -> str:
        return name_of(self.certificate)


def name_of(certificate: x509.Certificate) -> str:
    """Common name, else organisation, of a certificate's subject, as it calls itself."""
    named = certificate.subject.native
    name = named.get("common_name") or named.get("organization_name") or certificate.subject.human_friendly
    return name if isinstance(name, str) else ", ".join(name)


def bare(token: bytes) -> bytes:
    """A token in its one accepted encoding: nothing unsigned in it but the authority's own certificate."""
    return rebuilt(settled(read(token)), token=None)


def read_stamp(token: bytes, *, signature: bytes) -> Stamp:
    """The stamp in a token over this signature value; Flaw where it is not strictly what RFC 3161 says."""
    parts = read(token)
    info = _information(parts)
    if token != rebuilt(settled(parts), token=None):
        raise Flaw("the token is not in its one encoding")
    imprint = info["message_imprint"]
    algorithm = imprint["hash_algorithm"]["algorithm"].native
    if algorithm not in DIGESTS:
        raise Flaw(f"digest {algorithm}")
    if not hmac.compare_digest(imprint["hashed_message"].native, hashlib.new(algorithm, signature).digest()):
        raise Flaw("it stamps something else")
    moment = info["gen_time"].native
    _check_certificate(parts.certificate, moment)
    return Stamp(moment=moment, certificate=parts.certificate)


def _information(parts: SignedData) -> tsp.TSTInfo:
    content = parts.content or b""
    if not verifies(parts, lambda name: hashlib.new(name, content).digest(), content_type="tst_info"):
        raise Flaw("the authority's signature does not hold")
    weak = weakness(parts.key, least_rsa_bits=LEAST_RSA_BITS_OF_A_STAMP)
    if weak:
        raise Flaw(f"too weak: {weak}")
    return tsp.TSTInfo.load(content, strict=True)


def _check_certificate(certificate: x509.Certificate, moment: datetime) -> None:
    usage = certificate.extended_key_usage_value
    if usage is None or usage.native != ["time_stamping"]:
        raise Flaw("the certificate is not one of a time-stamp authority")
    validity = certificate["tbs_certificate"]["validity"]
    if not validity["not_before"].native <= moment <= validity["not_after"].native:
        raise Flaw("the authority's certificate was not valid then")
