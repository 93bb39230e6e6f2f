"""Paragraphs that were split or joined: the words of one stand in several, one behind the other."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from statements.text.comparing.aligning import Index
from statements.text.comparing.flow import Flow, joined
from statements.text.comparing.tokens import is_spaceless
from statements.text.comparing.units import Unit
from statements.text.comparing.words import Stretch, stretches

_ROWS = ("blocks", "demands")
# So many words of a part must be missing in the partner, this share of them in all; and this share must be in order.
_WORDS, _SHARE, _IN_ORDER, _EDGE = 2, 0.3, 0.5, 24


@dataclass(frozen=True)
class Parts:
    """One clause, and the several that its words stand in; `cuts` are the places of their words in the one."""

    one: Unit
    many: tuple[Unit, ...]
    cuts: tuple[tuple[int, int], ...]


def parts(pairs: Sequence[tuple[Unit, Unit]], loose: Sequence[Unit]) -> list[Parts]:
    """For pairs of a clause and its partner in the other text, and clauses of that other text without a partner."""
    if not loose:
        return []
    pairs = [(one, to) for one, to in pairs if one.row in _ROWS and not _has_both_ends(one.text, to.text)]
    missing = [one.bag - partner.bag for one, partner in pairs]
    index = Index(missing)
    gathered: dict[int, list[Unit]] = {}
    for unit in loose:
        for n in sorted(index.nearest(unit.bag)) if unit.row in _ROWS and unit.group == "prose" else ():
            shared = len(unit.bag & missing[n])
            if pairs[n][1].row == unit.row and shared >= max(_WORDS, _SHARE * len(unit.bag)):
                gathered.setdefault(n, []).append(unit)
                missing[n] = missing[n] - unit.bag
                break
    found = (_parts(*pairs[n], units) for n, units in gathered.items())
    return [part for part in found if part is not None]


def _has_both_ends(one: str, other: str) -> bool:
    """Of what was split, the one part lacks the end and the other the beginning."""
    return one[:_EDGE] == other[:_EDGE] and one[-_EDGE:] == other[-_EDGE:]


def between(before: str, after: str) -> str:
    """What stands between two clauses that become one."""
    return "" if is_spaceless(before[-1:] + after[:1]) else " "


def together(flows: Sequence[Flow]) -> Flow:
    """Several as one, as if they had been joined."""
    return joined(flows, [between(a.words, b.words) for a, b in pairwise(flows)])


def _parts(one: Unit, partner: Unit, others: list[Unit]) -> Parts | None:
    many = tuple(sorted([partner, *others], key=lambda unit: unit.order))
    cuts = _cuts(one.flow.words, [unit.flow for unit in many])
    return Parts(one, many, cuts) if cuts else None


def _cuts(one: str, flows: list[Flow]) -> tuple[tuple[int, int], ...] | None:
    """Where each of the many begins and ends in the one; None where their words are not there in this order."""
    gaps = [0, *(len(between(a.words, b.words)) for a, b in pairwise(flows))]
    ends = list(accumulate(gap + len(flow.words) for gap, flow in zip(gaps, flows, strict=True)))
    way = _Way(stretches(one, together(flows).words))
    kept = [0, *(way.kept_before(end) for end in ends)]
    if any(kept[n + 1] - kept[n] < _IN_ORDER * len(flow.words) for n, flow in enumerate(flows)):
        return None
    return _trimmed(one, [0, *(way.back(end) for end in ends[:-1]), len(one)])


class _Way:
    """From places in a new text back to the old one."""

    def __init__(self, found: list[Stretch]) -> None:
        self._found, self._at = found, [(0, 0, 0)]
        for stayed, old, new in found:
            i, j, kept = self._at[-1]
            self._at.append((i + len(old), j + len(new), kept + stayed * len(new)))

    def _stretch(self, place: int) -> int:
        return min(bisect_left(self._at, place, key=lambda at: at[1]), len(self._found)) - 1

    def kept_before(self, place: int) -> int:
        n = self._stretch(place)
        return self._at[n][2] + self._found[n].stayed * (place - self._at[n][1])

    def back(self, place: int) -> int:
        """Behind what was removed there."""
        n = self._stretch(place)
        return self._at[n][0] + (place - self._at[n][1] if self._found[n].stayed else len(self._found[n].old))


def _trimmed(one: str, places: list[int]) -> tuple[tuple[int, int], ...]:
    """Without the spaces at the cuts."""
    cuts, last = [], len(places) - 2
    for n, (start, end) in enumerate(pairwise(places)):
        words = one[start:end]
        begins = start + (len(words) - len(words.lstrip()) if n else 0)
        ends = end - (len(words) - len(words.rstrip()) if n < last else 0)
        cuts.append((begins, max(begins, ends)))
    return tuple(cuts)
