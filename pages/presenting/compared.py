"""Two texts as rows: every clause of the new one, what went or stood elsewhere at its old place, words inside marked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.presenting.changed import aspect, formats, place
from pages.presenting.marked import Sides, sides, whole
from statements.text.comparing.flow import inlines_of
from statements.text.comparing.threads import Thread, threads
from statements.text.comparing.units import Unit


class Said(NamedTuple):
    """A sentence beside a clause, with the row it points to, and the arrow that way."""

    text: str
    to: str = ""
    arrow: str = ""


@dataclass
class Row:
    """`state` is same, changed, added, removed, split, joined, moved, or left for the place that a moved clause left.

    `number` counts the changes, 0 where nothing changed here; `anchor` is its address on the page for those who point to it.
    """

    kind: str
    state: str
    words: Sides
    title: str
    anchor: str
    number: int = 0
    said: list[Said] = field(default_factory=list)

    @property
    def alike(self) -> bool:
        """Whether a reader sees the same words on both sides."""
        return self.words.old == self.words.new


@dataclass(frozen=True)
class Compared:
    rows: list[Row]
    count: int  # of changes
    language: str = ""  # a sentence, where the language of the text is another

    @property
    def same(self) -> bool:
        return self.count == 0

    @property
    def last(self) -> int:
        """The number of the last row that changed."""
        return max((row.number for row in self.rows), default=0)

    @property
    def summary(self) -> str:
        """The changes in words: “4 changes: 2 clauses changed, 1 added, 1 moved.”"""
        states = Counter(row.state for row in self.rows if row.number)
        parts = [words(states[state]) for state, words in _COUNTED.items() if states[state]]
        head = ngettext("%(n)s change", "%(n)s changes", self.count) % {"n": self.count}
        return f"{head}: {', '.join(parts)}." if parts else f"{head}."


def compared(old: dict[str, Any], new: dict[str, Any]) -> Compared:
    """The rows in reading order."""
    found = threads(old, new)
    rows = _Rows(found).made()
    changed = [row for row in rows if row.state not in ("same", "left")]
    for number, row in enumerate(changed, 1):
        row.number = number
    language = ""
    if old["language"] != new["language"]:
        language = _("The language of the text was %(was)s and is %(now)s now.") % {
            "was": old["language"],
            "now": new["language"],
        }
    return Compared(rows, len(changed) + bool(language), language)


class _Rows:
    """Makes the rows; knows the number of every note in both texts, and where its calls came and went."""

    def __init__(self, found: list[Thread]) -> None:
        self.found = found
        notes = [t for t in found if (t.new or t.old).kind == "note"]  # type: ignore[union-attr]
        self.before = {t.name: t.old.number for t in notes if t.old}
        self.after = {t.name: t.new.number for t in notes if t.new}
        self.came = {name: t for t in found for name in _calls(t, "insert")}
        self.went = {name: t for t in found for name in _calls(t, "delete")}
        self.rest = {id(t.old): t for t in found if t.old and not t.part}
        self.parts: dict[int, list[Thread]] = {}
        for thread in found:
            if thread.is_split:
                self.parts.setdefault(id(thread.old), []).append(thread)

    def made(self) -> list[Row]:
        """What went, and what was moved away, stands after the last clause before it that stayed in its place."""
        here = [(thread, self._row(thread)) for thread in self.found if thread.new]
        at = {id(thread.old): n for n, (thread, _row) in enumerate(here) if not thread.moved}
        ends = _ends_of_lists([row.kind for _thread, row in here])
        behind: dict[int, list[Row]] = {}
        last, gone = -1, set[str]()
        olds = [(thread.old, thread) for thread in self.found if thread.old]
        for old, thread in sorted(olds, key=lambda pair: (pair[0].order, pair[1].part)):
            last = at.get(id(old), last)
            if thread.new is None or thread.moved:
                inside = old.kind == "demand" and old.parent not in gone
                behind.setdefault(last if inside else ends.get(last, last), []).append(self._gone(thread))
                gone.add(old.id)
        rows = behind.get(-1, [])
        for n, (_thread, row) in enumerate(here):
            rows += [row, *behind.get(n, [])]
        return _with_arrows(rows)

    def _row(self, thread: Thread) -> Row:
        new = thread.new
        assert new is not None
        pieces = thread.pieces or tuple(whole(new.flow, "keep" if thread.old else "insert"))
        row = Row(new.kind, _state(thread), sides(pieces, self.before, self.after), place(new), f"clause-{thread.name}")
        row.said += self._moves(thread, new)
        row.said += self._seams(thread)
        row.said += (Said(aspect(name, was, now)) for name, (was, now) in thread.aspects.items())
        row.said += map(Said, formats(thread.pieces))
        if thread.old:
            row.said += self._notes(thread)
        return row

    def _gone(self, thread: Thread) -> Row:
        old = thread.old
        assert old is not None
        anchor = f"left-{thread.name}"
        if thread.new is None:
            return Row(
                old.kind, "removed", sides(whole(old.flow, "delete"), self.before, self.after), place(old), anchor
            )
        row = Row(old.kind, "left", sides(whole(thread.before), self.before, self.before), place(old), anchor)
        text = _("Moved: it is %(place)s now.") % {"place": place(thread.new)}
        row.said.append(Said(text, f"clause-{thread.name}"))
        return row

    def _moves(self, thread: Thread, new: Unit) -> Iterator[Said]:
        if thread.moved and thread.old:
            yield Said(_("Moved: it was %(place)s.") % {"place": place(thread.old)}, f"left-{thread.name}")

    def _seams(self, thread: Thread) -> Iterator[Said]:
        old = thread.old
        if thread.part and old:
            first = self.rest[id(old)]
            assert first.new is not None
            yield Said(_("Split off from %(place)s.") % {"place": place(first.new)}, f"clause-{first.name}")
        elif thread.is_split:
            others = [place(t.new) for t in self.parts[id(old)] if t.part and t.new]
            yield Said(_("Split: it goes on in %(places)s.") % {"places": ", ".join(others)})
        if thread.others and old:
            places = ", ".join(place(unit) for unit in (old, *thread.others))
            yield Said(_("Joined of %(places)s.") % {"places": places})

    def _notes(self, thread: Thread) -> Iterator[Said]:
        """Which calls and numbers came, went, or stand elsewhere."""
        came, went = set(_calls(thread, "insert")), set(_calls(thread, "delete"))
        for name in sorted(came, key=lambda name: self.after.get(name, 0)):
            number = {"n": self.after.get(name, "?")}
            if name in went:
                yield Said(_("The call of note %(n)s stands at another word.") % number)
            elif name in self.went:
                yield Said(_("The call of note %(n)s came from another clause.") % number)
            else:
                yield Said(_("Note %(n)s is called here now.") % number)
        for name in sorted(went - came, key=lambda name: self.before.get(name, 0)):
            number = {"n": self.before.get(name, "?")}
            elsewhere = name in self.came
            text = (
                _("The call of note %(n)s went to another clause.")
                if elsewhere
                else _("Note %(n)s is not called here any more.")
            )
            yield Said(text % number)


def _ends_of_lists(kinds: list[str]) -> dict[int, int]:
    """For a list and each of its demands the place of the last one."""
    ends: dict[int, int] = {}
    for n in range(len(kinds) - 1, -1, -1):
        if n + 1 < len(kinds) and kinds[n + 1] == "demand":
            ends[n] = ends.get(n + 1, n + 1)
    return ends


def _with_arrows(rows: list[Row]) -> list[Row]:
    places = {row.anchor: n for n, row in enumerate(rows)}
    for n, row in enumerate(rows):
        row.said = [s._replace(arrow="↑" if places[s.to] < n else "↓") if s.to in places else s for s in row.said]
    return rows


def _state(thread: Thread) -> str:
    if thread.old is None:
        return "added"
    if thread.is_split:
        return "split"
    if thread.others:
        return "joined"
    if thread.moved:
        return "moved"
    return "changed" if thread.changed else "same"


def _calls(thread: Thread, do: str) -> Iterable[str]:
    for piece in thread.pieces:
        if piece.do == do and "\x01" in piece.words:
            yield from (inline["note"] for inline in inlines_of(piece.words, []) if "note" in inline)


_COUNTED = {
    "changed": lambda n: ngettext("%(n)s clause changed", "%(n)s clauses changed", n) % {"n": n},
    "added": lambda n: ngettext("%(n)s added", "%(n)s added", n) % {"n": n},
    "removed": lambda n: ngettext("%(n)s removed", "%(n)s removed", n) % {"n": n},
    "moved": lambda n: ngettext("%(n)s moved", "%(n)s moved", n) % {"n": n},
    "split": lambda n: ngettext("%(n)s part of a split clause", "%(n)s parts of split clauses", n) % {"n": n},
    "joined": lambda n: ngettext("%(n)s joined", "%(n)s joined", n) % {"n": n},
}
