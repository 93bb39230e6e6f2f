"""A text of 1 MiB, of whatever shape, is imported in under two seconds."""

from functools import partial

from benchmarks.import_text import shapes
from benchmarks.measuring import cost
from benchmarks.place import Place
from benchmarks.table import Line
from statements.text.importing import import_text

GOAL = 2.0


def measure(place: Place, *, quick: bool) -> list[Line]:
    """One line: the slowest shape, by the clock."""
    import_text("The workers are on strike.")  # loads the language model, once a process
    texts = shapes()
    chosen = list(texts)[:4] if quick else list(texts)
    costs = {name: cost(partial(import_text, texts[name])) for name in chosen}
    slowest, first = max(chosen, key=lambda name: costs[name].wall), chosen[0]
    return [
        Line(
            "import of 1 MiB of text, the slowest shape",
            f"{costs[slowest].wall:.2f} s",
            f"< {GOAL:.0f} s",
            costs[slowest].wall < GOAL,
            f"{slowest}, CPU {costs[slowest].cpu:.2f} s; {first}, CPU {costs[first].cpu:.2f} s; {len(chosen)} shapes, by the clock",
        )
    ]
