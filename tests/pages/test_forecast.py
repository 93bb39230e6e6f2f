"""What the deadline may bring: a stated rule about what is known, or nothing (scenario 9)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from demo.moves import sign_for, statement_at
from organisations.actions.keeping import import_organisations
from outbox.clock import database_now
from pages.presenting.curve import HEIGHT, WIDTH, curve
from pages.presenting.forecast import FEWEST, Forecast, forecast, last_day
from signatures.actions.answering import decline, defer
from signatures.actions.closing import close_due
from signatures.actions.reminding import remind
from signatures.models import Circulation
from statements.lifecycle import Status, WrongMoment
from tests.times import asked_days_ago

TODAY, LAST = date(2026, 3, 10), date(2026, 3, 28)


def expected(**more) -> Forecast | None:
    told = {"signed": 9, "declined": 2, "silent": 15, "days": [], "today": TODAY, "last": LAST, **more}
    return forecast(**told)


def test_those_who_decide_in_time_answer_as_those_so_far():
    """The picture of the room: 9 signed, 2 declined, 6 decide before the deadline, 15 are silent."""
    assert expected(days=[date(2026, 3, 14)] * 6) == Forecast(low=13, high=27)  # 9 + 9/11 of 6, and of 21


@pytest.mark.parametrize(("day", "counts"), [(TODAY, 1), (LAST, 1), (date(2026, 3, 29), 0), (date(2026, 3, 9), 0)])
def test_a_day_counts_from_today_to_the_deadline(day, counts):
    assert expected(signed=10, declined=0, silent=0, days=[day] * 3).low == 10 + 3 * counts


def test_who_decides_after_the_deadline_is_expected_by_nobody_and_whose_day_has_passed_is_silent_again():
    after, passed = date(2026, 4, 2), date(2026, 3, 1)

    assert expected(signed=10, declined=0, silent=4, days=[after] * 3) == Forecast(10, 14)
    assert expected(signed=10, declined=0, silent=4, days=[passed] * 3) == Forecast(10, 17)


@pytest.mark.parametrize("answered", range(FEWEST))
def test_nothing_is_guessed_from_few_answers(answered):
    assert expected(signed=answered, declined=0, days=[LAST] * 5) is None
    assert expected(signed=0, declined=answered, days=[LAST] * 5) is None


def test_where_everybody_has_answered_nothing_more_comes():
    assert expected(silent=0) == Forecast(9, 9)


@pytest.mark.parametrize("signed", range(9))
@pytest.mark.parametrize("declined", range(9))
def test_it_lies_between_what_there_is_and_all_that_can_come(signed, declined):
    found = expected(signed=signed, declined=declined, silent=7, days=[TODAY, LAST, date(2026, 5, 1)])

    assert found is None or signed <= found.low <= found.high <= signed + 9


@pytest.mark.parametrize(
    ("deadline", "zone", "last"),
    [
        (datetime(2026, 3, 28, 22, 59, tzinfo=UTC), "Europe/Brussels", date(2026, 3, 28)),
        (datetime(2026, 3, 28, 23, 0, tzinfo=UTC), "Europe/Brussels", date(2026, 3, 28)),  # midnight there
        (datetime(2026, 3, 28, 22, 59, tzinfo=UTC), "Asia/Almaty", date(2026, 3, 29)),
    ],
)
def test_the_last_day_is_that_of_the_zone(deadline, zone, last):
    assert last_day(deadline, zone) == last


def test_the_line_leads_on_to_both_ends():
    start = datetime(2026, 3, 1, tzinfo=UTC)
    days = [start + timedelta(days=n) for n in range(1, 9)]
    line = curve(
        days, start=start, end=start + timedelta(days=20), now=start + timedelta(days=10), expected=Forecast(10, 16)
    )

    assert line.now == (WIDTH / 2, line.now[1])
    assert line.low.startswith(f"{line.now[0]},{line.now[1]} {WIDTH}.0,")
    assert line.high.endswith(f"{float(WIDTH)},{8.0}")  # the most that can come stands at the top
    assert 0 < float(line.high.rpartition(",")[2]) < float(line.low.rpartition(",")[2]) < line.now[1] < HEIGHT


def test_after_the_deadline_nothing_is_expected():
    start = datetime(2026, 3, 1, tzinfo=UTC)
    end = start + timedelta(days=9)
    days = [start + timedelta(days=n) for n in range(1, 9)]

    assert curve(days, start=start, end=end, now=end, expected=Forecast(9, 9)).between == ""


@pytest.fixture
def room(client, cast, document):
    """Nine are asked; five sign and one declines; three are silent."""
    head = "name,short_name,language,country,kind,person,office,email\n"
    rows = "".join(f"Union {n},,en,Greece,union,P {n},Chair,office@u{n}.example\n" for n in range(9))
    allies = import_organisations(head + rows, by=cast.releaser, issuer=cast.issuer)
    statement = statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=5)
    decline(statement.circulations.get().invitations.order_by("pk")[5])
    client.force_login(cast.releaser)
    return lambda: client.get(f"/statements/{statement.uid}/")


def test_we_decide_on_14_march(room, cast):
    """Scenario 9: reminders stop, the forecast changes, the soft deadline passes, the hard one closes."""
    circulation = Circulation.objects.get()
    silent = list(circulation.invitations.order_by("pk")[6:])
    assert room().context["expected"] == Forecast(5, 8)

    defer(silent[0], decides_on=(circulation.deadline - timedelta(days=2)).date())
    assert room().context["expected"] == Forecast(5, 8)  # one of them is promised now: 5/6 of one is none yet
    defer(silent[1], decides_on=(circulation.deadline - timedelta(days=2)).date())
    assert room().context["expected"] == Forecast(6, 8)
    defer(silent[1], decides_on=(circulation.deadline + timedelta(days=2)).date())
    assert room().context["expected"] == Forecast(5, 7)

    asked_days_ago(circulation)
    assert remind(circulation, by=cast.author) == 1
    Circulation.objects.update(answer_by=database_now() - timedelta(hours=1))
    assert sign_for(silent[0])
    assert close_due() == 0
    Circulation.objects.update(answer_by=None, deadline=database_now())
    assert close_due() == 1
    with pytest.raises(WrongMoment):
        sign_for(silent[1])
    assert room().context["expected"] is None


def test_the_room_says_it_in_words_and_draws_it(room):
    deadline = Circulation.objects.get().deadline
    page = room().content.decode()

    assert "5 to 8 expected on" in page
    assert f"{deadline:%B} {deadline.year}</time>, if the rest answer as those so far." in page
    assert page.count('class="expected"') == 2


def test_with_few_answers_the_room_says_nothing(client, cast, allies, document):
    statement = statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=4)
    client.force_login(cast.releaser)

    page = client.get(f"/statements/{statement.uid}/").content.decode()

    assert "expected" not in page
