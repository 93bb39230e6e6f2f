"""Who wrote which words: for each stretch of the present text the revision that brought it.

Words that moved, or stand in a paragraph that was split or joined, keep whoever wrote them; so do words that only look
otherwise.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from statements.text.comparing.flow import Piece, length
from statements.text.comparing.splitting import between
from statements.text.comparing.threads import Thread, threads
from statements.text.comparing.units import Unit, units
from statements.text.reading import Document, Inline

# How many signs in a row came with which revision: a call or a computed number is one sign.
Runs = list[tuple[int, int]]


class Written(NamedTuple):
    """Neighbouring words of one revision."""

    inlines: list[Inline]
    revision: int


class Clause(NamedTuple):
    """A clause of the present text and its words by whoever wrote them."""

    unit: Unit
    words: list[Written]


def blame(texts: Iterable[tuple[int, Document]]) -> list[Clause]:
    """`texts` are the revisions with their numbers, the oldest first; all of the first counts as written there.

    Costs one comparison for each revision, and keeps two of the texts at a time.
    """
    last: Document | None = None
    runs: dict[str, Runs] = {}
    for number, text in texts:
        if last is None:
            runs = {unit.id: [(_size(unit.inlines), number)] for unit in units(text)}
        elif text != last:
            runs = dict(_next(runs, threads(last, text), number))
        last = text
    return [Clause(unit, list(_written(unit.inlines, runs[unit.id]))) for unit in units(last)] if last else []


def _next(runs: dict[str, Runs], found: list[Thread], number: int) -> Iterator[tuple[str, Runs]]:
    for thread in found:
        if thread.new is not None:
            yield thread.new.id, _after(_before(runs, thread, number), thread, number)


def _before(runs: dict[str, Runs], thread: Thread, number: int) -> Runs:
    old = thread.old
    if old is None:
        return []
    if thread.is_split:
        words = old.flow.words
        return _part(runs[old.id], length(words[: thread.begins]), length(words[: thread.ends]))
    whole, words = list(runs[old.id]), old.flow.words
    for other in thread.others:
        whole += [(len(between(words, other.flow.words)), number), *runs[other.id]]
        words = other.flow.words
    return whole


def _after(before: Runs, thread: Thread, number: int) -> Runs:
    assert thread.new is not None
    if thread.old is None:
        return [(_size(thread.new.inlines), number)]
    return list(_taken(before, thread.pieces, number)) if thread.pieces else before


def _taken(before: Runs, pieces: tuple[Piece, ...], number: int) -> Iterator[tuple[int, int]]:
    """The runs of what was kept, with what was inserted as the new revision's."""
    left = iter(before)
    size, revision = next(left, (0, number))
    for piece in pieces:
        wanted = length(piece.words)
        if piece.do == "insert":
            yield wanted, number
            continue
        while wanted:
            while not size:
                size, revision = next(left)
            step = min(wanted, size)
            if piece.do != "delete":
                yield step, revision
            wanted, size = wanted - step, size - step


def _part(runs: Runs, begins: int, ends: int) -> Runs:
    found, place = [], 0
    for size, revision in runs:
        inside = min(place + size, ends) - max(place, begins)
        if inside > 0:
            found.append((inside, revision))
        place += size
    return found


def _size(inlines: Iterable[Inline]) -> int:
    return sum(len(inline.get("text", "*")) for inline in inlines)


def _written(inlines: list[Inline], runs: Runs) -> Iterator[Written]:
    """Neighbours of one revision are one."""
    left = inlines[::-1]
    for revision, some in groupby((run for run in runs if run[0]), key=lambda run: run[1]):
        wanted, words = sum(size for size, _ in some), list[Inline]()
        while wanted:
            inline = left.pop()
            text = inline.get("text", "*")
            if len(text) > wanted:
                left.append({**inline, "text": text[wanted:]})
                inline = {**inline, "text": text[:wanted]}
            words.append(inline)
            wanted -= min(len(text), wanted)
        yield Written(words, revision)
