"""How the signatures came in, as the points of a line, and how many may follow, as two more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pages.presenting.forecast import Forecast

WIDTH, HEIGHT = 288, 64


@dataclass(frozen=True)
class Curve:
    """`line` for the points of an SVG polyline, from the first day to now; `now` is where it ends.

    `low` and `high` lead on from there to the deadline, and `between` is the ground they enclose; empty without a forecast.
    """

    line: str
    now: tuple[float, float]
    low: str = ""
    high: str = ""
    between: str = ""


def curve(
    moments: Sequence[datetime],
    *,
    start: datetime,
    end: datetime,
    now: datetime,
    expected: Forecast | None = None,
) -> Curve | None:
    """The running number of signatures between start and end, and what is expected at the end.

    None where all came within a day, and nothing is expected: that line says nothing.
    """
    if len(moments) < 2 or end <= start:
        return None
    if expected is None and max(moments) - min(moments) < timedelta(days=1):
        return None
    span, most = (end - start).total_seconds(), max(len(moments), expected.high if expected else 0)

    def place(moment: datetime, count: int) -> tuple[float, float]:
        share = min(max((moment - start).total_seconds() / span, 0), 1)
        return round(share * WIDTH, 1), round(HEIGHT - 4 - count / most * (HEIGHT - 12), 1)

    points = [place(start, 0)]
    for count, moment in enumerate(sorted(moments), 1):
        points += [(place(moment, count)[0], points[-1][1]), place(moment, count)]
    last = place(min(now, end), len(moments))
    line = _points(*points, last)
    if expected is None or now >= end:
        return Curve(line, last)
    low, high = place(end, expected.low), place(end, expected.high)
    return Curve(line, last, _points(last, low), _points(last, high), _points(last, low, high))


def _points(*points: tuple[float, float]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)
