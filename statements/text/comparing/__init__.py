"""What changed between two texts, for a signer who asks before confirming again (DOMAIN 5, 7)."""

import json

from statements.text.comparing.aligning import Pair, aligned, moved
from statements.text.comparing.change import Change
from statements.text.comparing.sentences import sentences
from statements.text.comparing.units import PLACED, Unit, units
from statements.text.comparing.words import Budget, compare_words
from statements.text.reading import Document

__all__ = ["Change", "compare", "sentences"]


def compare(old: Document, new: Document) -> list[Change]:
    """Every change in the order of the new text; what was removed stands last. Equal content gives an empty list.

    Clauses are paired by id, or by their words where ids do not help; the words inside a pair are compared up to a
    bounded cost, beyond which the whole clause counts as replaced.
    """
    budget = Budget()
    changes = _languages(old, new)
    pairs = aligned(units(old), units(new))
    wandered = {id(pair) for pair in moved(pairs)}
    for pair in pairs:
        changes += _changes(pair, id(pair) in wandered, budget)
    return sorted(changes, key=lambda change: change.kind == "removed")


def _languages(old: Document, new: Document) -> list[Change]:
    if old["language"] == new["language"]:
        return []
    return [Change("changed", "language", "", "language", old["language"], new["language"])]


def _changes(pair: Pair, wandered: bool, budget: Budget) -> list[Change]:
    old, new = pair
    if old is None and new is not None:
        return [Change("added", new.kind, new.id, new.place, "", new.text)]
    if new is None and old is not None:
        return [Change("removed", old.kind, old.id, old.place, old.text, "")]
    if old is None or new is None:
        return []
    changes = []
    if wandered:
        changes.append(Change("moved", new.kind, new.id, new.place, old.place, new.place, text=new.text))
    if old.content != new.content:
        changes.append(_changed(old, new, budget))
    return changes


def _changed(old: Unit, new: Unit, budget: Budget) -> Change:
    pieces = compare_words(old.text, new.text, budget) if old.text != new.text else ()
    aspects = tuple(sorted(name for name in {*old.aspects, *new.aspects} if _differs(name, old, new)))
    return Change("changed", new.kind, new.id, new.place, old.text, new.text, pieces=pieces, aspects=aspects)


def _differs(name: str, old: Unit, new: Unit) -> bool:
    """Where words changed, calls and marks stand elsewhere for that reason alone: only which they are counts."""
    before, after = old.aspects.get(name), new.aspects.get(name)
    if before is None or after is None or name not in PLACED or old.text == new.text:
        return before != after
    return [entry[-1] for entry in json.loads(before)] != [entry[-1] for entry in json.loads(after)]
