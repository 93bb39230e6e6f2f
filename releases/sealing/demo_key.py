"""A key to try things with; its certificate says, wherever it is shown, that it proves nothing."""

import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import NameOID

from releases.sealing.keys import PrivateKey, SealKey, SealKeyProblem, load_key
from releases.verifying.trust import DEMO_KEY

YEARS_VALID = 3
LONGEST_NAME = 64  # octets; RFC 5280, ub-common-name and ub-organization-name


def create_demo_key(
    path: str | Path,
    *,
    organisation: str,
    kind: Literal["rsa", "ec"] = "rsa",
    password: str | None = None,
    now: datetime | None = None,
    replace: bool = False,
) -> SealKey:
    """Make an RSA-3072 or P-256 key with a self-signed certificate, and write both beside each other.

    The PKCS#12 file is readable by its owner only; the certificate, as PEM with the suffix .pem, by everybody.
    SealKeyProblem where a file is there already and `replace` is not asked for: who overwrites a key loses its seals.
    """
    path = Path(path)
    if path.exists() and not replace:
        raise SealKeyProblem(f"There is a key at {path} already; it is left as it is.")
    private = _private(kind)
    certificate = _self_signed(private, organisation, now or datetime.now(UTC))
    locking = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    content = serialize_key_and_certificates(organisation.encode(), private, certificate, None, locking)
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path.with_suffix(".pem"), certificate.public_bytes(Encoding.PEM), mode=0o644)
    _write(path, content, mode=0o600)
    return load_key(path, password, now=now)


def _private(kind: Literal["rsa", "ec"]) -> PrivateKey:
    return rsa.generate_private_key(65537, 3072) if kind == "rsa" else ec.generate_private_key(ec.SECP256R1())


def _self_signed(private: PrivateKey, organisation: str, now: datetime) -> x509.Certificate:
    short = _cut(organisation, LONGEST_NAME - len(DEMO_KEY) - 3)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, _cut(organisation, LONGEST_NAME)),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, DEMO_KEY),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{short} ({DEMO_KEY})"),
        ]
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))  # clocks of those who verify may be behind
        .not_valid_after(now + timedelta(days=365 * YEARS_VALID))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_SIGNS_ONLY, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(private.public_key()), critical=False)
    )
    return builder.sign(private, hashes.SHA256())


def _cut(name: str, octets: int) -> str:
    return name.encode()[:octets].decode(errors="ignore").rstrip()


_SIGNS_ONLY = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def _write(path: Path, content: bytes, *, mode: int) -> None:
    """All of it or nothing, also when the power fails; never readable by more than `mode` says, not for a moment."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(file.fileno(), mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
