"""Which clause of the old text became which of the new one.

Ids come first where the words agree at all: a text that was imported again has the same ids in other places, and there
the words are the better witness.
"""

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable

from statements.text.comparing.units import Unit
from statements.text.comparing.words import tokens

Pair = tuple[Unit | None, Unit | None]

_SAME_ID, _SIMILAR = 0.3, 0.5
_PAIRS_AT_MOST = 10_000


def aligned(old: list[Unit], new: list[Unit]) -> list[Pair]:
    """Pairs in the order of the new text, the removed clauses at the end."""
    matching = _Matching(old, new)
    matching.by(lambda unit: (unit.group, unit.id, unit.text))
    matching.by(lambda unit: (unit.group, unit.text) if unit.text else None)
    matching.by(lambda unit: (unit.row, unit.id), accept=lambda a, b: likeness(a, b) >= _SAME_ID)
    matching.by_likeness()
    matching.by(lambda unit: (unit.row, unit.id))
    pairs: list[Pair] = [(matching.partner.get(id(unit)), unit) for unit in new]
    return pairs + [(unit, None) for unit in matching.old]


def moved(pairs: list[Pair]) -> list[Pair]:
    """The fewest clauses whose moving explains the new order, and demands that went to another list."""
    rows: dict[str, list[Pair]] = defaultdict(list)
    parents = {old.id: new.id for old, new in pairs if old is not None and new is not None}
    wandered = []
    for pair in pairs:
        old, new = pair
        if old is not None and new is not None:
            rows[new.row].append(pair)
            if old.parent and parents.get(old.parent) != new.parent:
                wandered.append(pair)
    for row in rows.values():
        kept = _longest_rise([old.order for old, _ in row if old is not None])
        wandered += [pair for entry, pair in enumerate(row) if entry not in kept]
    return wandered


def likeness(old: Unit, new: Unit) -> float:
    """The share of words that both have, from 0 to 1."""
    before, after = Counter(_words(old.text)), Counter(_words(new.text))
    total = before.total() + after.total()
    return 2 * (before & after).total() / total if total else 1.0


def _words(text: str) -> list[str]:
    return [token.strip().casefold() for token in tokens(text)]


class _Matching:
    """The clauses that have no partner yet, and the partners found so far (by identity of the new clause)."""

    def __init__(self, old: list[Unit], new: list[Unit]) -> None:
        self.old, self.new = old, new
        self.partner: dict[int, Unit] = {}

    def by(self, key: Callable[[Unit], Hashable], accept: Callable[[Unit, Unit], bool] = lambda a, b: True) -> None:
        waiting: dict[Hashable, deque[Unit]] = defaultdict(deque)
        for unit in self.old:
            waiting[key(unit)].append(unit)
        taken: set[int] = set()
        for unit in self.new:
            queue = waiting.get(key(unit)) if key(unit) is not None else None
            if queue and accept(queue[0], unit):
                self._pair(queue.popleft(), unit, taken)
        self._forget(taken)

    def by_likeness(self) -> None:
        """The likest pairs first; in texts with very many changed clauses only neighbours are tried."""
        taken: set[int] = set()
        pairs = [(likeness(a, b), n, m) for n, m, a, b in self._candidates()]
        for score, n, m in sorted(pairs, key=lambda pair: (-pair[0], abs(pair[1] - pair[2]))):
            old, new = self.old[n], self.new[m]
            if score >= _SIMILAR and id(old) not in taken and id(new) not in taken:
                self._pair(old, new, taken)
        self._forget(taken)

    def _candidates(self) -> Iterable[tuple[int, int, Unit, Unit]]:
        reach = len(self.old) + len(self.new)
        if len(self.old) * len(self.new) > _PAIRS_AT_MOST:
            reach = 2
        for n, old in enumerate(self.old):
            for m in range(max(n - reach, 0), min(n + reach + 1, len(self.new))):
                if old.group == self.new[m].group and old.text and self.new[m].text:
                    yield n, m, old, self.new[m]

    def _pair(self, old: Unit, new: Unit, taken: set[int]) -> None:
        self.partner[id(new)] = old
        taken |= {id(old), id(new)}

    def _forget(self, taken: set[int]) -> None:
        self.old = [unit for unit in self.old if id(unit) not in taken]
        self.new = [unit for unit in self.new if id(unit) not in taken]


def _longest_rise(positions: list[int]) -> set[int]:
    """Which entries of a row keep their order (longest increasing subsequence, n log n)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for entry, position in enumerate(positions):
        place = bisect_left(tails, position)
        before.append(ends[place - 1] if place else None)
        tails[place : place + 1] = [position]
        ends[place : place + 1] = [entry]
    kept: set[int] = set()
    entry_or_none = ends[-1] if ends else None
    while entry_or_none is not None:
        kept.add(entry_or_none)
        entry_or_none = before[entry_or_none]
    return kept
