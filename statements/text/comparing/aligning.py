"""Which clause of the old text became which of the new one.

Ids come first where the words agree at all: a text that was imported again has the same ids in other places, and there
the words are the better witness.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Set

from statements.text.comparing.units import Unit

_SAME_ID, _SIMILAR, _EDGE = 0.3, 0.5, 60
# A word in more clauses than these tells none from the other; so many others are looked at more closely.
_RARE, _CLOSER = 8, 3


def likeness(old: frozenset[str], new: frozenset[str]) -> float:
    """The share of words that both have, from 0 to 1."""
    total = len(old) + len(new)
    return 2 * len(old & new) / total if total else 1.0


def _is_still(old: Unit, new: Unit) -> bool:
    """Whether a clause with the same id is the same clause: it begins or ends as it did, or has enough of its words."""
    begins, ends = old.text[:_EDGE] == new.text[:_EDGE], old.text[-_EDGE:] == new.text[-_EDGE:]
    return (len(new.text) > _EDGE and (begins or ends)) or likeness(old.bag, new.bag) >= _SAME_ID


class Matching:
    """The clauses that have no partner yet, and the partners found so far (`partner` by identity of the new clause)."""

    def __init__(self, old: list[Unit], new: list[Unit]) -> None:
        self.old, self.new = old, new
        self.partner: dict[int, Unit] = {}

    def by_place(self) -> None:
        """Nothing but ids or looks changed: each with the one in its place."""
        if [(u.kind, u.text) for u in self.old] == [(u.kind, u.text) for u in self.new]:
            self.partner = {id(b): a for a, b in zip(self.old, self.new, strict=True)}
            self.old = self.new = []

    def by_words(self) -> None:
        self._by(lambda unit: (unit.group, unit.id, unit.text))
        self._by(lambda unit: (unit.kind, unit.text) if unit.text or unit.kind == "separator" else None)
        self._by(lambda unit: (unit.group, unit.text) if unit.text else None)
        self._by(lambda unit: (unit.group, unit.id), accept=_is_still)
        self._by_likeness()
        self._by(lambda unit: unit.id if unit.kind == "note" else None)

    def by_id(self) -> None:
        """What was written anew from the first word to the last."""
        self._by(lambda unit: (unit.group, unit.row, unit.id))

    def _by(self, key: Callable[[Unit], Hashable], accept: Callable[[Unit, Unit], bool] = lambda a, b: True) -> None:
        waiting: dict[Hashable, deque[Unit]] = defaultdict(deque)
        for unit in self.old:
            waiting[key(unit)].append(unit)
        taken: set[int] = set()
        for unit in self.new:
            queue = waiting.get(key(unit)) if key(unit) is not None else None
            if queue and accept(queue[0], unit):
                self._pair(queue.popleft(), unit, taken)
        self.forget(taken)

    def _by_likeness(self) -> None:
        """The likest pairs first."""
        taken: set[int] = set()
        pairs = [(likeness(self.old[n].bag, self.new[m].bag), n, m) for n, m in self._candidates()]
        for score, n, m in sorted(pairs, key=lambda pair: (-pair[0], abs(pair[1] - pair[2]))):
            old, new = self.old[n], self.new[m]
            if score >= _SIMILAR and id(old) not in taken and id(new) not in taken:
                self._pair(old, new, taken)
        self.forget(taken)

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """For each new clause the few old ones with most of its rare words, and those in its place among the rest."""
        index = Index(unit.bag for unit in self.old)
        for m, new in enumerate(self.new):
            for n in index.nearest(new.bag) | {m - 1, m, m + 1}:
                if 0 <= n < len(self.old) and self.old[n].group == new.group and self.old[n].text and new.text:
                    yield n, m

    def _pair(self, old: Unit, new: Unit, taken: set[int]) -> None:
        self.partner[id(new)] = old
        taken |= {id(old), id(new)}

    def forget(self, taken: set[int]) -> None:
        self.old = [unit for unit in self.old if id(unit) not in taken]
        self.new = [unit for unit in self.new if id(unit) not in taken]


class Index:
    """Finds among many bags of words those that share rare words with another, in time that grows with its words."""

    def __init__(self, bags: Iterable[Set[str]]) -> None:
        self._places: dict[str, list[int]] = defaultdict(list)
        for n, bag in enumerate(bags):
            for word in bag:
                self._places[word].append(n)

    def nearest(self, bag: Set[str]) -> set[int]:
        votes: Counter[int] = Counter()
        for word in bag:
            places = self._places.get(word, ())
            if len(places) <= _RARE:
                votes.update(places)
        return {n for n, _ in votes.most_common(_CLOSER)}
