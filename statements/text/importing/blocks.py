"""Pieces to blocks: paragraphs, headings, demand lists, separators."""

import re
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from statements.text.importing import lead_ins
from statements.text.importing.note_bodies import Key
from statements.text.importing.result import Doubtful, points_under_a_demand
from statements.text.importing.shape import Piece

_LIST_KINDS = ("dash", "bullet", "number", "letter")
_COUNTED = ("number", "letter")
_LOOK_AHEAD = 12
_RULE = re.compile(r"[\W_]{3,}|[*⁂]")
_SENTENCE_ENDS = tuple(".,;:!?…。！？；：،؛؟।۔")
_ITEM_ENDS = tuple(";,；，،؛")


@dataclass(slots=True)
class Builder:
    """Gives out ids (`p1`, `h1`, `d1` …) and writes down which marks became structure."""

    notes: dict[Key, str]
    marks: list[str] = field(default_factory=list)
    blocks: list[dict[str, Any]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    doubtful: list[Doubtful] = field(default_factory=list)

    def id(self, letter: str) -> str:
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]}"

    def prose(self, kind: str, piece: Piece, end: int | None = None, prefix: str = "") -> None:
        text = self.inlines(piece, end, prefix)
        extra = {"level": 2} if kind == "heading" else {}
        if text:
            self.blocks.append({"id": self.id(kind[0]), "type": kind, **extra, "text": text})

    def inlines(self, piece: Piece, end: int | None = None, prefix: str = "") -> list[dict[str, Any]]:
        """The words up to `end` with their note calls, each glued to its word: a space before it goes."""
        inlines: list[dict[str, Any]] = []
        text, position = piece.text[:end], 0
        for start, stop, key in piece.calls:
            if stop <= len(text):
                _append(inlines, prefix + text[position:start].rstrip())
                inlines.append({"note": self.notes[key]})
                self.marks.append(text[start:stop])
                position, prefix = stop, ""
        _append(inlines, prefix + text[position:].rstrip())
        return inlines


def _append(inlines: list[dict[str, Any]], text: str) -> None:
    text = text if inlines else text.lstrip()
    if text:
        inlines.append({"text": text})


def build(builder: Builder, pieces: list[Piece]) -> None:
    """Append the blocks of all pieces in order."""
    position = 0
    while position < len(pieces):
        position = _one(builder, pieces, position)


def _one(builder: Builder, pieces: list[Piece], position: int) -> int:
    """Build what begins here and say where the next begins."""
    piece, after = pieces[position], position + 1
    follower = pieces[after] if after < len(pieces) else None
    if piece.bullet is not None and piece.bullet.kind in _LIST_KINDS:
        run, end = _run(pieces, position)
        if len(run) > 1:
            return _list(builder, "", run, end)
    elif _RULE.fullmatch(piece.whole):
        builder.blocks.append({"id": builder.id("s"), "type": "separator"})
        return after
    elif follower is not None and (start := lead_ins.cut(piece.text)) is not None:
        run, end = _demands_after(pieces, after, piece.text)
        if run:
            builder.prose("paragraph", piece, start)
            return _list(builder, piece.text[start:].strip(), run, end)
    before = pieces[position - 1] if position else None
    kind = "heading" if _is_heading(before, piece, follower) else "paragraph"
    builder.prose(kind, piece, prefix=piece.bullet.prefix if piece.bullet else "")
    return after


def _demands_after(pieces: list[Piece], position: int, lead_in: str) -> tuple[list[Piece], int]:
    first = pieces[position]
    if first.bullet is not None:
        return _run(pieces, position) if first.bullet.kind in _LIST_KINDS else ([], position)
    if lead_ins.ends_with_colon(lead_in) and lead_ins.is_phrase(lead_in[lead_ins.last_sentence(lead_in) :]):
        return _unmarked(pieces, position)
    return [], position


def _run(pieces: list[Piece], position: int) -> tuple[list[Piece], int]:
    """The items of one list; items of another kind between them belong to it if it goes on after them."""
    first = pieces[position]
    run, last, end = [first], first, position + 1
    while end < len(pieces):
        piece = pieces[end]
        if piece.bullet is None or piece.bullet.kind not in _LIST_KINDS:
            if piece.bullet is not None or piece.indent <= first.indent + 1 or not piece.text:
                break
            _go_on(run, piece)
        elif _follows(last, piece):
            run.append(piece)
            last = piece
        elif piece.indent > first.indent or _goes_on(pieces, end, last):
            run[-1].points.append(_with_mark(piece))
        else:
            break
        end += 1
    return run, end


