"""The words of a compared clause, with its note calls and computed numbers where they stand between them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from statements.text.comparing.flow import Flow, Piece, inlines_of, marked


class Shown(NamedTuple):
    """`operation` is equal, insert or delete; `kind` is words, call (`text` is its number) or count.

    `marks` are what the words look like; `formatted` says that they looked otherwise.
    """

    operation: str
    text: str
    kind: str = "words"
    marks: tuple[Any, ...] = ()
    formatted: bool = False


class Sides(NamedTuple):
    """The same pieces for a reader of both texts, of the old one, of the new one."""

    both: list[Shown]
    old: list[Shown]
    new: list[Shown]


OPERATIONS = {"keep": "equal", "format": "equal", "delete": "delete", "insert": "insert"}


def sides(pieces: Iterable[Piece], before: Mapping[str, int], after: Mapping[str, int]) -> Sides:
    """`before` and `after` number the notes of both texts by their common names."""
    shown = Sides([], [], [])
    for piece in pieces:
        operation = OPERATIONS[piece.do]
        new = list(_shown(piece, piece.marks, before if piece.do == "delete" else after))
        shown.both.extend(new)
        if operation != "delete":
            shown.new.extend(new)
        if operation != "insert":
            was = piece.was if piece.do == "format" else piece.marks
            shown.old.extend(_shown(piece, was, before))
    return shown


def whole(flow: Flow, do: str = "keep") -> Iterator[Piece]:
    """A clause of which every word was kept, or came, or went."""
    return (Piece(do, words, marks) for words, marks in marked(flow, 0, len(flow.words)))


def _shown(piece: Piece, marks: list[Any], numbers: Mapping[str, int]) -> Iterator[Shown]:
    operation = OPERATIONS[piece.do]
    for inline in inlines_of(piece.words, marks):
        if "note" in inline:
            yield Shown(operation, str(numbers.get(inline["note"], "?")), "call")
        elif "field" in inline:
            yield Shown(operation, "", "count")
        else:
            yield Shown(operation, inline["text"], "words", tuple(marks), piece.do == "format")
