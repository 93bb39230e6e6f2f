"""Two texts as one column: every clause of the new one, what was removed at its old place, words inside marked."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.presenting.marked import Piece, marks_of, with_marks
from statements.text.comparing import Change, compare
from statements.text.comparing.units import Unit, units

ASPECTS = {
    "marks": gettext_lazy("emphasis or links"),
    "notes": gettext_lazy("note calls"),
    "marker": gettext_lazy("the sign of the demands"),
    "addressee": gettext_lazy("the addressee"),
    "level": gettext_lazy("the level of the heading"),
    "source": gettext_lazy("the source"),
    "type": gettext_lazy("the kind of the block"),
    "fields": gettext_lazy("computed numbers"),
}


@dataclass
class Row:
    """`state` is same, changed, added or removed; `pieces` are its words, calls and numbers; `said` adds a sentence."""

    kind: str
    state: str
    pieces: Sequence[Piece]
    said: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Compared:
    rows: list[Row]
    count: int  # of changes

    @property
    def same(self) -> bool:
        return self.count == 0


def compared(old: dict[str, Any], new: dict[str, Any]) -> Compared:
    """The rows in reading order."""
    changes = compare(old, new)
    by_key: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        by_key.setdefault(_key(change.what, change.id), []).append(change)
    before = {_key(unit.kind, unit.id): unit for unit in units(old)}
    rows: list[Row] = []
    at: dict[tuple[str, str], int] = {}
    for unit in units(new):
        at[_key(unit.kind, unit.id)] = len(rows)
        key = _key(unit.kind, unit.id)
        rows.append(_row(unit, before.get(key, unit), by_key.get(key, [])))
    return Compared(_with_removed(rows, at, units(old), by_key), len(changes))


def _key(kind: str, key: str) -> tuple[str, str]:
    return (kind, "") if kind == "title" else ("", key)


def _is_removed(unit: Unit, changes: dict[tuple[str, str], list[Change]]) -> bool:
    return any(c.kind == "removed" and c.before == unit.text for c in changes.get(_key(unit.kind, unit.id), ()))


def _row(unit: Unit, old: Unit, changes: list[Change]) -> Row:
    row, pieces = Row(unit.kind, "same", []), [("equal", unit.text)]
    for change in changes:
        if change.kind == "added":
            row.state, pieces = "added", [("insert", unit.text)]
        elif change.kind == "moved":
            row.said.append(_("↕ Moved: was %(old)s, is %(new)s.") % {"old": change.before, "new": change.after})
            row.state = "changed"
        elif change.kind == "changed":
            row.state, pieces = "changed", _pieces(change, unit)
            if change.aspects:
                what = ", ".join(str(ASPECTS.get(a, a)) for a in change.aspects)
                row.said.append(_("Changed as well: %(what)s.") % {"what": what})
    row.pieces = list(with_marks(pieces, marks_of(old), marks_of(unit)))
    return row


def _pieces(change: Change, unit: Unit) -> list[tuple[str, str]]:
    if change.pieces:
        return [(piece.operation, piece.text) for piece in change.pieces]
    if change.before == change.after:
        return [("equal", unit.text)]
    return [("delete", change.before), ("insert", change.after)]


def _with_removed(
    rows: list[Row], at: dict[tuple[str, str], int], before: list[Unit], changes: dict[tuple[str, str], list[Change]]
) -> list[Row]:
    """Each removed clause after the last clause before it that is still there."""
    place, after = -1, dict[int, list[Row]]()
    for unit in before:
        if _is_removed(unit, changes):
            pieces = list(with_marks([("delete", unit.text)], marks_of(unit), []))
            after.setdefault(place, []).append(Row(unit.kind, "removed", pieces))
        else:
            place = at.get(_key(unit.kind, unit.id), place)
    result = list(after.get(-1, []))
    for n, row in enumerate(rows):
        result += [row, *after.get(n, [])]
    return result
