"""What became of every clause: the one comparison that sentences, pages and operations are made of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from statements.text.comparing.aligning import Matching
from statements.text.comparing.flow import Flow, Piece, flow_of, pieces
from statements.text.comparing.shortest import longest_rise
from statements.text.comparing.splitting import parts, together
from statements.text.comparing.units import ASPECTS, Unit, units
from statements.text.reading import Document


@dataclass(eq=False)
class Thread:
    """A clause from the old text to the new one; either may be missing.

    `name` is its id in both: that of the old text, for what is new its own or one that is free. Of a clause that was split
    there are several threads with the same `old`, counted by `part`; `begins` and `ends` are its cuts. `others` are the
    clauses that were joined to `old`.
    """

    old: Unit | None
    new: Unit | None
    name: str = ""
    part: int = 0
    begins: int = 0
    ends: int | None = None
    others: tuple[Unit, ...] = ()
    moved: bool = False
    pieces: tuple[Piece, ...] = ()
    aspects: dict[str, tuple[object, object]] = field(default_factory=dict)

    @property
    def before(self) -> Flow:
        """What it is compared with."""
        if self.old is None:
            return Flow("")
        if self.others:
            return together([unit.flow for unit in (self.old, *self.others)])
        flow = self.old.flow
        return flow if self.ends is None else flow.part(self.begins, self.ends)

    @property
    def is_split(self) -> bool:
        return self.ends is not None

    @property
    def changed(self) -> bool:
        return bool(self.old is None or self.new is None or self.moved or self.pieces or self.aspects) or bool(
            self.others or self.is_split
        )


def threads(old: Document, new: Document) -> list[Thread]:
    """Those of the new text in its order, then the removed ones in theirs."""
    before, after = units(old), units(new)
    matching = Matching(before, after)
    matching.by_place()
    matching.by_words()
    names = _Names(before, after, matching.partner)
    for unit in before:
        unit.flow = flow_of(unit.inlines, lambda key: key)
    for unit in after:
        unit.flow = flow_of(unit.inlines, names.of_note)
    found = _threads(after, matching)
    _name(found, names)
    _mark_moved(found)
    for thread in found:
        _compare(thread)
    return found


class _Names:
    """One name for every clause of both texts."""

    def __init__(self, before: list[Unit], after: list[Unit], partner: dict[int, Unit]) -> None:
        self._taken = {unit.id for unit in before}
        self._notes = {}
        for unit in after:
            if unit.kind == "note":
                old = partner.get(id(unit))
                self._notes[unit.id] = old.id if old else self.free(unit.id)

    def of_note(self, key: str) -> str:
        return self._notes.get(key, key)

    def of_new(self, unit: Unit) -> str:
        return self._notes[unit.id] if unit.kind == "note" else self.free(unit.id)

    def free(self, wanted: str) -> str:
        name, n = wanted, 1
        while name in self._taken:
            n += 1
            name = f"{wanted[:26]}x{n}"
        self._taken.add(name)
        return name


def _threads(after: list[Unit], matching: Matching) -> list[Thread]:
    partner = matching.partner
    pairs = [(partner[id(unit)], unit) for unit in after if id(unit) in partner]
    made: dict[int, Thread] = {}
    split = parts(pairs, matching.new)
    for found in split:
        for n, (unit, (begins, ends)) in enumerate(zip(found.many, found.cuts, strict=True)):
            made[id(unit)] = Thread(found.one, unit, part=n, begins=begins, ends=ends)
    whole = [(new, old) for old, new in pairs if id(new) not in made]
    joins = parts(whole, matching.old)
    for found in joins:
        made[id(found.one)] = Thread(found.many[0], found.one, others=found.many[1:])
    matching.forget(set(made) | {id(unit) for found in joins for unit in found.many})
    matching.by_id()
    kept = [made.get(id(unit)) or Thread(partner.get(id(unit)), unit) for unit in after]
    return kept + [Thread(unit, None) for unit in matching.old]


def _name(found: list[Thread], names: _Names) -> None:
    for thread in found:
        if thread.old is not None and not thread.part:
            thread.name = thread.old.id
        elif thread.new is not None:
            thread.name = names.of_new(thread.new)


def _mark_moved(found: Iterable[Thread]) -> None:
    """The fewest clauses whose moving explains the new order, and those that went to another list."""
    lists = {t.new.id: t.old.id for t in found if t.old and t.new and t.new.kind == "demand_list"}
    rows: dict[tuple[str, str], list[Thread]] = defaultdict(list)
    for thread in found:
        old, new = thread.old, thread.new
        if old is None or new is None:
            continue
        if old.row == new.row and lists.get(new.parent, "") == old.parent:
            rows[new.row, new.parent].append(thread)
        else:
            thread.moved = True
    for row in rows.values():
        kept = longest_rise([(t.old.order, t.part) for t in row if t.old])
        for entry, thread in enumerate(row):
            thread.moved = entry not in kept


def _compare(thread: Thread) -> None:
    old, new = thread.old, thread.new
    if old is None or new is None:
        return
    thread.pieces = pieces(thread.before, new.flow)
    for name in ASPECTS:
        if old.aspects.get(name) != new.aspects.get(name):
            thread.aspects[name] = (old.aspects.get(name), new.aspects.get(name))
    if old.kind != new.kind:
        thread.aspects["type"] = (old.kind, new.kind)
