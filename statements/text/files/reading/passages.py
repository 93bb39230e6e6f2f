"""What pandoc's tree becomes before anybody decided which block it is."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from statements.text.files.reading.prepared import Facts
from statements.text.normalising import merge
from statements.text.reading import Inline, plain

BREAK, SOFT = "\n", "\u2028"  # an author's line break, and one that only the file has


@dataclass(slots=True)
class Passage:
    """`kind` is `paragraph`, `heading`, `item`, `more` (a further paragraph of an item), `quotation`, `row` or `separator`.

    `level` is that of a heading, or the depth of an item from 1; `group` tells one list, table or quotation from the next.
    """

    kind: str
    text: list[Inline]
    level: int = 0
    marker: str = ""
    mark: str = ""
    group: int = 0
    facts: Facts = field(default_factory=Facts)

    @property
    def words(self) -> str:
        return plain(self.text)

    @property
    def strong(self) -> bool:
        """Whether all of it is strong."""
        texts = [run for run in self.text if run.get("text", "").strip()]
        return bool(texts) and all({"type": "strong"} in run.get("marks", ()) for run in texts)


def split(runs: list[Inline], at: int) -> tuple[list[Inline], list[Inline]]:
    """The runs before and after a place in their words; a call or field at the very place goes with what is before."""
    before, after, position = list[Inline](), list[Inline](), 0
    for run in runs:
        if "text" not in run:
            (before if position <= at else after).append(run)
            continue
        room = max(at - position, 0)
        for side, piece in ((before, run["text"][:room]), (after, run["text"][room:])):
            if piece:
                side.append({**run, "text": piece})
        position += len(run["text"])
    return before, after


def cut(runs: list[Inline], start: int) -> list[Inline]:
    """The runs without their first words; calls and fields among these stay."""
    before, after = split(runs, start)
    return [run for run in before if "text" not in run] + after


def each_text(runs: list[Inline], change: Callable[[str], str]) -> list[Inline]:
    return merge([{**run, "text": change(run["text"])} if "text" in run else run for run in runs])


def unbroken(runs: list[Inline]) -> list[Inline]:
    """Line breaks as spaces."""
    return each_text(runs, lambda text: re.sub(rf" *[{BREAK}{SOFT}] *", " ", text))


def lines(runs: list[Inline]) -> list[list[Inline]]:
    """The runs of each line that the author broke."""
    found: list[list[Inline]] = [[]]
    for run in runs:
        first, *others = run["text"].split(BREAK) if "text" in run else (None,)
        if first is None:
            found[-1].append(run)
            continue
        if first:
            found[-1].append({**run, "text": first})
        found += [[{**run, "text": other}] if other else [] for other in others]
    return found


def without(runs: list[Inline], kind: str) -> list[Inline]:
    """The same words without one kind of mark."""
    return merge(
        [
            {**run, "marks": [mark for mark in run.get("marks", ()) if mark["type"] != kind]} if "text" in run else run
            for run in runs
        ]
    )


def joined(*parts: list[Inline]) -> list[Inline]:
    """The parts with a space between them."""
    runs: list[Inline] = []
    for part in parts:
        runs += [{"text": " "}] * bool(runs and part) + part
    return merge(runs)