def _go_on(run: list[Piece], more: Piece) -> None:
    """A further line belongs to the last point, or to the last item where that has none."""
    if run[-1].points:
        run[-1].points[-1] = _joined(run[-1].points[-1], more)
    else:
        run[-1] = _joined(run[-1], more)


def _follows(last: Piece, piece: Piece) -> bool:
    old, new = last.bullet, piece.bullet
    if old is None or new is None or old.kind != new.kind or (old.kind == "bullet" and old.mark != new.mark):
        return False
    if old.kind == "number":
        return isinstance(old.key, int) and new.key == old.key + 1
    return True


def _goes_on(pieces: list[Piece], position: int, last: Piece) -> bool:
    """Whether a counted list continues after an inner one."""
    if last.bullet is None or last.bullet.kind not in _COUNTED:
        return False
    ahead = pieces[position : position + _LOOK_AHEAD]
    inner = next((n for n, piece in enumerate(ahead) if piece.bullet is None), len(ahead))
    return any(_follows(last, piece) for piece in ahead[:inner])


def _joined(item: Piece, more: Piece) -> Piece:
    shift = len(item.text) + 1
    calls = item.calls + [(start + shift, end + shift, key) for start, end, key in more.calls]
    return Piece(f"{item.text} {more.text}", item.line, item.gap, item.indent, item.bullet, calls=calls)


def _with_mark(piece: Piece) -> Piece:
    """An item of an inner list keeps its own mark as words."""
    shift = len(piece.whole) - len(piece.text)
    calls = [(start + shift, end + shift, key) for start, end, key in piece.calls]
    return Piece(piece.whole, piece.line, piece.gap, piece.indent, calls=calls)


def _unmarked(pieces: list[Piece], position: int) -> tuple[list[Piece], int]:
    """Demands without bullets: a chain of semicolons, or lines that stand together after the lead-in."""
    end = position
    while end < len(pieces) and pieces[end].bullet is None and pieces[end].text.endswith(_ITEM_ENDS):
        end += 1
    if end > position and end < len(pieces) and pieces[end].bullet is None:
        return pieces[position : end + 1], end + 1
    end = position + 1
    while end < len(pieces) and not pieces[end].gap and pieces[end].bullet is None:
        end += 1
    together = pieces[position:end]
    closed = end < len(pieces) and pieces[end].gap
    if len(together) > 1 and (closed or end == len(pieces)) and max(piece.weight for piece in together) <= 300:
        return together, end
    return [], position


def _list(builder: Builder, lead_in: str, run: list[Piece], end: int) -> int:
    addressee = lead_ins.take_addressee(builder.blocks)
    block = _block(builder, lead_in, run[0], [reduce(_joined, piece.points, piece) for piece in run])
    if addressee:
        block["addressee"] = addressee
    builder.blocks.append(block)
    builder.marks += [piece.bullet.mark for piece in run if piece.bullet is not None]
    if any(piece.points for piece in run):
        marks = list(builder.marks)
        apart = _block(builder, lead_in, run[0], [one for piece in run for one in (piece, *piece.points)])
        apart |= {"addressee": addressee} if addressee else {}
        builder.marks = marks
        points = " ".join(point.whole for piece in run for point in piece.points)
        builder.doubtful.append(points_under_a_demand(len(builder.doubtful) + 1, points, block, apart))
    return end


def _block(builder: Builder, lead_in: str, first: Piece, pieces: list[Piece]) -> dict[str, Any]:
    block: dict[str, Any] = {"id": builder.id("l"), "type": "demand_list", "lead_in": lead_in}
    block["marker"] = first.bullet.kind if first.bullet else "dash"
    block["demands"] = [{"id": builder.id("d"), "text": builder.inlines(piece)} for piece in pieces]
    return block


def _is_heading(before: Piece | None, piece: Piece, follower: Piece | None) -> bool:
    """A short line without end punctuation, apart from the others, before a text that is longer and has some."""
    if follower is None or piece.line_count > 1 or piece.calls:
        return False
    if piece.hashes:
        return True
    # In a text without blank lines a heading stands apart by what surrounds it.
    if not piece.gap and (follower.gap or (before is not None and not before.text.endswith(_SENTENCE_ENDS))):
        return False
    text = piece.whole
    if piece.weight > 80 or text.endswith(_SENTENCE_ENDS) or text[:1].islower():
        return False
    if piece.bullet is not None and piece.bullet.kind not in _COUNTED:
        return False
    if follower.bullet is not None:
        return follower.bullet.kind in _LIST_KINDS
    return follower.weight > max(piece.weight, 60) and follower.text.endswith(_SENTENCE_ENDS)
