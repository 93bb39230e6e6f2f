"""How many names to expect at the deadline: what is known, carried on by one stated rule, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

FEWEST = 5  # answers of which a share says something


@dataclass(frozen=True)
class Forecast:
    """Between `low` and `high` names."""

    low: int
    high: int


def forecast(
    *, signed: int, declined: int, silent: int, days: Sequence[date], today: date, last: date
) -> Forecast | None:
    """What to expect on the `last` day, if the rest answer as those so far; None where fewer than FEWEST have answered.

    The rule: of those who have answered, a share has signed. `low` takes this share of the organisations that said they decide
    on one of the `days` from today to the last; `high` takes it of the silent too, as if every one of them still answered,
    and of those whose day has passed without an answer. Whoever decides after the last day is in neither.
    """
    answered = signed + declined
    if answered < FEWEST:
        return None
    in_time = sum(today <= day <= last for day in days)
    perhaps = in_time + silent + sum(day < today for day in days)
    return Forecast(low=signed + signed * in_time // answered, high=signed - (-signed * perhaps // answered))


def last_day(deadline: datetime, zone: str) -> date:
    """The last day of which the end, or at least a part, lies before the deadline: at midnight, the day that ends then."""
    return (deadline.astimezone(ZoneInfo(zone)) - timedelta(microseconds=1)).date()
