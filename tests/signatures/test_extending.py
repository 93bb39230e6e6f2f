"""“Please answer by”, and a deadline that is extended: logged, mailed, and never shortened (DOMAIN 32, 38)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from demo.moves import sign_for, statement_at
from outbox.clock import database_now
from outbox.deliver import compose
from outbox.models import Mail
from signatures.actions.answering import decline, defer
from signatures.actions.circulating import circulate, revoke
from signatures.actions.closing import close, close_due
from signatures.actions.extending import extend
from signatures.actions.links import AFTER_DEADLINE, open_link
from signatures.models import Circulation, Link, Purpose
from statements.lifecycle import Status, WrongMoment
from tests.times import token_in
from trail.models import Event

LATER = datetime(2099, 3, 28, 22, 59, tzinfo=UTC)


def passed(circulation, by=timedelta(seconds=1)):
    Circulation.objects.filter(pk=circulation.pk).update(deadline=database_now() - by)


def test_both_deadlines_stand_in_the_invitation(cast, allies, document):
    from signatures.actions.circulating import invite

    statement = statement_at(Status.LOCKED, cast, document)
    asked = LATER - timedelta(days=7)
    circulation = circulate(statement, by=cast.releaser, deadline=LATER, answer_by=asked, zone="Europe/Brussels")
    invite(circulation, allies[:1], by=cast.releaser)

    message = compose(Mail.objects.get(template="invitation")).body

    for said in ("2099-03-28 23:59 (Europe/Brussels)", "2099-03-28 22:59 UTC"):
        assert said in message
    assert "Please answer by 2099-03-21 23:59 (Europe/Brussels), that is 2099-03-21 22:59 UTC." in message


def test_nobody_is_asked_to_answer_by_a_time_that_has_passed(circulation, invitation, cast):
    Circulation.objects.filter(pk=circulation.pk).update(answer_by=database_now() - timedelta(hours=1))

    extend(circulation, by=cast.releaser, deadline=LATER)

    assert "Please answer by" not in compose(Mail.objects.filter(template="extended").first()).body


@pytest.mark.parametrize(
    ("answer_by", "why"),
    [
        (timedelta(days=14), "before the deadline"),
        (timedelta(days=15), "before the deadline"),
        (-timedelta(1), "future"),
    ],
)
def test_answers_are_asked_for_before_the_deadline_and_not_in_the_past(cast, document, answer_by, why):
    statement, now = statement_at(Status.LOCKED, cast, document), database_now()

    with pytest.raises(ValueError, match=why):
        circulate(statement, by=cast.releaser, deadline=now + timedelta(days=14), answer_by=now + answer_by, zone="UTC")


def test_the_database_keeps_the_order_of_the_two(circulation):
    with pytest.raises(IntegrityError), transaction.atomic():
        Circulation.objects.filter(pk=circulation.pk).update(answer_by=circulation.deadline)


def test_after_the_time_asked_for_nothing_closes(circulation, invitation):
    Circulation.objects.filter(pk=circulation.pk).update(answer_by=database_now() - timedelta(hours=1))

    assert close_due() == 0
    assert sign_for(invitation)


def test_an_extension_is_recorded_with_both_times(circulation, cast):
    before = circulation.deadline

    extended = extend(circulation, by=cast.releaser, deadline=LATER)

    assert extended.deadline == LATER
    event = Event.objects.get(kind="circulation.extended")
    assert event.data == {
        "deadline_was": before.isoformat(), "deadline": LATER.isoformat(), "zone": "Europe/Brussels",
    }  # fmt: skip
    assert event.by == cast.releaser.trail_name


def test_whoever_can_still_sign_is_told(circulation, cast):
    signed, declined, deferred, revoked, silent = circulation.invitations.order_by("pk")
    sign_for(signed)
    decline(declined)
    defer(deferred, decides_on=(circulation.deadline + timedelta(days=3)).date())
    revoke(revoked, by=cast.releaser)

    extend(circulation, by=cast.releaser, deadline=LATER)

    mails = {m.to: compose(m).body for m in Mail.objects.filter(template="extended")}
    assert set(mails) == {deferred.contact.email, silent.contact.email}
    for body in mails.values():
        assert "until 2099-03-28 23:59 (Europe/Brussels), that is 2099-03-28 22:59 UTC" in body
    assert "You told us that you decide on" in mails[deferred.contact.email]
    assert "You told us" not in mails[silent.contact.email]


def test_two_organisations_of_one_contact_are_told_both(circulation, cast):
    first, second = circulation.invitations.order_by("pk")[:2]
    type(first.contact).objects.filter(pk=second.contact_id).update(email=first.contact.email)

    extend(circulation, by=cast.releaser, deadline=LATER)

    assert Mail.objects.filter(template="extended", to=first.contact.email).count() == 2


def test_every_extension_is_told(circulation, invitation, cast):
    extend(circulation, by=cast.releaser, deadline=LATER)
    extend(circulation, by=cast.releaser, deadline=LATER + timedelta(days=1))

    assert Mail.objects.filter(template="extended", to=invitation.contact.email).count() == 2


def test_links_outlive_the_new_deadline_as_they_did_the_old_one(circulation, cast):
    first, other = circulation.invitations.order_by("pk")[:2]
    sign_for(other)
    before = token_in("invitation", first.contact.email)

    extend(circulation, by=cast.releaser, deadline=LATER)

    assert set(Link.objects.values_list("expires_at", flat=True)) == {LATER + AFTER_DEADLINE}
    for token in (before, token_in("extended", first.contact.email)):
        assert open_link(token, Purpose.ANSWER).invitation == first
    assert open_link(token_in("receipt", other.contact.email), Purpose.OBJECTION).invitation == other


def test_a_link_of_another_key_is_mailed_anew(circulation, invitation, cast, settings):
    settings.LINK_KEY = "another key, to which somebody changed after a leak"

    extend(circulation, by=cast.releaser, deadline=LATER)

    assert open_link(token_in("extended", invitation.contact.email), Purpose.ANSWER).invitation == invitation


@pytest.mark.parametrize("difference", [timedelta(0), -timedelta(seconds=1), -timedelta(days=3)])
def test_nobody_who_was_told_a_date_is_given_less(circulation, cast, difference):
    with pytest.raises(ValueError, match="later than the present one"):
        extend(circulation, by=cast.releaser, deadline=circulation.deadline + difference)


@pytest.mark.parametrize("role", ["author", "reviewer", "administrator"])
def test_extending_is_for_releasers(circulation, cast, role):
    with pytest.raises(PermissionDenied):
        extend(circulation, by=getattr(cast, role), deadline=LATER)


@pytest.mark.parametrize("ended", [passed, lambda c: (passed(c), close_due())])
def test_a_call_that_has_ended_by_its_deadline_is_not_opened_again(circulation, invitation, cast, ended):
    """DOMAIN 38: late names go to the next edition."""
    ended(circulation)

    with pytest.raises(WrongMoment, match="no longer taken"):
        extend(circulation, by=cast.releaser, deadline=LATER)
    with pytest.raises(WrongMoment):
        sign_for(invitation)


def test_nor_is_one_that_somebody_closed(circulation, cast):
    close(circulation, by=cast.releaser)

    with pytest.raises(WrongMoment):
        extend(circulation, by=cast.releaser, deadline=LATER)
    assert not Mail.objects.filter(template="extended").exists()


def test_under_the_new_deadline_names_are_taken_and_then_it_closes(circulation, invitation, cast):
    extend(circulation, by=cast.releaser, deadline=LATER)
    assert close_due() == 0
    sign_for(type(invitation).objects.get(pk=invitation.pk))

    passed(circulation)

    assert close_due() == 1
