"""The inside of a clause as one string, so that words, note calls and computed numbers are compared alike."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from statements.text.comparing.tokens import SIGN
from statements.text.comparing.words import stretches
from statements.text.reading import Inline

_FIELD = "="  # begins no id
_PARTS = re.compile("\x01[^\x02]*\x02|[^\x01]+")

Marks = list[dict[str, str]]


class Run(NamedTuple):
    """Letters that have the same marks."""

    start: int
    end: int
    marks: Marks


class Flow(NamedTuple):
    """`words` with a sign for each call and number; `runs` are the marked stretches, in order."""

    words: str
    runs: tuple[Run, ...] = ()

    def part(self, start: int, end: int) -> "Flow":
        inside = (Run(max(r.start, start) - start, min(r.end, end) - start, r.marks) for r in self._between(start, end))
        return Flow(self.words[start:end], tuple(inside))

    def marks_at(self, place: int) -> Marks:
        return next((run.marks for run in self._between(place, place + 1)), [])

    def edges(self, start: int, end: int) -> Iterator[int]:
        """Where marks begin and end between these places."""
        for run in self._between(start, end):
            yield from (edge for edge in (run.start, run.end) if start < edge < end)

    def _between(self, start: int, end: int) -> Iterator[Run]:
        for n in range(bisect_right(self.runs, start, key=lambda run: run.end), len(self.runs)):
            if self.runs[n].start >= end:
                break
            yield self.runs[n]


EMPTY = Flow("")


class Piece(NamedTuple):
    """A stretch of one clause: kept, deleted, inserted, or kept with other marks (`format`: from `was` to `marks`)."""

    do: str
    words: str
    marks: Marks = []
    was: Marks = []


def flow_of(inlines: Iterable[Inline], name: Callable[[str], str]) -> Flow:
    """`name` says how a note is called in both texts."""
    words, runs, place = [], [], 0
    for inline in inlines:
        if "note" in inline:
            words.append(f"\x01{name(inline['note'])}\x02")
        elif "field" in inline:
            words.append(f"\x01{_FIELD}{inline['field']}\x02")
        else:
            words.append(inline["text"])
            if inline.get("marks"):
                runs.append(Run(place, place + len(inline["text"]), inline["marks"]))
        place += len(words[-1])
    return Flow("".join(words), tuple(runs))


def joined(flows: Sequence[Flow], gaps: Sequence[str]) -> Flow:
    """One behind the other, with a gap before each but the first."""
    words, runs, place = [], list[Run](), 0
    for gap, flow in zip(["", *gaps], flows, strict=True):
        place += len(gap)
        runs += (Run(run.start + place, run.end + place, run.marks) for run in flow.runs)
        words += [gap, flow.words]
        place += len(flow.words)
    return Flow("".join(words), tuple(runs))


def inlines_of(words: str, marks: Marks) -> Iterator[Inline]:
    """As they stand in a document."""
    for part in _PARTS.findall(words):
        sign = SIGN.match(part)
        if sign is None:
            yield {"text": part, "marks": marks} if marks else {"text": part}
        elif sign[1].startswith(_FIELD):
            yield {"field": sign[1][1:]}
        else:
            yield {"note": sign[1]}


def length(words: str) -> int:
    """In signs: a call or a number counts as one."""
    return len(SIGN.sub("*", words))


def pieces(old: Flow, new: Flow) -> tuple[Piece, ...]:
    """What became of the old clause; nothing where both are the same."""
    if old == new:
        return ()
    found: list[Piece] = []
    i = j = 0
    for stretch in stretches(old.words, new.words):
        if stretch.stayed:
            found += _kept(old, new, i, j, len(stretch.old))
        else:
            found += (Piece("delete", words, marks) for words, marks in marked(old, i, i + len(stretch.old)))
            found += (Piece("insert", words, marks) for words, marks in marked(new, j, j + len(stretch.new)))
        i, j = i + len(stretch.old), j + len(stretch.new)
    return tuple(found)


def _kept(old: Flow, new: Flow, i: int, j: int, size: int) -> Iterator[Piece]:
    if not old.runs and not new.runs:
        yield Piece("keep", new.words[j : j + size])
        return
    edges = {edge - i for edge in old.edges(i, i + size)} | {edge - j for edge in new.edges(j, j + size)}
    for start, end in pairwise(sorted({0, *edges, size})):
        was, marks = old.marks_at(i + start), new.marks_at(j + start)
        words = new.words[j + start : j + end]
        yield Piece("keep", words, marks) if was == marks else Piece("format", words, marks, was)


def marked(flow: Flow, start: int, end: int) -> Iterator[tuple[str, Marks]]:
    """The words between two places, cut where their marks change."""
    if not flow.runs:
        yield from [(flow.words[start:end], [])] if end > start else []
        return
    for edge, following in pairwise(sorted({start, *flow.edges(start, end), end})):
        yield flow.words[edge:following], flow.marks_at(edge)


def as_json(piece: Piece) -> Iterator[dict[str, Any]]:
    """`{"do": "insert", "text": "harbour", "marks": […]}`, or with `note` or `field` instead of `text`."""
    for inline in inlines_of(piece.words, piece.marks):
        if "text" not in inline:  # a call has no marks, whatever stands around it
            yield {"do": "keep" if piece.do == "format" else piece.do, **inline}
        elif piece.do == "format":
            yield {"do": "format", "text": inline["text"], "was": piece.was, "marks": piece.marks}
        else:
            yield {"do": piece.do, **inline}
