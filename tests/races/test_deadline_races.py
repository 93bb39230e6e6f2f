"""The last second: a deadline is extended while the clock closes the call or somebody signs; two press “remind” at once."""

import time
from datetime import timedelta

import pytest
from django.db import connection

from outbox.clock import database_now
from outbox.models import Mail
from signatures.actions import extending
from signatures.actions.answering import decline
from signatures.actions.circulating import invite, send_again
from signatures.actions.closing import close_passed
from signatures.actions.extending import extend
from signatures.actions.links import AFTER_DEADLINE
from signatures.actions.reminding import remind
from signatures.models import Circulation, Decline, Invitation, Signature
from statements.lifecycle import Status, WrongMoment
from tests.races.test_signing_races import circulating, many, signing
from tests.times import asked_days_ago
from tests.together import together
from trail.models import Event

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUNDS = 4


def ends_in(circulation: Circulation, seconds: float) -> None:
    Circulation.objects.filter(pk=circulation.pk).update(deadline=database_now() + timedelta(seconds=seconds))


def later():
    return database_now() + timedelta(days=30)


def after(seconds: float, act):
    return lambda: (time.sleep(seconds), act())[1]


@pytest.mark.parametrize("left", [0.0, 0.02, 0.05, 0.2])
def test_extend_against_the_clock(cast, document, left):
    """Either it was extended and is open, or it is closed and was not; never both."""
    circulation = circulating(cast, document, many(cast, 2))
    ends_in(circulation, left)

    closers = [after(left / 2 * n, lambda: close_passed(circulation)) for n in range(1, 4)]
    extended, *closed = together(lambda: extend(circulation, by=cast.releaser, deadline=later()), *closers)

    circulation.refresh_from_db()
    if isinstance(extended, Circulation):
        assert closed == [None] * 3
        assert (circulation.closed_at, circulation.statement.status) == (None, Status.CIRCULATING)
        assert Mail.objects.filter(template="extended").count() == 2
    else:
        assert isinstance(extended, WrongMoment), extended
        close_passed(circulation)
        circulation.refresh_from_db()
        assert circulation.closed_at is not None
        assert not Mail.objects.filter(template="extended").exists()


def test_whoever_signs_while_it_is_extended_signs_under_the_new_deadline(cast, document, monkeypatch):
    """The signer comes after the old deadline, and before the extension is committed: it waits, and is taken."""
    if connection.vendor == "sqlite":
        pytest.skip("one writer at a time: whoever waits begins afterwards anyway")
    circulation = circulating(cast, document, many(cast, 1))
    act = signing(circulation.invitations.select_related("contact", "circulation").get())
    ends_in(circulation, 0.5)
    record = extending.record
    monkeypatch.setattr(extending, "record", lambda *a, **k: (time.sleep(1.2), record(*a, **k))[1])

    extended, signed = together(lambda: extend(circulation, by=cast.releaser, deadline=later()), after(0.8, act))

    assert isinstance(extended, Circulation), extended
    assert isinstance(signed, Signature), signed
    assert Event.objects.filter(kind__in=["circulation.extended", "signature.given"]).count() == 2


def test_whoever_signs_first_is_not_told_of_more_time(cast, document):
    for organisation in many(cast, ROUNDS):
        circulation = circulating(cast, document, [organisation])
        act = signing(circulation.invitations.select_related("contact", "circulation").get())

        signed, extended = together(act, lambda c=circulation: extend(c, by=cast.releaser, deadline=later()))

        assert isinstance(signed, Signature), signed
        assert isinstance(extended, Circulation), extended
        both = Event.objects.filter(kind__in=["circulation.extended", "signature.given"])
        first = both.filter(statement=circulation.statement.uid).order_by("pk").first()
        told = Mail.objects.filter(template="extended", to=organisation.contacts.get().email).exists()
        assert told == (first.kind == "circulation.extended")


def test_two_extend_at_once_and_neither_takes_time_back(cast, document):
    circulation = circulating(cast, document, many(cast, 1))
    near, far = later() + timedelta(days=10), later() + timedelta(days=20)

    together(*[lambda d=d: extend(circulation, by=cast.releaser, deadline=d) for d in (far, near, far, near)])

    circulation.refresh_from_db()
    assert circulation.deadline == far


def test_two_remind_at_once_and_nobody_gets_two(cast, document):
    circulation = circulating(cast, document, many(cast, 6))
    asked_days_ago(circulation)

    results = together(*[lambda: remind(circulation, by=cast.releaser)] * 4)

    assert [r for r in results if isinstance(r, int)] == [6]
    assert all(isinstance(r, int | WrongMoment) for r in results), results
    assert Mail.objects.filter(template="reminder").count() == 6
    assert Event.objects.filter(kind="circulation.reminded").count() == 1


def test_whoever_answers_meanwhile_is_not_reminded_afterwards(cast, document):
    """Each organisation is told once at most; an answer that was there before the reminder keeps it away."""
    circulation = circulating(cast, document, many(cast, 8))
    asked_days_ago(circulation)
    rows = list(circulation.invitations.select_related("contact", "circulation").order_by("pk"))
    answers = [signing(i) for i in rows[:4]] + [lambda i=i: decline(i) for i in rows[4:7]]

    *answered, reminded = together(*answers, lambda: remind(circulation, by=cast.releaser))

    assert all(isinstance(a, Signature | Decline) for a in answered), answered
    assert isinstance(reminded, int), reminded
    sent = Event.objects.get(kind="circulation.reminded").pk
    before = Event.objects.filter(pk__lt=sent, kind__in=["signature.given", "invitation.declined"])
    told = set(Mail.objects.filter(template="reminder").values_list("to", flat=True))
    assert len(told) == reminded
    assert not told & {i.contact.email for i in rows if before.filter(by=i.contact.trail_name).exists()}


def test_who_is_invited_during_an_extension_is_told_the_new_deadline(cast, document, monkeypatch):
    first, second = many(cast, 2)
    circulation = circulating(cast, document, [first])
    slowly(monkeypatch)

    extended, invited = together(
        lambda: extend(circulation, by=cast.releaser, deadline=later()),
        after(0.5, lambda: invite(circulation, [second], by=cast.releaser)),
    )

    assert isinstance(extended, Circulation), extended
    mail = Mail.objects.get(template="invitation", to=second.contacts.get().email)
    assert mail.context["deadline_utc"] == f"{extended.deadline:%Y-%m-%d %H:%M} UTC"
    assert invited[0].links.get().expires_at == extended.deadline + AFTER_DEADLINE


def test_extending_and_sending_again_do_not_wait_for_each_other(cast, document, monkeypatch, settings):
    """Every link is made anew once LINK_KEY was changed: both then want invitation and circulation."""
    circulation = circulating(cast, document, many(cast, 2))
    settings.LINK_KEY = "another key altogether, of forty or more signs"
    slowly(monkeypatch)

    extended, again = together(
        lambda: extend(circulation, by=cast.releaser, deadline=later()),
        after(0.4, lambda: send_again(circulation.invitations.order_by("pk").first(), by=cast.releaser)),
    )

    assert isinstance(extended, Circulation), extended
    assert isinstance(again, Invitation), again


def slowly(monkeypatch) -> None:
    """The extension holds what it has locked for a second."""
    record = extending.record
    monkeypatch.setattr(extending, "record", lambda *told, **more: (time.sleep(1), record(*told, **more))[1])
