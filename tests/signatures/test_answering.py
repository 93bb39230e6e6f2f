"""Decline, withdraw, object: everything that is not a signature, or takes one back."""

import pytest

from demo.moves import code_sent_for, sign_for, withdraw_for
from limits.networks import HERE
from organisations.actions.people import let_out
from outbox import tokens
from outbox.models import Mail
from signatures.actions.answering import decline, object_to, resolve, withdraw
from signatures.actions.circulating import revoke
from signatures.actions.links import WrongCode, ask_for_code, open_link
from signatures.models import Purpose, Signature
from statements.lifecycle import WrongMoment
from trail.models import Event


def objection_link(signature, to=None):
    mails = Mail.objects.filter(template="receipt")
    mail = mails.get(to=to) if to else mails.latest("pk")
    return open_link(tokens.reveal(*mail.secrets["token"]), Purpose.OBJECTION)


def test_decline_keeps_the_reason_from_the_trail(invitation):
    """DOMAIN 33: the reason is private."""
    row = decline(invitation, reason="We wait for our congress.")

    assert row.reason == "We wait for our congress."
    event = Event.objects.get(kind="invitation.declined")
    assert "congress" not in str(event.data)


def test_decline_twice_is_one(invitation):
    assert decline(invitation).pk == decline(invitation).pk


def test_who_declined_does_not_sign_by_the_same_link(invitation):
    decline(invitation)

    with pytest.raises(WrongMoment, match="has declined"):
        sign_for(invitation)


def test_who_signed_withdraws_and_does_not_decline(invitation):
    sign_for(invitation)

    with pytest.raises(WrongMoment, match="Withdraw the signature"):
        decline(invitation)


def test_one_decline_stops_nobody_else(circulation, invitation):
    """DOMAIN 35, scenario 10."""
    decline(invitation)

    for other in circulation.invitations.exclude(pk=invitation.pk):
        sign_for(other)
    assert Signature.objects.active().count() == 4


def test_withdraw_is_confirmed_to_both_addresses_and_told_to_the_issuer(invitation, cast):
    """DOMAIN 40."""
    sign_for(invitation)
    Signature.objects.get().mandate.__class__.objects.update(email="eleni@dee.example")

    withdraw_for(invitation)

    told = Mail.objects.filter(template="withdrawn").values_list("to", flat=True)
    assert set(told) == {"office@dee.example", "eleni@dee.example", cast.releaser.email}
    assert not Signature.objects.active().exists()


def test_withdraw_needs_its_own_code(invitation):
    sign_for(invitation)
    ask_for_code(invitation, act="sign", digest=invitation.circulation.digest, network=HERE)

    with pytest.raises(WrongCode):
        withdraw(invitation, code=code_sent_for(invitation, "sign"))


def test_nothing_to_withdraw(invitation):
    ask_for_code(invitation, act="withdraw", digest=invitation.circulation.digest, network=HERE)

    with pytest.raises(WrongMoment, match="no signature to withdraw"):
        withdraw(invitation, code=code_sent_for(invitation, "withdraw"))


def test_after_a_withdrawal_one_may_sign_again(invitation):
    sign_for(invitation)
    withdraw_for(invitation)

    sign_for(invitation)

    assert (Signature.objects.count(), Signature.objects.active().count()) == (2, 1)


def test_an_objection_holds_the_name_out(invitation):
    """DOMAIN 31, scenario 6."""
    signature = sign_for(invitation)
    assert Signature.objects.printable().count() == 1

    object_to(objection_link(signature), reason="Our board knows nothing of it.", network=HERE)

    assert Signature.objects.printable().count() == 0
    assert Mail.objects.filter(template="objection", to="releaser@voice.example").count() == 1


def test_a_second_objection_is_told_so(invitation):
    signature = sign_for(invitation)
    object_to(objection_link(signature), network=HERE)

    with pytest.raises(WrongMoment, match="already being looked into"):
        object_to(objection_link(signature), network=HERE)


@pytest.mark.parametrize(("upheld", "printed"), [(True, 0), (False, 1)])
def test_an_objection_is_settled_once(invitation, cast, upheld, printed):
    objection = object_to(objection_link(sign_for(invitation)), network=HERE)

    resolve(objection, by=cast.releaser, upheld=upheld)

    assert Signature.objects.printable().count() == printed
    with pytest.raises(WrongMoment, match="No objection waits"):
        resolve(objection, by=cast.releaser, upheld=not upheld)


def test_after_an_upheld_objection_the_organisation_may_sign(invitation, cast):
    resolve(object_to(objection_link(sign_for(invitation)), network=HERE), by=cast.releaser, upheld=True)

    sign_for(invitation)

    assert Signature.objects.printable().count() == 1


def test_a_settled_objection_is_not_raised_again(invitation, cast):
    signature = sign_for(invitation)
    resolve(object_to(objection_link(signature), network=HERE), by=cast.releaser, upheld=False)

    with pytest.raises(WrongMoment, match="settled already"):
        object_to(objection_link(signature), network=HERE)
    assert Signature.objects.printable().count() == 1


def test_a_revoked_invitation_leaves_the_way_to_object(invitation, cast):
    signature = sign_for(invitation)
    revoke(invitation, by=cast.releaser)

    object_to(objection_link(signature), network=HERE)

    assert Signature.objects.printable().count() == 0


def test_who_has_left_the_issuer_is_told_nothing_any_more(invitation, cast):
    """The reason is for the issuer alone: it goes to those who still decide there."""
    signature = sign_for(invitation)
    let_out(cast.releaser, issuer=cast.issuer, by=cast.administrator)

    object_to(objection_link(signature), network=HERE, reason="Our chair was threatened.")
    withdraw_for(invitation)

    assert {m.to for m in Mail.objects.filter(template="objection")} == {cast.administrator.email}
    assert cast.releaser.email not in {m.to for m in Mail.objects.filter(template="withdrawn")}


def test_an_objection_to_what_was_withdrawn_waits_for_nobody(invitation, cast):
    objection = object_to(objection_link(sign_for(invitation)), network=HERE)
    withdraw_for(invitation)

    with pytest.raises(WrongMoment, match="No objection waits"):
        resolve(objection, by=cast.releaser, upheld=True)
