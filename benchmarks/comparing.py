"""What changed in a long text, beside Wagtail's comparison of the same words, in one run; and how the cost grows."""

import gc
import json
import time
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from benchmarks.comparing_texts import Document, adversarial, statement_pair
from benchmarks.measuring import Spread
from benchmarks.place import Place
from benchmarks.table import Line
from benchmarks.wagtail_environment import WAGTAIL, environment, run
from pages.presenting.compared import compared
from statements.text.comparing import operations

GOAL, GROWTH = 1 / 50, 8  # of 4 times the length: the square would be 16


def measure(place: Place, *, quick: bool) -> list[Line]:
    """CPU of our comparison ÷ CPU of Wagtail's, and the growth of ours with 4 and 16 times the text."""
    rounds, times = (3, 5) if quick else (7, 20)
    python = environment(place.folder / "wagtail")
    old, new = statement_pair()
    file = place.folder / "pair.json"
    file.write_text(json.dumps([_plain(old), _plain(new)]))
    operations(old, new)
    pairs = [(_ours(old, new, times), _wagtail(python, file, times)) for _ in range(rounds)]
    shown = min(_cpu(lambda: _page(old, new)) for _ in range(3))
    return [*_beside(pairs, shown, rounds), _growth(), _hopeless(1 if quick else 4)]


def _beside(pairs: list[tuple[float, dict[str, float]]], shown: float, rounds: int) -> list[Line]:
    ours = Spread.of(o for o, _ in pairs).middle
    lines = []
    for key, name, goal in (("rich_text", "one field of rich text", GOAL), ("stream", "a stream of paragraphs", None)):
        ratio = Spread.of(o / theirs[key] for o, theirs in pairs)
        figure = f"1/{1 / ratio.middle:.0f} (1/{1 / ratio.least:.0f}–1/{1 / ratio.most:.0f})"
        theirs = Spread.of(t[key] for _, t in pairs).middle
        lines.append(
            Line(
                f"CPU of a comparison of 30,000 characters ÷ Wagtail's, {name}",
                figure,
                "≤ 1/50" if goal else "",
                ratio.middle <= goal if goal else None,
                f"({ours:.1f} ÷ {theirs:.1f} ms; 60 clauses, 200 words changed, 2 moved, 1 split; ours as operations, as a page "
                f"{shown * 1000:.0f} ms; {rounds} rounds; {WAGTAIL[0]})",
            )
        )
    return lines


def _growth() -> Line:
    small, middle, large = (_least(*statement_pair(times)) for times in (1, 4, 16))
    return Line(
        "growth of a comparison with 4 and 16 times the text",
        f"×{middle / small:.1f}, ×{large / small:.1f}",
        f"≤ ×{GROWTH}, ×{GROWTH**2}",
        middle / small <= GROWTH and large / small <= GROWTH**2,
        f"({small * 1000:.1f}, {middle * 1000:.1f}, {large * 1000:.1f} ms)",
    )


def _hopeless(times: int) -> Line:
    """Texts that nobody writes: the worst of them, small and four times as long."""
    shapes = adversarial(times)
    larger = adversarial(4 * times)
    costs = {name: (_least(*shapes[name]), _least(*larger[name])) for name in shapes}
    worst = max(costs, key=lambda name: costs[name][1] / costs[name][0])
    slowest = max(costs, key=lambda name: costs[name][1])
    growth = costs[worst][1] / costs[worst][0]
    return Line(
        "growth with 4 times a text made to be slow, the worst shape",
        f"×{growth:.1f}",
        f"≤ ×{GROWTH}",
        growth <= GROWTH,
        f"({worst}; slowest of {len(costs)} shapes: {slowest}, {costs[slowest][1]:.2f} s)",
    )


def _ours(old: Document, new: Document, times: int) -> float:
    """CPU milliseconds of one comparison."""
    began = time.process_time()
    for _ in range(times):
        operations(old, new)
    return (time.process_time() - began) / times * 1000


def _least(old: Document, new: Document) -> float:
    gc.collect()
    gc.disable()
    try:
        return min(_cpu(lambda: operations(old, new)) for _ in range(3))
    finally:
        gc.enable()


def _cpu(act: Any) -> float:
    began = time.process_time()
    act()
    return time.process_time() - began


def _page(old: Document, new: Document) -> str:
    return render_to_string(
        "parts/compared.html", {"changes": compared(old, new), "language": "en", "direction": "ltr"}
    )


def _wagtail(python: Path, file: Path, times: int) -> dict[str, float]:
    """Without a database: nothing is read or kept."""
    where = {"PGHOST": "", "PGPORT": "", "WITH_PAGE": "1"}
    done = run(python, "benchmarks.wagtail.comparing", str(times), str(file), env=where)
    answer: dict[str, float] = json.loads(done.splitlines()[-1])
    return answer


def _plain(document: Document) -> dict[str, Any]:
    blocks = [{"id": b["id"], "text": b["text"][0]["text"]} for b in document["blocks"]]
    return {"title": document["title"], "blocks": blocks}
