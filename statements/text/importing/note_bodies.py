"""Notes at the end of a text and their calls inside it.

A bracketed number is a call only if the text ends with a note of that number; "Article (2)" stays as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from statements.text.importing.calendars import fold
from statements.text.importing.markers import Bullet, superscript
from statements.text.importing.result import Dropped
from statements.text.importing.shape import Piece

Key = int | str

_CALL = re.compile(
    r"(?P<bracket>[(\[（［〔【]\s?(?P<number>\d{1,3})\s?[)\]）］〕】])|(?P<super>[¹²³⁰⁴-⁹]{1,3})|(?P<symbol>\*{1,4}|[†‡§]+)"
)
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcmdh]?m|mi|ft|s)$")
_TRAILING = 3
_HEADINGS = re.compile(
    r"(?:foot|end)?notes?|notes? de bas de page|notas?|note|anmerkungen?|fu(?:ß|ss)noten?|примечани[ея]|примітк[аи]|"
    r"σημειωσ(?:η|εισ)|υποσημειωσεισ|notlar|dipnotlar|ملاحظات|هوامش|حواش|الهوامش|پانویس(?:ها)?|یادداشت(?:ها)?|"
    r"הערות(?: שוליים)?|"
    r"注释?|註釋?|备注|注記?|脚注|각주|주석?|przypisy|noten|voetnoten|noter|fotnoter"
)
_RULE = re.compile(r"[\W_]{3,}")


@dataclass(slots=True)
class Notes:
    """`bodies` in their order, `body` what remains of the text with its calls marked."""

    body: list[Piece]
    bodies: list[tuple[Key, str]] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)


def separate(pieces: list[Piece]) -> Notes:
    """Split the notes off the end, if the text before them calls any of them."""
    for start, end in _zones(pieces):
        before, after = pieces[:start], pieces[end + 1 :]
        keys = [key for piece in pieces[start : end + 1] if (key := _key(piece)) is not None]
        forms = {_key(piece): _form(piece.bullet.mark) for piece in pieces[start : end + 1] if piece.bullet}
        called = _calls(before, {key: forms[key] for key in keys})
        needed = set(keys) if any(forms[key] == "dot" for key in keys) else set()
        if not called or needed - called:
            for piece in before:
                piece.calls.clear()
            continue
        notes = Notes(before + after)
        _read_bodies(notes, pieces[start : end + 1])
        _drop_heading(notes, before)
        return notes
    return Notes(pieces)


def _zones(pieces: list[Piece]) -> Iterator[tuple[int, int]]:
    """Where notes may stand: a run counted down to 1 from the end, or the symbols there."""
    last = len(pieces) - 1
    while last >= 0 and len(pieces) - 1 - last <= _TRAILING and _key(pieces[last]) is None:
        last -= 1
    if last < 1 or (key := _key(pieces[last])) is None:
        return
    first, gap = last, 0
    for position in range(last - 1, 0, -1):
        earlier = _key(pieces[position])
        if earlier is None:
            gap += 1
            if gap > 1 or key == 1:
                break
        elif not _precedes(earlier, key):
            break
        else:
            first, key, gap = position, earlier, 0
    yield first, last


def _precedes(earlier: Key, key: Key) -> bool:
    if isinstance(key, int):
        return isinstance(earlier, int) and earlier == key - 1
    return isinstance(earlier, str) and earlier != key


def _key(piece: Piece) -> Key | None:
    mark = piece.bullet
    return mark.key if mark is not None and (mark.kind in ("note", "number") or mark.mark == "*") else None


def _form(mark: str) -> str:
    match = _CALL.fullmatch(mark.rstrip(")") if mark[0] in "¹²³⁰⁴⁵⁶⁷⁸⁹" else mark)
    if match is None:
        return "dot"
    return mark[0] if match["bracket"] else "super" if match["super"] else "symbol"


def _calls(pieces: list[Piece], forms: dict[Key, str]) -> set[Key]:
    """Mark each call on its piece; where a number stands in several ways, the most note-like way wins."""
    candidates: dict[Key, list[tuple[int, Piece, int, int]]] = {}
    for piece in pieces:
        for match in _CALL.finditer(piece.text):
            key = _call_key(match)
            if key in forms and (rank := _rank(piece.text, match, forms[key])) is not None:
                candidates.setdefault(key, []).append((rank, piece, *match.span()))
    for key, places in candidates.items():
        best = min(rank for rank, *_ in places)
        for rank, piece, start, end in places:
            if rank == best:
                piece.calls.append((start, end, key))
    for piece in pieces:
        piece.calls.sort()
    return set(candidates)


def _call_key(match: re.Match[str]) -> Key:
    if match["number"]:
        return int(match["number"])
    return superscript(match["super"]) if match["super"] else match["symbol"]


def _rank(text: str, match: re.Match[str], form: str) -> int | None:
    """0 glued to a word, 1 after a space, 2 glued to a digit ("Article 5(1)"); worse if written unlike the note."""
    start = match.start()
    before = text[max(start - 4, 0) : start]
    if not before.strip():
        return None
    glued = not before[-1].isspace()
    if match["symbol"] and (not glued or text[match.end() : match.end() + 1].isalnum()):
        return None
    if match["super"] and (not glued or _UNIT.search(before)):
        return None
    rank = 2 if before[-1].isdigit() else 0 if glued else 1
    return rank if _form(match[0]) == form else rank + 10


def _read_bodies(notes: Notes, pieces: list[Piece]) -> None:
    for piece in pieces:
        key = _key(piece)
        if key is None:
            last_key, text = notes.bodies[-1]
            notes.bodies[-1] = (last_key, f"{text} {piece.whole}")
        else:
            mark: Bullet = piece.bullet  # type: ignore[assignment]
            notes.bodies.append((key, piece.text))
            notes.marks.append(mark.mark)


def _drop_heading(notes: Notes, before: list[Piece]) -> None:
    """A line or the word "Notes" between text and notes says nothing of its own."""
    for piece in reversed(before[-2:]):
        if _HEADINGS.fullmatch(fold(piece.whole).strip(" :：.")):
            reason = "heading of the notes"
        elif _RULE.fullmatch(piece.whole):
            reason = "line between text and notes"
        else:
            return
        notes.dropped.append(Dropped(piece.line, piece.whole, reason))
        notes.body = [kept for kept in notes.body if kept is not piece]
