"""Making, keeping and refusing seal keys."""

import os
import stat
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

from releases.sealing import SealKeyProblem, create_demo_key, keys, load_key
from tests.sealing.authority import certificate
from tests.verifying.releases import NOON

CA = x509.BasicConstraints(ca=True, path_length=None)
NO_CA = x509.BasicConstraints(ca=False, path_length=None)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keys" / "seal.p12"


def made(path, **options):
    return create_demo_key(path, organisation="Party of Labour", kind="ec", now=NOON, **options)


def stored(path, private, certificate, above=()):
    path.parent.mkdir()
    path.write_bytes(serialize_key_and_certificates(b"seal", private, certificate, above, NoEncryption()))
    path.chmod(0o600)
    return path


def self_signed(private, *, name="Party", since=NOON):
    return certificate(private, name, private, name, NO_CA, since=since)


def refused(path, password=None, now=NOON):
    with pytest.raises(SealKeyProblem) as problem:
        load_key(path, password, now=now)
    return str(problem.value)


def test_create_demo_key_says_that_it_is_one(path):
    key = made(path)

    subject = key.certificate.subject.native
    assert subject["common_name"] == "Party of Labour (demo key, proves nothing)"
    assert subject["organization_name"] == "Party of Labour"
    assert subject["organizational_unit_name"] == "demo key, proves nothing"
    assert key.certificate.key_usage_value.native == {"digital_signature", "non_repudiation"}


def test_create_demo_key_keeps_a_long_name_within_the_certificate(path):
    key = create_demo_key(path, organisation="ч" * 200, kind="ec", now=NOON)

    assert key.certificate.subject.native["common_name"].endswith("(demo key, proves nothing)")


def test_create_demo_key_writes_a_private_file_and_a_public_certificate(path):
    key = made(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    pem = path.with_suffix(".pem")
    assert stat.S_IMODE(pem.stat().st_mode) == 0o644
    assert pem.read_text() == key.certificate_pem
    assert sorted(os.listdir(path.parent)) == ["seal.p12", "seal.pem"]


def test_create_demo_key_leaves_a_key_that_is_there(path):
    first = made(path)

    with pytest.raises(SealKeyProblem, match="left as it is"):
        made(path)

    assert load_key(path, None, now=NOON).fingerprint == first.fingerprint


def test_create_demo_key_replaces_when_asked(path):
    first = made(path)

    second = made(path, replace=True)

    assert first.fingerprint != second.fingerprint
    assert load_key(path, None, now=NOON).fingerprint == second.fingerprint


@pytest.mark.slow
def test_create_demo_key_makes_rsa_of_3072_bits(rsa_key):
    assert rsa_key.private.key_size == 3072


def test_load_key_keeps_what_it_loaded(path):
    made(path, password="open")

    assert load_key(path, "open", now=NOON) is load_key(path, "open", now=NOON)


def test_load_key_of_a_kept_key_still_wants_the_password(path):
    made(path, password="open")
    load_key(path, "open", now=NOON)

    assert "wrong password" in refused(path, "close")


def test_load_key_refuses_a_missing_file(path):
    assert "create_seal_key" in refused(path)


def test_load_key_refuses_a_wrong_password(path):
    made(path, password="open")

    assert "wrong password" in refused(path, "close")


def test_load_key_refuses_what_is_no_key_file(path):
    path.parent.mkdir()
    path.write_bytes(b"not a key")
    path.chmod(0o600)

    assert "no PKCS#12 file" in refused(path)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_load_key_refuses_a_file_that_others_can_read(path, mode):
    made(path)
    path.chmod(mode)

    assert refused(path) == f"Others can read the seal key. Run: chmod 600 {path}"


def test_load_key_refuses_an_expired_certificate(path):
    made(path)

    assert "expired on 2029-03-13" in refused(path, now=NOON + timedelta(days=1200))


def test_load_key_refuses_a_certificate_of_the_future(path):
    made(path)

    assert "valid only from" in refused(path, now=NOON - timedelta(days=1))


@pytest.mark.slow
def test_load_key_refuses_a_short_rsa_key(path):
    private = rsa.generate_private_key(65537, 2048)

    assert "RSA-2048" in refused(stored(path, private, self_signed(private)))


@pytest.mark.parametrize("curve", [ec.SECP224R1(), ec.SECP256K1()])
def test_load_key_refuses_a_curve_that_is_not_listed(path, curve):
    private = ec.generate_private_key(curve)

    assert curve.name in refused(stored(path, private, self_signed(private)))


def test_load_key_refuses_the_certificate_of_another_key(path, monkeypatch):
    private, other = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    stored(path, private, self_signed(private))
    # No library writes such a file any more; older tools did.
    monkeypatch.setattr(keys, "load_key_and_certificates", lambda *_: (private, self_signed(other), []))

    assert "does not belong to the key" in refused(path)


def test_load_key_refuses_a_certificate_without_those_above_it(path):
    root, private = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    issued = certificate(private, "Party", root, "Root", NO_CA, since=NOON)

    assert "lacks a certificate above" in refused(stored(path, private, issued))


def test_load_key_brings_the_chain_in_order(path):
    root, middle, private = (ec.generate_private_key(ec.SECP256R1()) for _ in range(3))
    own = certificate(private, "Party", middle, "Middle", NO_CA, since=NOON)
    above = [
        certificate(root, "Root", root, "Root", CA, since=NOON),
        certificate(middle, "Middle", root, "Root", CA, since=NOON),
    ]

    key = load_key(stored(path, private, own, above), None, now=NOON)

    assert [c.subject.native["common_name"] for c in key.chain] == ["Party", "Middle", "Root"]
