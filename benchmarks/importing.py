"""A text of 1 MiB, of whatever shape, is imported in under two seconds."""

import time

from benchmarks.import_text import shapes
from benchmarks.place import Place
from benchmarks.table import Line
from statements.text.importing import import_text

GOAL = 2.0


def measure(place: Place, *, quick: bool) -> list[Line]:
    """One line: the slowest shape, by the clock."""
    import_text("The workers are on strike.")  # loads the language model, once a process
    texts = shapes()
    chosen = list(texts)[:4] if quick else list(texts)
    seconds = {}
    for name in chosen:
        began = time.perf_counter()
        import_text(texts[name])
        seconds[name] = time.perf_counter() - began
    slowest = max(seconds, key=lambda name: seconds[name])
    first = chosen[0]
    return [
        Line(
            "import of 1 MiB of text, the slowest shape",
            f"{seconds[slowest]:.2f} s",
            f"< {GOAL:.0f} s",
            seconds[slowest] < GOAL,
            f"{slowest}; {first} {seconds[first]:.2f} s; {len(chosen)} shapes, by the clock, one after the other",
        )
    ]
