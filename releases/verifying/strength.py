"""Which keys and algorithms are strong enough to prove anything, for sealing and for verifying alike."""

from cryptography.hazmat.primitives.asymmetric import ec, rsa

# ETSI TS 119 312 and SOG-IS: RSA from 3072 bits on, the NIST curves from 256 bits on, SHA-2.
DIGESTS = ("sha256", "sha384", "sha512")
CURVES = ("secp256r1", "secp384r1", "secp521r1")
LEAST_RSA_BITS = 3072
# Public time-stamp authorities still sign with RSA-2048; a stamp adds to the seal and replaces nothing of it.
LEAST_RSA_BITS_OF_A_STAMP = 2048

PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey


def weakness(key: object, *, least_rsa_bits: int = LEAST_RSA_BITS) -> str | None:
    """Say what is too weak about a public key, or None where it is strong enough."""
    if isinstance(key, rsa.RSAPublicKey):
        return f"RSA-{key.key_size}" if key.key_size < least_rsa_bits else None
    if isinstance(key, ec.EllipticCurvePublicKey):
        return key.curve.name if key.curve.name not in CURVES else None
    return type(key).__name__
