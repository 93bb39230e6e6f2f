"""A CMS signature of which every byte is accounted for.

The PDF signature does not cover its own /Contents.  What lies in there and is signed by nobody (order, encoding,
extra certificates, other attributes) could be changed without breaking any signature.  So the parts are taken out,
each is proved or is a constant, and the whole is built again from them: it must be the same bytes.
RFC 5652 (CMS), RFC 5035 (signing-certificate-v2), RFC 6211 (algorithm protection).
"""

import hashlib
import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from asn1crypto import cms, tsp, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.x509 import load_der_x509_certificate

from releases.verifying import sentences
from releases.verifying.strength import DIGESTS, PublicKey

ORDERS = {
    "secp256r1": 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    "secp384r1": int("F" * 48 + "C7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973", 16),
    "secp521r1": int("1" + "F" * 65 + "A51868783BF2F966B7FCC0148F709A5D03BB5C9B8899C47AEBB6FB71E91386409", 16),
}


class Flaw(Exception):
    """Why something is not what a release must be: a reason for the log, and the sentence that it fills."""

    def __init__(self, reason: str, sentence: str = sentences.NOT_AS_RELEASED) -> None:
        super().__init__(reason)
        self.reason, self.sentence = reason, sentence


@dataclass(frozen=True)
class SignedData:
    """The parts of a SignedData with one signer, as they stood in the file; bytes are DER."""

    certificate: x509.Certificate
    certificates: tuple[bytes, ...]
    version: int
    digest: str
    digest_algorithm: bytes
    signature_algorithm: bytes
    attributes: cms.CMSAttributes
    signature: bytes
    content: bytes | None
    token: cms.ContentInfo | None
    strange: bool  # holds something that no release has: CRLs, other unsigned attributes, attribute certificates

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the signer's certificate, 64 hex digits."""
        return hashlib.sha256(self.certificate.dump()).hexdigest()

    @property
    def key(self) -> PublicKey:
        return load_der_x509_certificate(self.certificate.dump()).public_key()  # type: ignore[return-value]


def read(der: bytes) -> SignedData:
    """Take a SignedData apart; Flaw or any error of asn1crypto when it is none with exactly one known signer."""
    signed = _signed_by_one(der)
    signer, choices = signed["signer_infos"][0], list(signed["certificates"])
    certificate = _certificate_of(signer, choices)
    digest = signer["digest_algorithm"]["algorithm"].native
    if digest not in DIGESTS:
        raise Flaw(f"digest {digest}")
    unsigned = list(signer["unsigned_attrs"]) if signer["unsigned_attrs"].native else []
    token = _token_in(unsigned)
    content = signed["encap_content_info"]["content"]
    return SignedData(
        certificate=certificate,
        certificates=tuple(c.chosen.dump() for c in choices),
        version=int(signed["version"]),
        digest=digest,
        digest_algorithm=signer["digest_algorithm"].dump(),
        signature_algorithm=signer["signature_algorithm"].dump(),
        attributes=signer["signed_attrs"],
        signature=signer["signature"].native,
        content=bytes(content) if content.native is not None else None,
        token=token,
        strange=bool(unsigned and token is None) or any(c.name != "certificate" for c in choices),
    )


def _signed_by_one(der: bytes) -> cms.SignedData:
    info = cms.ContentInfo.load(der, strict=True)
    if info["content_type"].native != "signed_data":
        raise Flaw("not a CMS signature")
    if len(info["content"]["signer_infos"]) != 1:
        raise Flaw("not exactly one signer")
    return info["content"]


def _certificate_of(signer: cms.SignerInfo, choices: list[cms.CertificateChoices]) -> x509.Certificate:
    sid = signer["sid"].chosen
    if not isinstance(sid, cms.IssuerAndSerialNumber):
        raise Flaw("the signer is not named by issuer and serial number")
    found = [c.chosen for c in choices if c.name == "certificate" and _named(c.chosen, sid)]
    if len(found) != 1:
        raise Flaw("the signer's certificate is not in the signature")
    return found[0]


def _token_in(unsigned: list[cms.CMSAttribute]) -> cms.ContentInfo | None:
    """The one time stamp, where nothing else is there."""
    stamped = len(unsigned) == 1 and unsigned[0]["type"].native == "signature_time_stamp_token"
    return unsigned[0]["values"][0] if stamped and len(unsigned[0]["values"]) == 1 else None


def _named(certificate: x509.Certificate, sid: cms.IssuerAndSerialNumber) -> bool:
    same_issuer = certificate.issuer.dump() == sid["issuer"].dump()
    return same_issuer and certificate.serial_number == sid["serial_number"].native


def verifies(parts: SignedData, document_digest: Callable[[str], bytes], *, content_type: str) -> bool:
    """Whether the signature holds over the attributes, and the attributes over the document."""
    values = {a["type"].native: a["values"] for a in parts.attributes}
    if len(values) != len(parts.attributes) or any(len(v) != 1 for v in values.values()):
        return False
    if "content_type" not in values or values["content_type"][0].native != content_type:
        return False
    if "message_digest" not in values or not hmac.compare_digest(
        values["message_digest"][0].native, document_digest(parts.digest)
    ):
        return False
    try:
        _verify(parts)
    except InvalidSignature:
        return False
    return True


