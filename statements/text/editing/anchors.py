"""Where a passage stands after the text was changed, in positions of the tree.

A passage is held by the spans of its own words. What somebody writes into the middle of it parts a span, what somebody
deletes shortens one, and a passage without spans is lost: so it never slips onto the words of others.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from prosemirror.model import Node
from prosemirror.transform import Step
from prosemirror.transform.map import StepMap

from statements.text.editing.nodes import schema
from statements.text.editing.suggestions import ANCHOR

Span = tuple[int, int]


class Passage(NamedTuple):
    """`clause` is the id of the one in which the words begin, "" for the title; `quotation` parts clauses by a line end."""

    clause: str
    quotation: str
    spans: list[Span]


class _Piece(NamedTuple):
    pos: int
    text: str


BREAK = _Piece(-1, "\n")


def maps_of(steps: Iterable[Any]) -> list[StepMap]:
    """What each step, as JSON, does to positions."""
    return [Step.from_json(schema(), step).get_map() for step in steps]


def carried(spans: Iterable[Span], maps: Iterable[StepMap]) -> list[Span]:
    """Where the words are after the steps; without those that were deleted."""
    now = list(spans)
    for step_map in maps:
        changes = _changes(step_map)
        if changes:
            now = _joined(piece for span in now for piece in _through(span, changes))
    return now


def _changes(step_map: StepMap) -> list[tuple[int, int, int]]:
    """From where to where something was replaced, and how far everything behind it moved."""
    changes: list[tuple[int, int, int]] = []

    def note(start: int, end: int, _new_start: int, new_end: int) -> None:
        changes.append((start, end, new_end - end))

    step_map.for_each(note)
    return changes


def _through(span: Span, changes: list[tuple[int, int, int]]) -> Iterable[Span]:
    at, end = span
    moved = 0
    for change_start, change_end, moves in changes:
        if change_start >= end:
            break
        if change_end > at:
            if change_start > at:
                yield at + moved, change_start + moved
            at = change_end
        moved = moves
    if at < end:
        yield at + moved, end + moved


def passage(tree: Node, start: int, end: int) -> Passage | None:
    """The words from `start` to `end` in whole characters; None where there are none.

    Notes in the passage are no part of it, unless it begins inside one or holds nothing else.
    """
    if not 0 <= start < end <= tree.content.size:
        return None
    pieces = _pieces(tree, start, end)
    if not pieces:
        note = _first_note(tree, start, end)
        pieces = _pieces(tree, note + 1, end) if note is not None else []
    return _passage(tree, pieces)


def found(tree: Node, clause: str, quotation: str) -> Passage | None:
    """The words where they stand in that clause, if they do exactly once."""
    place = _inside(tree, clause)
    if place is None or not quotation.strip():
        return None
    start, end = place
    pieces = _pieces(tree, start, tree.content.size if BREAK.text in quotation else end)
    text = "".join(piece.text for piece in pieces)
    places = [n for n in _occurrences(text, quotation) if _cut_out(pieces, n, n + 1)[0].pos < end]
    if len(places) != 1:
        return None
    return _passage(tree, _cut_out(pieces, places[0], places[0] + len(quotation)))


def clause_at(tree: Node, pos: int) -> str:
    """The id of the innermost clause or note around the position; "" for the title."""
    place = tree.resolve(pos)
    ids = [place.node(depth).attrs.get("id") for depth in range(place.depth, 0, -1)]
    return next((key for key in ids if isinstance(key, str)), "")


def says_something(tree: Node, spans: Iterable[Span]) -> bool:
    """Is more left than spaces?"""
    return any(piece.text.strip() for start, end in spans for piece in _pieces(tree, start, end))


def _passage(tree: Node, pieces: list[_Piece]) -> Passage | None:
    quotation = "".join(piece.text for piece in pieces)
    if not quotation.strip():
        return None
    spans = _joined((piece.pos, piece.pos + _units(piece.text)) for piece in pieces if piece is not BREAK)
    return Passage(clause_at(tree, spans[0][0]), quotation, spans)


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _pieces(tree: Node, start: int, end: int) -> list[_Piece]:
    """The words in reading order, with BREAK between clauses. From inside a note they go to its end."""
    pieces: list[_Piece] = []
    ends = [end]

    def look(node: Node, pos: int, *_rest: Any) -> bool:
        if node.type.name == "note":
            if not pos < start:
                return False
            ends[0] = min(end, pos + node.node_size - 1)
        elif node.is_text and pos < ends[0]:
            pieces.extend(_words(node.text or "", pos, start, ends[0]))
        elif node.is_block and pieces and pieces[-1] is not BREAK:
            pieces.append(BREAK)
        return True

    tree.nodes_between(start, end, look)
    return pieces[:-1] if pieces and pieces[-1] is BREAK else pieces


def _words(text: str, pos: int, start: int, end: int) -> Iterable[_Piece]:
    """The part of a text node from `start` to `end`, in whole characters, without the signs that only hold a place."""
    units = text.encode("utf-16-le", "surrogatepass")
    first, last = max(start - pos, 0), min(end - pos, len(units) // 2)
    if 0 < first < last and 0xDC <= units[2 * first + 1] <= 0xDF:
        first -= 1
    if last and 0xD8 <= units[2 * last - 1] <= 0xDB:
        last += 1
    at = pos + first
    for part in units[2 * first : 2 * last].decode("utf-16-le", "surrogatepass").split(ANCHOR):
        if part:
            yield _Piece(at, part)
        at += _units(part) + 1


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _first_note(tree: Node, start: int, end: int) -> int | None:
    notes: list[int] = []

    def look(node: Node, pos: int, *_rest: Any) -> bool:
        if node.type.name == "note" and pos >= start:
            notes.append(pos)
        return True

    tree.nodes_between(start, end, look)
    return notes[0] if notes else None


def _inside(tree: Node, clause: str) -> Span | None:
    places = [(1, tree.child(0).node_size - 1)] if not clause else []

    def look(node: Node, pos: int, *_rest: Any) -> bool:
        if clause and node.attrs.get("id") == clause:
            places.append((pos + 1, pos + node.node_size - 1))
        return not places

    tree.descendants(look)
    return places[0] if places else None


def _occurrences(text: str, words: str) -> Iterable[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _cut_out(pieces: list[_Piece], start: int, end: int) -> list[_Piece]:
    """The pieces that hold the characters from `start` to `end` of the joined text."""
    cut, at = [], 0
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.text))
        if first < last:
            whole = piece is BREAK
            cut.append(piece if whole else _Piece(piece.pos + _units(piece.text[:first]), piece.text[first:last]))
        at += len(piece.text)
    return cut
