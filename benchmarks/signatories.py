"""Ten times the signatories: whether printing them costs ten times as much, and how much memory."""

from benchmarks.place import Place
from benchmarks.rendering import printed
from benchmarks.table import Line
from releases.rendering.engine import warm
from tests.rendering.languages import many

GOAL = 11.0


def measure(place: Place, *, quick: bool) -> list[Line]:
    """Three lines; with `quick` two, up to 1,000 names."""
    warm()
    few, more = (100, 1_000) if quick else (1_000, 10_000)
    a, b, again = (printed(many(number)) for number in (few, more, few))
    small = (a.cpu + again.cpu) / 2
    ratio = b.cpu / small
    return [
        Line(
            f"printing {more:,} ÷ {few:,} signatories, CPU",
            f"{ratio:.1f}",
            f"≤ {GOAL:.0f}",
            ratio <= GOAL,
            f"{b.cpu:.2f} s ÷ {small:.2f} s (mean of one before and one after), each in a fresh child",
        ),
        *(
            Line(
                f"peak memory, printing {number:,} signatories",
                f"{of.peak:.0f} MB",
                counted=f"{of.size} kB of PDF; resident, with what the worker had loaded",
            )
            for number, of in ((few, a), (more, b))
        ),
    ]
