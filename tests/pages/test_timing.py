"""The pages that extend and remind, and what room, board and ally's page say of a call's time."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.moves import statement_at
from outbox.clock import database_now
from outbox.models import Mail
from signatures.actions.answering import decline, defer
from signatures.actions.circulating import circulate
from signatures.actions.extending import extend
from signatures.actions.reminding import remind
from signatures.models import Circulation
from statements.lifecycle import Status
from tests.pages.ally import Ally
from tests.times import asked_days_ago


@pytest.fixture
def paths(client, cast, circulation):
    client.force_login(cast.releaser)
    uid = circulation.statement.uid
    return {name: f"/statements/{uid}/{name}/".replace("//", "/") for name in ("", "board", "extend", "remind")}


@pytest.fixture
def late(circulation) -> Circulation:
    """The time by which answers were asked for has passed, and everybody was asked days ago."""
    asked_days_ago(circulation)
    Circulation.objects.update(answer_by=circulation.opened_at + timedelta(milliseconds=1))
    return circulation


def said(client, path: str) -> str:
    return " ".join(client.get(path).content.decode().split())


def test_the_extension_proposes_a_week_more_at_the_same_hour(client, circulation, paths):
    """Also where the clocks are changed meanwhile: the same hour on the wall."""
    Circulation.objects.update(deadline=datetime(2099, 3, 27, 22, 59, tzinfo=UTC))

    page = said(client, paths["extend"])

    assert 'value="2099-04-03T23:59"' in page
    assert "time zone Europe/Brussels" in page
    assert "5 organisations that have neither signed nor declined are told" in page


def test_it_is_extended_in_the_zone_of_the_call(client, circulation, paths):
    answer = client.post(paths["extend"], {"deadline": "2099-04-03T23:59"}, follow=True)

    circulation.refresh_from_db()
    assert circulation.deadline == datetime(2099, 4, 3, 21, 59, tzinfo=UTC)
    assert "The deadline is extended." in answer.content.decode()
    assert Mail.objects.filter(template="extended").count() == 5
    trail = said(client, paths[""])
    assert "Dimitra Lekka extended the deadline from" in trail
    assert "to 3 April 2099, 2" in trail


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "required"),
        ("soon", "valid date"),
        ("2001-01-01T12:00", "later than the present one"),
        ("9999-01-01T12:00", "too far away"),
        ("2099-03-29T02:30", "clocks are put forward"),
    ],
)
def test_what_is_wrong_stands_under_the_field_and_nothing_typed_is_lost(client, circulation, paths, typed, why):
    answer = client.post(paths["extend"], {"deadline": typed})

    page = answer.content.decode()
    assert answer.status_code == 400
    under = page.partition('id="id_deadline_error"')[2].partition("</p>")[0]
    assert why in under
    assert f'value="{typed}"' in page or not typed
    circulation.refresh_from_db()
    assert circulation.deadline.year < 2099


def test_after_the_end_the_page_says_why_not(client, circulation, paths):
    Circulation.objects.update(deadline=database_now())

    for name in ("extend", "remind"):
        page = said(client, paths[name])
        assert "names are no longer taken" in page
        assert '<button class="button"' not in page
    assert client.post(paths["extend"], {"deadline": "2099-04-03T23:59"}).status_code == 409
    assert client.post(paths["remind"]).status_code == 409


def test_the_reminder_says_who_gets_it_and_is_sent(client, circulation, paths):
    asked_days_ago(circulation)
    page = said(client, paths["remind"])
    assert "Send the reminder to 5" in page
    assert "Syndicat des Fonderies" in page

    answer = client.post(paths["remind"], follow=True)

    assert "The reminder is sent." in answer.content.decode()
    assert Mail.objects.filter(template="reminder").count() == 5
    assert answer.content.decode().count("reminded <time") == 5
    assert "sent the one reminder to 5 organisations." in said(client, paths[""])
    again = client.post(paths["remind"])
    assert again.status_code == 409
    assert "The one reminder was sent on" in again.content.decode()


def test_board_and_page_say_why_no_reminder_can_be_sent(client, cast, circulation, paths):
    for name in ("board", "remind"):
        assert "It is too early to remind anybody." in said(client, paths[name])
    asked_days_ago(circulation)
    remind(circulation, by=cast.author)
    for name in ("board", "remind"):
        assert "The one reminder was sent on" in said(client, paths[name])


def test_whoever_may_not_remind_is_not_told_about_it(client, cast, circulation, paths):
    client.force_login(cast.reviewer)

    page = said(client, paths["board"])

    assert "remind" not in page
    assert "Extend the deadline" not in page


def test_before_half_of_the_time_the_reminder_is_not_the_first_thing_to_do(client, circulation, paths):
    asked_days_ago(circulation)

    step = client.get(paths[""]).context["step"]

    assert step.primary.page == "invite"
    assert [act.page for act in step.others] == ["remind", "extend", "close"]
    assert not step.waits_for_me


def test_after_it_the_reminder_waits_on_the_desk(client, circulation, late, paths):
    """As in the picture: the reminder, another invitation, more time."""
    step = client.get(paths[""]).context["step"]

    assert (step.primary.label, step.primary.page) == ("Send the reminder to 5", "remind")
    assert [act.label for act in step.others][:2] == ["Invite another organisation", "Extend the deadline"]
    assert "The one reminder has not been sent yet." in step.sentence
    assert "Remind allies of" in said(client, "/desk/")


def test_the_room_asks_no_more_often_than_before(client, circulation, paths):
    client.get(paths[""])
    with CaptureQueriesContext(connection) as captured:
        client.get(paths[""])

    assert len(captured) <= 13


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2099-07-02T12:00", "before the deadline"),
        ("2001-07-01T12:00", "in the future"),
        ("soon", "valid date"),
        ("2099-03-29T02:30", "clocks are put forward"),
    ],
)
def test_by_when_to_answer_is_asked_with_the_call(client, cast, document, typed, why):
    statement = statement_at(Status.LOCKED, cast, document)
    client.force_login(cast.releaser)
    data = {"deadline": "2099-07-01T12:00", "zone": "Europe/Brussels", "answer_by": typed}

    answer = client.post(f"/statements/{statement.uid}/circulate/", data)

    assert answer.status_code == 400
    assert why in answer.content.decode().partition('id="id_answer_by_error"')[2].partition("</p>")[0]
    assert f'value="{typed}"' in answer.content.decode()
    done = client.post(f"/statements/{statement.uid}/circulate/", {**data, "answer_by": "2099-06-20T12:00"})
    assert done.status_code == 302
    assert statement.circulations.get().answer_by == datetime(2099, 6, 20, 10, tzinfo=UTC)
    assert "Answers are asked for by" in said(client, f"/statements/{statement.uid}/board/")


def test_the_ally_reads_both_deadlines_there_and_in_utc(client, invitation):
    asked = datetime(2099, 3, 20, 22, 59, tzinfo=UTC)
    Circulation.objects.update(deadline=asked + timedelta(days=7), answer_by=asked)

    page = said(client, Ally(client, invitation).mailed)

    assert "Names until <strong>27 March, 23:59</strong> in Brussels (22:59 UTC" in page
    assert "Please answer by <strong>20 March, 23:59</strong> in Brussels (20 March, 22:59 UTC)." in page
    Circulation.objects.update(answer_by=database_now() - timedelta(hours=1))
    assert "Please answer by" not in said(client, Ally(client, invitation).mailed)


def test_the_ally_sees_the_new_deadline_through_the_old_link(client, cast, circulation, invitation):
    ally = Ally(client, invitation)

    extend(circulation, by=cast.releaser, deadline=datetime(2099, 3, 27, 22, 59, tzinfo=UTC))

    assert "Names until <strong>27 March, 23:59</strong>" in said(client, ally.mailed)


def test_what_was_answered_is_counted_apart_from_who_can_be_reminded(client, circulation, paths):
    asked_days_ago(circulation)
    first, second, *_rest = circulation.invitations.order_by("pk")
    decline(first)
    defer(second, decides_on=(database_now() + timedelta(days=3)).date())

    facts = client.get(paths[""]).context["facts"]

    assert (facts.remindable, facts.unanswered, facts.deciding, facts.declined) == (3, 3, 1, 1)


def test_a_call_without_a_time_to_answer_by_says_none(client, cast, document):
    statement = statement_at(Status.LOCKED, cast, document)
    circulate(statement, by=cast.releaser, deadline=database_now() + timedelta(days=3), zone="UTC")
    client.force_login(cast.releaser)

    assert "Answers are asked for" not in said(client, f"/statements/{statement.uid}/board/")
