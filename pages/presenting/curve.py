"""How the signatures came in, as the points of a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

WIDTH, HEIGHT = 288, 64


@dataclass(frozen=True)
class Curve:
    """`line` for the points of an SVG polyline, from the first day to now; `now` is where it ends."""

    line: str
    now: tuple[float, float]


def curve(moments: Sequence[datetime], *, start: datetime, end: datetime, now: datetime) -> Curve | None:
    """The running number of signatures between start and end; None where all came within a day: that line says nothing."""
    if len(moments) < 2 or end <= start or max(moments) - min(moments) < timedelta(days=1):
        return None
    span, most = (end - start).total_seconds(), len(moments)

    def place(moment: datetime, count: int) -> tuple[float, float]:
        share = min(max((moment - start).total_seconds() / span, 0), 1)
        return round(share * WIDTH, 1), round(HEIGHT - 4 - count / most * (HEIGHT - 12), 1)

    points = [place(start, 0)]
    for count, moment in enumerate(sorted(moments), 1):
        points += [(place(moment, count)[0], points[-1][1]), place(moment, count)]
    last = place(min(now, end), most)
    return Curve(" ".join(f"{x},{y}" for x, y in [*points, last]), last)
