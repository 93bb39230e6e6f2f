"""pyHanko's signer with a key that stays loaded, and signatures of which there is exactly one form."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from releases.sealing.keys import SealKey
from releases.verifying.signed_data import low

DIGEST = "sha256"


class KeptSigner(Signer):
    """Signs with the kept key object: pyHanko's own signer checks an RSA key anew for every signature (0.3 s)."""

    def __init__(self, key: SealKey) -> None:
        above = SimpleCertificateStore.from_certs(key.chain[1:])
        super().__init__(signing_cert=key.certificate, cert_registry=above)
        self.private = key.private

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if digest_algorithm != DIGEST:
            raise ValueError(f"Seals are made with {DIGEST}, not {digest_algorithm}")
        if dry_run:
            return bytes(_longest(self.private))
        if isinstance(self.private, rsa.RSAPrivateKey):
            return self.private.sign(data, padding.PKCS1v15(), hashes.SHA256())
        # Of the two valid values of an ECDSA signature only the smaller counts: else anybody could make another file.
        return low(self.private.sign(data, ec.ECDSA(hashes.SHA256())), self.private.public_key())


def _longest(private: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> int:
    """The most bytes that a signature of this key can take."""
    octets = (private.key_size + 7) // 8
    return octets if isinstance(private, rsa.RSAPrivateKey) else 2 * octets + 9
