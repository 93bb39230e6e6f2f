"""Every way to touch a sealed file makes it something else than genuine (DOMAIN 73, scenario 18)."""

import asyncio
import hashlib
import random
from datetime import timedelta

import pytest
from asn1crypto import cms, x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from releases.sealing import create_demo_key
from releases.verifying import Answer, State, examine
from releases.verifying.stamp import bare
from tests.sealing.authority import TimeAuthority, certificate
from tests.verifying import surgery
from tests.verifying.releases import NOON, edition, release, rendered, sealed


@pytest.fixture
def verdict(ec_key):
    return lambda data: examine(data, trusted=[ec_key.fingerprint]).verdict


def test_the_untouched_files_are_genuine(plain, stamped, verdict):
    assert (verdict(plain), verdict(stamped)) == (Answer.GENUINE, Answer.GENUINE)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["plain", "stamped"])
def test_a_flipped_byte_anywhere_is_found(name, request, verdict):
    data = request.getfixturevalue(name)
    envelope, chance = surgery.envelope_of(data), random.Random(18)
    inside = [chance.randrange(envelope.first, envelope.resume) for _ in range(80)]
    anywhere = [chance.randrange(len(data)) for _ in range(120)]
    ends = [0, 4, len(data) - 1, envelope.first, envelope.resume - 1]

    survivors = []
    for position in inside + anywhere + ends:
        touched = bytearray(data)
        touched[position] ^= chance.randrange(1, 256)
        if verdict(bytes(touched)) is not Answer.ALTERED:
            survivors.append(position)

    assert survivors == []


def test_the_case_of_the_hex_digits_counts(plain, verdict):
    gap = surgery.envelope_of(plain).gap
    one = next(at for at, digit in enumerate(gap) if digit in b"ABCDEF")

    assert verdict(surgery.with_gap(plain, gap.lower())) is Answer.ALTERED
    assert verdict(surgery.with_gap(plain, gap[:one] + gap[one : one + 1].lower() + gap[one + 1 :])) is Answer.ALTERED


@pytest.mark.parametrize("hidden", [b"01", b"  ", b"\n\n", b"0 ", b"FF"])
def test_nothing_hides_in_the_padding(plain, verdict, hidden):
    gap = surgery.envelope_of(plain).gap

    assert verdict(surgery.with_gap(plain, gap[: -1 - len(hidden)] + hidden + b">")) is Answer.ALTERED


@pytest.mark.parametrize("more", [b"\n", b" ", b"\0", b"%", b"%%EOF\n", b"<html>", b"x" * 5000])
def test_appended_bytes_are_found(plain, verdict, more):
    assert verdict(plain + more) is Answer.ALTERED


def test_bytes_in_front_are_found(plain, verdict):
    assert verdict(b"\n" + plain) is Answer.ALTERED


def test_an_appended_revision_is_found(plain, ec_key):
    report = examine(surgery.revised(plain), trusted=[ec_key.fingerprint])

    assert report.verdict is Answer.ALTERED
    assert report["intact"].sentence.startswith("Something was added to the file after it was sealed.")
    assert report["sealed_by"].state is not State.BAD


def test_a_file_saved_by_another_program_is_altered(plain, verdict):
    assert verdict(surgery.rewritten(plain)) is Answer.ALTERED


@pytest.mark.slow
def test_a_second_signature_is_found(plain, ec_key, rsa_key):
    report = examine(surgery.signed_again(plain, rsa_key), trusted=[ec_key.fingerprint])

    assert report.verdict is Answer.ALTERED
    assert report["intact"].sentence.startswith("The file carries more than one signature")


@pytest.mark.slow
def test_a_second_signature_by_the_issuer_is_found_as_well(plain, ec_key, verdict):
    assert verdict(surgery.signed_again(plain, ec_key)) is Answer.ALTERED


