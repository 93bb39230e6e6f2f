"""The words of a compared clause, with its note calls and computed numbers where they stand between them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from statements.text.comparing.units import Unit


class Piece(NamedTuple):
    """`operation` is equal, insert or delete; `kind` is words, call (`text` is its number) or count."""

    operation: str
    text: str
    kind: str = "words"


class Mark(NamedTuple):
    """What stands between words: `at` counts the letters before it."""

    at: int
    kind: str
    text: str

    def is_in(self, start: int, end: int) -> bool:
        """It belongs to the words before it; at the clause's beginning to those behind."""
        return start < self.at <= end or self.at == 0 == start


def marks_of(unit: Unit) -> list[Mark]:
    """The calls and numbers of a clause."""
    calls = [Mark(at, "call", str(number)) for at, number in json.loads(unit.aspects.get("notes", "[]"))]
    counts = [Mark(at, "count", "") for at, _name in json.loads(unit.aspects.get("fields", "[]"))]
    return sorted(calls + counts)


def with_marks(pieces: Sequence[tuple[str, str]], old: Iterable[Mark], new: Iterable[Mark]) -> Iterator[Piece]:
    """The pieces with the marks of both texts; one that stands in both at its place is shown as the new text has it."""
    before = after = 0
    for operation, words in pieces:
        gone = _within(old, before, len(words)) if operation != "insert" else []
        come = _within(new, after, len(words)) if operation != "delete" else []
        yield from _split(operation, words, gone, come)
        before += len(words) if operation != "insert" else 0
        after += len(words) if operation != "delete" else 0


def _within(marks: Iterable[Mark], start: int, length: int) -> list[Mark]:
    return [mark._replace(at=mark.at - start) for mark in marks if mark.is_in(start, start + length)]


def _split(operation: str, words: str, gone: list[Mark], come: list[Mark]) -> Iterator[Piece]:
    places = {(m.at, m.kind) for m in gone}
    found = [(m, operation if operation == "insert" or (m.at, m.kind) in places else "insert") for m in come]
    kept = {(m.at, m.kind) for m in come}
    found += [(m, "delete") for m in gone if (m.at, m.kind) not in kept]
    at = 0
    for mark, how in sorted(found):
        if mark.at > at:
            yield Piece(operation, words[at : mark.at])
        yield Piece(how, mark.text, mark.kind)
        at = mark.at
    if words[at:]:
        yield Piece(operation, words[at:])
