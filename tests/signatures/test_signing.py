"""Sign: a person with a name and an office, a code from the registered address, one exact text."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from demo.moves import code_sent_for, sign_for
from limits.networks import HERE
from outbox.clock import database_now
from outbox.deliver import compose
from outbox.models import Mail
from signatures.actions.links import WrongCode, ask_for_code
from signatures.actions.signing import AnotherText, Signer, sign
from signatures.models import Code, Signature
from statements.lifecycle import WrongMoment

SIGNER = Signer("Eleni Markou", "Secretary", "eleni@dee.example", "Central committee", date(2026, 3, 1))


def attempt(invitation, code, *, digest=None, signer=SIGNER):
    return sign(
        invitation,
        signer=signer,
        digest=digest or invitation.circulation.digest,
        shown_at=database_now(),
        code=code,
    )


@pytest.fixture
def code(invitation) -> str:
    ask_for_code(invitation, act="sign", digest=invitation.circulation.digest, network=HERE)
    return code_sent_for(invitation, "sign")


def test_sign_records_who_how_and_what(invitation, code):
    """DOMAIN 1, 21."""
    signature = attempt(invitation, code)

    mandate = signature.mandate
    assert (mandate.person, mandate.office, mandate.organ, mandate.decided_on) == (
        "Eleni Markou", "Secretary", "Central committee", date(2026, 3, 1),
    )  # fmt: skip
    assert mandate.authority == "known_contact"
    assert (signature.digest, signature.language) == (invitation.circulation.digest, "en")
    assert signature.revision == invitation.circulation.revision


def test_receipts_go_to_the_signer_and_to_the_registered_address(invitation, code):
    """DOMAIN 24: each with a way of its own to object."""
    attempt(invitation, code)

    receipts = Mail.objects.filter(template="receipt").order_by("pk")
    assert {m.to for m in receipts} == {"office@dee.example", "eleni@dee.example"}
    assert len({m.secrets["token"][1] for m in receipts}) == 2
    assert "/o/" in compose(receipts[0]).body


def test_one_receipt_where_both_addresses_are_one(invitation, code):
    attempt(invitation, code, signer=Signer("Eleni Markou", "Secretary", "OFFICE@dee.example"))

    assert Mail.objects.filter(template="receipt").count() == 1


@pytest.mark.parametrize("typed", ["{} ", " {0[0]}{0[1]}{0[2]} {0[3]}{0[4]}{0[5]}"])
def test_a_code_may_be_typed_with_spaces(invitation, code, typed):
    assert attempt(invitation, typed.format(code)).pk


def test_a_code_may_be_typed_in_other_digits(invitation, code):
    arabic = "".join(chr(ord("٠") + int(d)) for d in code)
    assert attempt(invitation, arabic).pk


def test_a_wrong_code_signs_nothing_and_is_counted(invitation, code):
    wrong = f"{(int(code) + 1) % 10**6:06d}"

    for left in (4, 3, 2, 1, 0):
        with pytest.raises(WrongCode, match=f"Tries left: {left}"):
            attempt(invitation, wrong)
    with pytest.raises(WrongCode, match="mistyped too often"):
        attempt(invitation, code)

    assert not Signature.objects.exists()


def test_a_code_lives_ten_minutes(invitation, code):
    row = Code.objects.get()
    assert row.expires_at - row.created_at <= timedelta(minutes=10, seconds=1)
    Code.objects.update(expires_at=database_now())

    with pytest.raises(WrongCode, match="expired"):
        attempt(invitation, code)


def test_a_code_of_another_organisation_does_not_help(circulation, invitation, code):
    other = circulation.invitations.exclude(pk=invitation.pk).first()
    ask_for_code(other, act="sign", digest=circulation.digest, network=HERE)

    if code_sent_for(other, "sign") != code:  # one in a million
        with pytest.raises(WrongCode):
            attempt(other, code)


def test_without_a_code_nothing_is_signed(invitation):
    with pytest.raises(WrongCode, match="Ask for a code first"):
        attempt(invitation, "123456")


def test_a_new_code_replaces_the_old(invitation, code):
    ask_for_code(invitation, act="sign", digest=invitation.circulation.digest, network=HERE)
    new = code_sent_for(invitation, "sign")

    if new != code:
        with pytest.raises(WrongCode):
            attempt(invitation, code)
    assert attempt(invitation, new).pk


def test_codes_are_few_in_an_hour(invitation):
    for _ in range(6):
        ask_for_code(invitation, act="sign", digest=invitation.circulation.digest, network=HERE)

    with pytest.raises(WrongMoment, match="Too many codes"):
        ask_for_code(invitation, act="sign", digest=invitation.circulation.digest, network=HERE)


def test_another_text_than_shown_is_refused_with_what_changed(invitation, code, cast):
    """DOMAIN 1, 7: a digest that does not circulate is never signed."""
    with pytest.raises(AnotherText, match="What changed"):
        attempt(invitation, code, digest="0" * 64)

    assert not Signature.objects.exists()


def test_a_code_is_bound_to_the_text_it_was_asked_for(invitation):
    ask_for_code(invitation, act="sign", digest="0" * 64, network=HERE)

    with pytest.raises(AnotherText):
        attempt(invitation, code_sent_for(invitation, "sign"))


def test_a_second_signature_is_refused(invitation):
    """DOMAIN 25."""
    sign_for(invitation)

    with pytest.raises(WrongMoment, match="signed already"):
        sign_for(invitation)
    assert Signature.objects.count() == 1


def test_a_used_code_signs_nothing_else(invitation, code):
    attempt(invitation, code)

    with pytest.raises(WrongCode, match="was used"):
        attempt(invitation, code)


@pytest.mark.parametrize("missing", ["person", "office", "email"])
def test_name_office_and_address_are_needed(invitation, code, missing):
    signer = Signer(**{**vars(SIGNER), missing: "  "})

    with pytest.raises(ValueError, match="are needed"):
        attempt(invitation, code, signer=signer)


def test_what_was_signed_cannot_be_changed(invitation, code):
    signature = attempt(invitation, code)

    for change in ({"digest": "0" * 64}, {"signed_at": database_now()}):
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            Signature.objects.filter(pk=signature.pk).update(**change)
    with pytest.raises(DatabaseError, match="not removed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM signatures_signature")
