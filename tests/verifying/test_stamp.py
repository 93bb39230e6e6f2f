"""A time stamp is read strictly: by whom, when, over what (RFC 3161)."""

import asyncio
import hashlib
from datetime import timedelta

import pytest
from asn1crypto import keys, x509
from cryptography.hazmat.primitives import serialization
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from releases.verifying.signed_data import Flaw
from releases.verifying.stamp import bare, read_stamp
from tests.verifying.releases import NOON

pytestmark = pytest.mark.slow
SIGNATURE = b"a signature value"


def token_of(stamper, *, over=SIGNATURE, digest="sha256"):
    question = hashlib.new(digest, over).digest()
    return bare(asyncio.run(stamper.async_timestamp(question, digest)).dump())


def stamper_of(certificate, private, moment=NOON):
    der = private.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    own = x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
    return DummyTimeStamper(own, keys.PrivateKeyInfo.load(der), fixed_dt=moment)


def refused(token, signature=SIGNATURE):
    with pytest.raises(Flaw) as flaw:
        read_stamp(token, signature=signature)
    return flaw.value.reason


@pytest.mark.parametrize("digest", ["sha256", "sha384", "sha512"])
def test_read_stamp_says_when_and_who(authority, digest):
    stamp = read_stamp(token_of(authority.stamper(NOON), digest=digest), signature=SIGNATURE)

    assert (stamp.moment, stamp.authority) == (NOON, "Test Time")


def test_read_stamp_refuses_a_stamp_over_something_else(authority):
    assert refused(token_of(authority.stamper(NOON)), b"another") == "it stamps something else"


def test_read_stamp_refuses_a_certificate_that_is_not_for_stamping(authority):
    token = token_of(stamper_of(authority.root, authority.root_key))

    assert refused(token) == "the certificate is not one of a time-stamp authority"


def test_read_stamp_refuses_a_certificate_that_was_not_valid_then(authority):
    token = token_of(authority.stamper(NOON + timedelta(days=5000)))

    assert refused(token) == "the authority's certificate was not valid then"


def test_read_stamp_refuses_what_is_not_in_its_one_encoding(authority):
    stamper = authority.stamper(NOON)
    token = asyncio.run(stamper.async_timestamp(hashlib.sha256(SIGNATURE).digest(), "sha256")).dump()

    assert refused(token) == "the token is not in its one encoding"
    assert read_stamp(bare(token), signature=SIGNATURE).moment == NOON


def test_read_stamp_refuses_a_weak_digest(authority):
    stamper = authority.stamper(NOON)
    stamper.override_md = "sha256"

    assert refused(token_of(stamper, digest="sha1")) == "digest sha1"


def test_read_stamp_refuses_a_signature_that_does_not_hold(authority):
    token = token_of(authority.stamper(NOON))

    assert refused(token[:-1] + bytes([token[-1] ^ 1])) == "the authority's signature does not hold"
