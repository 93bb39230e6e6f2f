"""Links end when a newer one is sent; codes cannot be found by patience; a decline is taken back and stays written."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

import limits
from demo.cast import engage
from demo.moves import code_sent_for, sign_for
from limits.networks import HERE
from outbox.clock import database_now
from outbox.deliver import compose
from outbox.models import Mail
from signatures.actions import links
from signatures.actions.answering import NoName, decline, defer, forward, reconsider
from signatures.actions.circulating import revoke, send_again
from signatures.actions.closing import close
from signatures.actions.links import TRIES_IN_ALL, NoSuchLink, ask_for_code, open_again
from signatures.models import Circulation, Code, Decline, Deferral, Invitation, Link, Purpose
from statements.lifecycle import WrongMoment
from tests.api.conftest import ally_for
from trail.models import Event


def tomorrow():
    return (database_now() + timedelta(days=1)).date()


def answer_link(invitation) -> Link:
    return invitation.links.filter(purpose=Purpose.ANSWER).latest("pk")


def test_send_again_mails_a_new_link_and_ends_the_others(invitation, cast):
    first = answer_link(invitation)
    forward(first, name="Nikos Dimou", email="nikos@dee.example", network=HERE)
    forwarded = answer_link(invitation)

    send_again(invitation, by=cast.author)

    for ended in (first, forwarded):
        with pytest.raises(NoSuchLink):
            open_again(ended.pk, Purpose.ANSWER)
    assert open_again(answer_link(invitation).pk, Purpose.ANSWER).invitation == invitation
    assert Mail.objects.filter(template="invitation", to=invitation.contact.email).count() == 2
    assert Event.objects.filter(kind="invitation.sent_again", by=cast.author.trail_name).count() == 1


def test_send_again_makes_a_revoked_invitation_valid_again(invitation, cast):
    revoke(invitation, by=cast.author)
    assert not invitation.links.filter(revoked_at__isnull=True).exists()

    send_again(invitation, by=cast.author)

    assert sign_for(Invitation.objects.get(pk=invitation.pk)).invitation == invitation


def test_send_again_is_refused_to_others_and_after_the_deadline(invitation, circulation, cast):
    with pytest.raises(PermissionDenied):
        send_again(invitation, by=engage(name="Other Party", domain="other.example").author)

    close(circulation, by=cast.releaser)
    with pytest.raises(WrongMoment, match="issuer has closed the call"):
        send_again(invitation, by=cast.author)
    assert Mail.objects.filter(template="invitation", to=invitation.contact.email).count() == 1


@pytest.mark.parametrize("act", ["sign", "withdraw"])
def test_mistyped_codes_are_counted_over_the_whole_invitation(invitation, cast, act):
    """Six codes an hour of five tries each would be found in time; fifty tries in all are not enough for anybody."""
    ask_for_code(invitation, act=act, digest=invitation.circulation.digest, network=HERE)
    Code.objects.update(tries=TRIES_IN_ALL, created_at=database_now() - timedelta(hours=2))
    Link.objects.update(created_at=database_now() - timedelta(hours=3))

    with pytest.raises(WrongMoment, match="Ask whoever invited you for a new link"):
        ask_for_code(invitation, act=act, digest=invitation.circulation.digest, network=HERE)

    send_again(invitation, by=cast.author)
    ask_for_code(invitation, act=act, digest=invitation.circulation.digest, network=HERE)
    assert code_sent_for(invitation, act)


def test_a_forwarded_link_does_not_begin_the_count_anew(invitation):
    ask_for_code(invitation, act="sign", digest=invitation.circulation.digest, network=HERE)
    Code.objects.update(tries=TRIES_IN_ALL)
    forward(answer_link(invitation), name="Nikos Dimou", email="nikos@dee.example", network=HERE)

    with pytest.raises(WrongMoment, match="new link"):
        ask_for_code(invitation, act="sign", digest=invitation.circulation.digest, network=HERE)


def test_one_address_is_sent_so_many_codes(circulation, monkeypatch):
    monkeypatch.setattr(links, "CODES_TO_ADDRESS", 2)
    invitations = list(circulation.invitations.order_by("pk")[:3])
    for invitation in invitations:
        invitation.contact.email = "one@office.example"
        invitation.contact.save()

    for invitation in invitations[:2]:
        ask_for_code(invitation, act="sign", digest=circulation.digest, network=HERE)

    with pytest.raises(limits.TooMany):
        ask_for_code(invitations[2], act="sign", digest=circulation.digest, network=HERE)


@pytest.mark.parametrize("answer", [reconsider, lambda i: defer(i, decides_on=tomorrow())])
def test_after_the_deadline_nothing_is_decided_again(invitation, circulation, answer):
    decline(invitation)
    Circulation.objects.filter(pk=circulation.pk).update(deadline=database_now())

    with pytest.raises(WrongMoment, match="deadline has passed"):
        answer(invitation)
    assert Decline.objects.standing().count() == 1


def test_what_was_declined_or_deferred_cannot_be_rewritten(invitation):
    defer(invitation, decides_on=tomorrow())
    decline(invitation, reason="We wait.")
    reconsider(invitation)

    for act in (
        lambda: Decline.objects.update(reason="other"),
        lambda: Decline.objects.update(reconsidered_at=None),
        lambda: Decline.objects.all().delete(),
        lambda: Deferral.objects.update(decides_on=tomorrow()),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_mails_to_an_individual_speak_of_no_organisation(invitation, circulation):
    """DOMAIN 27."""
    invitation.organisation.kind = "individual"
    invitation.organisation.save()
    ask_for_code(invitation, act="sign", digest=circulation.digest, network=HERE)

    assert "your organisation" not in compose(Mail.objects.get(template="code")).body


@pytest.mark.parametrize(
    "name", ["", "Notice\n\nConfirm it", "See https://evil.example", "www.evil.example", "N" * 101]
)
def test_a_forwarded_mail_greets_by_a_name_and_carries_no_message(invitation, name):
    """It goes in our words to an address that nobody has confirmed."""
    with pytest.raises(NoName):
        forward(answer_link(invitation), name=name, email="nikos@dee.example", network=HERE)
    told = ally_for(invitation).post("invitation/forward/", {"name": name, "email": "nikos@dee.example"})

    assert told.status_code in (400, 422)
    assert not Mail.objects.filter(template="forwarded").exists()