@pytest.mark.slow
def test_a_truncated_file_is_never_genuine(stamped, verdict):
    lengths = [len(stamped) * part // 50 for part in range(50)] + [len(stamped) - 1]

    verdicts = {verdict(stamped[:length]) for length in lengths}

    assert verdicts == {Answer.ALTERED, Answer.UNREADABLE}


def test_a_file_cut_within_its_seal_was_a_release_once(stamped, verdict):
    envelope = surgery.envelope_of(stamped)

    assert verdict(stamped[: envelope.resume - 10]) is Answer.ALTERED


@pytest.mark.slow
def test_a_lookalike_sealed_by_another_key_is_foreign(tmp_path, ec_key):
    lookalike = create_demo_key(tmp_path / "seal.p12", organisation="Union of Examples", kind="ec", now=NOON)

    report = examine(release(lookalike), trusted=[ec_key.fingerprint])

    assert lookalike.certificate.subject == ec_key.certificate.subject
    assert report.verdict is Answer.FOREIGN
    assert report.headline == "Not sealed by this issuer"
    assert report["sealed_by"].state is State.BAD


@pytest.mark.slow
def test_a_lookalike_with_an_appended_revision_is_no_better(tmp_path, ec_key, verdict):
    lookalike = create_demo_key(tmp_path / "seal.p12", organisation="Union of Examples", kind="ec", now=NOON)

    assert verdict(surgery.revised(release(lookalike))) is Answer.FOREIGN


@pytest.mark.slow
def test_a_lookalike_that_was_touched_is_not_even_whole(tmp_path, ec_key, verdict):
    lookalike = create_demo_key(tmp_path / "seal.p12", organisation="Union of Examples", kind="ec", now=NOON)

    assert verdict(release(lookalike).replace(b"/Catalog", b"/Katalog", 1)) is Answer.ALTERED


def test_the_seal_moved_to_another_text_is_altered(plain, ec_key, verdict):
    other = sealed(rendered(edition(label="N° 22")), ec_key)

    assert verdict(surgery.with_der(other, surgery.envelope_of(plain).der)) is Answer.ALTERED


def _another_attribute(signed, signer):
    attribute = cms.CMSAttribute({"type": "content_type", "values": ["data"]})
    stamps = [] if signer["unsigned_attrs"].native is None else list(signer["unsigned_attrs"])
    signer["unsigned_attrs"] = [*stamps, attribute]


def _other_certificate(signed, signer):
    private = ec.generate_private_key(ec.SECP256R1())
    other = certificate(private, "x", private, "x", since=NOON)
    signed["certificates"].append(x509.Certificate.load(other.public_bytes(Encoding.DER)))


def _certificate_twice(signed, signer):
    signed["certificates"].append(signed["certificates"][0].chosen.copy())


def _other_version(signed, signer):
    signed["version"] = "v3"


def _other_form_of_the_signature(signed, signer):
    signer["signature"] = surgery.high(signer["signature"].native)


def _other_digest_announced(signed, signer):
    signed["digest_algorithms"] = [{"algorithm": "sha512"}]


def _content_inside(signed, signer):
    signed["encap_content_info"] = {"content_type": "data", "content": b"hidden"}


CHANGES = [
    _another_attribute,
    _other_certificate,
    _certificate_twice,
    _other_version,
    _other_form_of_the_signature,
    _other_digest_announced,
    _content_inside,
]


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("name", ["plain", "stamped"])
def test_what_nobody_signed_cannot_be_changed(name, change, request, verdict):
    data = request.getfixturevalue(name)

    touched = surgery.with_cms(data, change)

    assert touched != data
    assert verdict(touched) is Answer.ALTERED


def test_a_longer_encoding_of_the_same_seal_is_found(plain, verdict):
    der = surgery.envelope_of(plain).der
    longer = der[:1] + b"\x83\x00" + der[2:4] + der[4:]

    assert verdict(surgery.with_der(plain, longer)) is Answer.ALTERED


def test_the_stamp_cannot_be_taken_out(stamped, ec_key):
    def taken_out(signed, signer):
        signer["unsigned_attrs"] = None

    report = examine(surgery.with_cms(stamped, taken_out), trusted=[ec_key.fingerprint])

    assert report.verdict is Answer.ALTERED
    assert "it was taken out" in report["sealed_at"].sentence


def restamped(data, authority, moment, *, over=None):
    """The file with another token in its seal: that of any authority over its signature, at any moment."""
    stamper = authority.stamper(moment)

    def change(signed, signer):
        value = signer["signature"].native if over is None else over
        token = asyncio.run(stamper.async_timestamp(hashlib.sha256(value).digest(), "sha256"))
        token = cms.ContentInfo.load(bare(token.dump()))
        signer["unsigned_attrs"] = [{"type": "signature_time_stamp_token", "values": [token]}]

    return surgery.with_cms(data, change)


@pytest.mark.slow
def test_the_same_authority_may_have_stamped_it(stamped, authority, verdict):
    assert verdict(restamped(stamped, authority, NOON)) is Answer.GENUINE


@pytest.mark.slow
def test_the_stamp_of_another_authority_is_refused(stamped, verdict):
    assert verdict(restamped(stamped, TimeAuthority(since=NOON), NOON)) is Answer.ALTERED


@pytest.mark.slow
def test_a_stamp_that_was_added_later_is_refused(plain, stamped, authority, verdict):
    assert verdict(restamped(stamped, authority, NOON + timedelta(days=400))) is Answer.ALTERED


@pytest.mark.slow
def test_a_stamp_over_something_else_is_refused(stamped, authority, verdict):
    assert verdict(restamped(stamped, authority, NOON, over=b"another signature")) is Answer.ALTERED


@pytest.mark.slow
def test_a_stamp_with_the_authoritys_other_certificates_is_refused(stamped, authority, verdict):
    def change(signed, signer):
        token = signer["unsigned_attrs"][0]["values"][0]
        root = x509.Certificate.load(authority.root.public_bytes(Encoding.DER))
        token["content"]["certificates"].append(root)

    assert verdict(surgery.with_cms(stamped, change)) is Answer.ALTERED
