"""One reminder: to whom nothing was answered, not too early, and never a second time (DOMAIN 34)."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from demo.moves import sign_for, statement_at, withdraw_for
from limits.networks import HERE
from outbox.clock import database_now
from outbox.deliver import compose
from outbox.models import Mail
from signatures.actions.answering import decline, defer, forward, reconsider
from signatures.actions.circulating import invite, revoke, send_again
from signatures.actions.closing import close
from signatures.actions.links import open_link
from signatures.actions.reminding import remind
from signatures.models import Circulation, Deferral, Purpose
from signatures.reminders import SPACED, reminders_of
from statements.actions.locking import withdraw as give_up
from statements.lifecycle import Status, WrongMoment
from tests.times import asked_days_ago, token_in
from trail.models import Event


@pytest.fixture
def asked(circulation) -> Circulation:
    asked_days_ago(circulation)
    return circulation


def reminded() -> set[str]:
    return set(Mail.objects.filter(template="reminder").values_list("to", flat=True))


def today():
    return database_now().date()


def test_everybody_who_is_silent_gets_one(asked, cast):
    assert remind(asked, by=cast.author) == 5

    assert reminded() == {i.contact.email for i in asked.invitations.select_related("contact")}
    event = Event.objects.get(kind="circulation.reminded")
    assert (event.data, event.by) == ({"n": 5}, cast.author.trail_name)


def test_nobody_gets_a_second_one(asked, invitation, cast):
    remind(asked, by=cast.author)

    with pytest.raises(WrongMoment, match=r"The one reminder was sent on .*Europe/Brussels"):
        remind(asked, by=cast.releaser)
    send_again(invitation, by=cast.releaser)
    asked_days_ago(asked, 9)
    with pytest.raises(WrongMoment, match="The one reminder was sent"):
        remind(asked, by=cast.releaser)
    assert Mail.objects.filter(template="reminder").count() == 5


def test_the_database_keeps_it_so(asked, invitation, cast):
    remind(asked, by=cast.author)

    for other in (None, database_now()):
        with pytest.raises(DatabaseError, match="reminded of once"), transaction.atomic():
            asked.invitations.update(reminded_at=other)


def test_the_mail_says_what_an_ally_must_know(asked, invitation, cast):
    remind(asked, by=cast.author)
    body = compose(Mail.objects.get(template="reminder", to=invitation.contact.email)).body

    assert token_in("reminder", invitation.contact.email) in body
    for said in ("This is the only reminder", "(Europe/Brussels)", " UTC", "The text is final", "signs nothing"):
        assert said in body
    asked_on = asked.invitations.first().invited_at.astimezone(ZoneInfo(asked.zone)).date()
    assert f"On {asked_on.isoformat()} Workers’ Voice Party asked" in body


def test_the_older_link_opens_as_the_new_one_does(asked, invitation, cast):
    before = token_in("invitation", invitation.contact.email)

    remind(asked, by=cast.author)

    for token in (before, token_in("reminder", invitation.contact.email)):
        assert open_link(token, Purpose.ANSWER).invitation == invitation


def test_a_forwarded_link_is_not_the_contacts(asked, invitation, cast):
    link = open_link(token_in("invitation", invitation.contact.email), Purpose.ANSWER)
    forward(link, name="A colleague", email="colleague@dee.example", network=HERE)

    remind(asked, by=cast.author)

    assert token_in("reminder", invitation.contact.email) != token_in("forwarded", "colleague@dee.example")
    assert "colleague@dee.example" not in reminded()


@pytest.mark.parametrize(
    "answer",
    [
        sign_for,
        lambda i: (sign_for(i), withdraw_for(i)),
        decline,
        lambda i: (decline(i), reconsider(i)),
        lambda i: defer(i, decides_on=today() + timedelta(days=2)),
        lambda i: defer(i, decides_on=today() + timedelta(days=200)),
        lambda i: defer(i, decides_on=today()),
    ],
    ids=["signed", "withdrew", "declined", "took it back", "decides", "decides late", "decides today"],
)
def test_reminders_stop_after_any_answer(asked, invitation, cast, answer):
    answer(invitation)

    assert remind(asked, by=cast.author) == 4
    assert invitation.contact.email not in reminded()


def test_the_newest_day_counts_and_only_until_it_has_passed(asked, invitation, cast):
    Deferral.objects.create(invitation=invitation, decides_on=today() + timedelta(days=5))
    Deferral.objects.create(invitation=invitation, decides_on=today() - timedelta(days=2))

    assert remind(asked, by=cast.author) == 5


def test_who_was_revoked_gets_none(asked, invitation, cast):
    revoke(invitation, by=cast.author)

    assert remind(asked, by=cast.author) == 4
    assert invitation.contact.email not in reminded()


def test_it_does_not_come_within_48_hours(circulation, cast):
    asked_days_ago(circulation, 1.99)
    due = (circulation.invitations.first().invited_at + SPACED).astimezone(ZoneInfo(circulation.zone))

    with pytest.raises(WrongMoment, match=rf"too early .*{due.day} {due:%B} {due.year}"):
        remind(circulation, by=cast.author)
    assert reminded() == set()


def test_who_was_sent_a_new_link_has_time_from_then_on(asked, invitation, cast):
    send_again(invitation, by=cast.author)

    assert remind(asked, by=cast.author) == 4
    with pytest.raises(WrongMoment, match="too early"):
        remind(asked, by=cast.author)


def test_who_is_invited_later_is_reminded_later(cast, allies, document):
    circulation = statement_at(Status.CIRCULATING, cast, document, allies=allies[:2], signing=0).circulations.get()
    asked_days_ago(circulation)
    [late] = invite(circulation, allies[2:3], by=cast.author)

    assert remind(circulation, by=cast.author) == 2
    with pytest.raises(WrongMoment, match="too early"):
        remind(circulation, by=cast.author)
    asked_days_ago(circulation)
    assert remind(circulation, by=cast.author) == 1
    late.refresh_from_db()
    assert late.reminded_at


@pytest.mark.parametrize("role", ["reviewer", "administrator"])
def test_reminding_is_for_those_who_invite(asked, cast, role):
    with pytest.raises(PermissionDenied):
        remind(asked, by=getattr(cast, role))


def test_without_anybody_to_remind_it_says_so(cast, document):
    circulation = statement_at(Status.CIRCULATING, cast, document).circulations.get()

    with pytest.raises(WrongMoment, match="nobody to remind"):
        remind(circulation, by=cast.author)


@pytest.mark.parametrize(
    "end",
    [
        lambda c, cast: close(c, by=cast.releaser),
        lambda c, cast: give_up(c.statement, by=cast.releaser),
        lambda c, cast: Circulation.objects.update(deadline=database_now()),
    ],
)
def test_nobody_is_reminded_of_what_has_ended(asked, cast, end):
    end(asked, cast)

    with pytest.raises(WrongMoment):
        remind(asked, by=cast.releaser)
    assert reminded() == set()


def test_the_reminder_names_the_day_of_the_last_mail_as_it_was_there(circulation, cast):
    Circulation.objects.filter(pk=circulation.pk).update(zone="Asia/Almaty")
    late = (database_now() - timedelta(days=5)).replace(hour=22, minute=30)  # already the next day there
    circulation.invitations.update(invited_at=late - timedelta(days=9), sent_again_at=late)

    remind(circulation, by=cast.releaser)

    told = Mail.objects.filter(template="reminder").first().context["invited_on"]
    assert told == late.astimezone(ZoneInfo("Asia/Almaty")).date().isoformat()


def test_that_it_was_sent_is_true_also_when_all_have_answered(asked, cast, allies):
    remind(asked, by=cast.author)
    for invitation in asked.invitations.all():
        decline(invitation)

    assert reminders_of(asked.statement).last is not None