def _verify(parts: SignedData) -> None:
    signed, key = parts.attributes.untag().dump(), parts.key
    hashing: hashes.HashAlgorithm = getattr(hashes, parts.digest.upper())()
    if isinstance(key, rsa.RSAPublicKey):
        key.verify(parts.signature, signed, padding.PKCS1v15(), hashing)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(parts.signature, signed, ec.ECDSA(hashing))
    else:
        raise Flaw(f"a key of the kind {type(key).__name__}")


def names_its_certificate(parts: SignedData) -> bool:
    """Whether signing-certificate-v2, required by PAdES, names exactly the signer's certificate."""
    named = [a["values"][0] for a in parts.attributes if a["type"].native == "signing_certificate_v2"]
    if len(named) != 1:
        return False
    first = named[0]["certs"][0]
    algorithm = first["hash_algorithm"]["algorithm"].native
    expected = hashlib.new(algorithm, parts.certificate.dump()).digest() if algorithm in DIGESTS else b""
    return hmac.compare_digest(first["cert_hash"].native, expected)


def settled(parts: SignedData) -> SignedData:
    """The same signature in its one accepted encoding, with nothing in it but the signer's certificate and no token.

    What a sealer may do with a time stamp it received: nothing that the authority signed changes.
    """
    digest, signature = _algorithms(parts)
    return replace(
        parts,
        certificates=(parts.certificate.dump(),),
        digest_algorithm=digest,
        signature_algorithm=signature,
        signature=low(parts.signature, parts.key),
        token=None,
        strange=False,
    )


def _algorithms(parts: SignedData) -> tuple[bytes, bytes]:
    """The one encoding of the two algorithm fields that is accepted.

    The fields themselves are not signed.  Either a signed attribute repeats them, or they take the form of RFC 5754.
    """
    for attribute in parts.attributes:
        if attribute["type"].native == "cms_algorithm_protection":
            said = attribute["values"][0]
            return said["digest_algorithm"].dump(), said["signature_algorithm"].untag().dump()
    kind = "rsa" if isinstance(parts.key, rsa.RSAPublicKey) else "ecdsa"
    algorithm = cms.SignedDigestAlgorithm({"algorithm": f"{parts.digest}_{kind}"})
    return cms.DigestAlgorithm({"algorithm": parts.digest}).dump(), algorithm.dump()


def low(signature: bytes, key: PublicKey) -> bytes:
    """An ECDSA signature with the smaller of its two equally valid values of s, in DER; any other as it is."""
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return signature
    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, min(s, ORDERS[key.curve.name] - s))


def rebuilt(parts: SignedData, *, token: bytes | None) -> bytes:
    """The one DER encoding of these parts; whatever else stood in the file is not in it."""
    digest, signature_algorithm = _algorithms(parts)
    signed = parts.attributes.untag().dump()
    sid = _sequence(parts.certificate.issuer.dump(), parts.certificate["tbs_certificate"]["serial_number"].dump())
    fields = [_INTEGER_1, sid, digest, b"\xa0" + signed[1:], signature_algorithm]
    fields.append(_tlv(0x04, low(parts.signature, parts.key)))
    if token is not None:
        fields.append(
            _tlv(0xA1, _sequence(_oid("signature_time_stamp_token", cms.CMSAttributeType), _tlv(0x31, token)))
        )
    if parts.content is None:
        encapsulated, version = _sequence(_oid("data", cms.ContentType)), b"\x02\x01\x01"
    else:
        inner = _tlv(0xA0, _tlv(0x04, parts.content))
        encapsulated, version = _sequence(_oid("tst_info", cms.ContentType), inner), b"\x02\x01\x03"
    signed_data = _sequence(
        version,
        _tlv(0x31, digest),
        encapsulated,
        _tlv(0xA0, b"".join(sorted(set(parts.certificates)))),
        _tlv(0x31, _sequence(*fields)),
    )
    return _sequence(_oid("signed_data", cms.ContentType), _tlv(0xA0, signed_data))


_INTEGER_1 = b"\x02\x01\x01"


def _oid(name: str, kind: type) -> bytes:
    return kind(name).dump()


def _sequence(*parts: bytes) -> bytes:
    return _tlv(0x30, b"".join(parts))


def _tlv(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 128:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def chain_of(certificate: x509.Certificate, pool: Iterable[x509.Certificate]) -> list[x509.Certificate]:
    """The certificate, its issuer, and so on to a self-signed one, signatures checked; shorter if one is missing."""
    chain, pool = [certificate], list(pool)
    while len(chain) < 8:
        last = load_der_x509_certificate(chain[-1].dump())
        if last.subject == last.issuer:
            break
        above = next((c for c in pool if c not in chain and _issued(last, c)), None)
        if above is None:
            break
        chain.append(above)
    return chain


def _issued(child: object, parent: x509.Certificate) -> bool:
    try:
        child.verify_directly_issued_by(load_der_x509_certificate(parent.dump()))  # type: ignore[attr-defined]
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


TSTInfo = tsp.TSTInfo  # importing tsp also teaches asn1crypto the names of the CMS attributes used above
