"""What two rows of tokens have in common, at a cost that grows with their length and no faster."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

# A stretch with more differences is cut at the tokens that stand once on either side, this often at most.
_DIFFERENCES, _CUTS = 32, 6


class Match(NamedTuple):
    """`length` tokens from `old` on in the one row are those from `new` on in the other."""

    old: int
    new: int
    length: int


class Gap(NamedTuple):
    """From where to where nothing is matched yet, in both rows."""

    old: int
    old_end: int
    new: int
    new_end: int
    cuts: int = 0


def matches(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """The stretches that stayed, rising in both rows; what lies between them went and came.

    Always true, and in a stretch that is different beyond the bound only coarse: there nothing counts as stayed.
    """
    found: list[Match] = []
    gaps = [Gap(0, len(old), 0, len(new))]
    while gaps:
        gap = _trimmed(old, new, gaps.pop(), found)
        if gap.old == gap.old_end or gap.new == gap.new_end:
            continue
        before, after = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
        short = _shortest(before, after)
        if short is not None:
            found += (Match(gap.old + m.old, gap.new + m.new, m.length) for m in short)
        elif gap.cuts < _CUTS:
            gaps += _between(gap, _anchors(before, after))
    return sorted(found)


def _trimmed(old: Sequence[str], new: Sequence[str], gap: Gap, found: list[Match]) -> Gap:
    a, a_end, b, b_end, cuts = gap
    while a < a_end and b < b_end and old[a] == new[b]:
        a, b = a + 1, b + 1
    while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
    if a > gap.old:
        found.append(Match(gap.old, gap.new, a - gap.old))
    if a_end < gap.old_end:
        found.append(Match(a_end, b_end, gap.old_end - a_end))
    return Gap(a, a_end, b, b_end, cuts)


def _between(gap: Gap, anchors: list[tuple[int, int]]) -> Iterable[Gap]:
    """The gap in parts, each beginning with its anchor, so that trimming finds it."""
    if not anchors:
        return
    a, b = gap.old, gap.new
    for i, j in [*anchors, (gap.old_end - gap.old, gap.new_end - gap.new)]:
        yield Gap(a, gap.old + i, b, gap.new + j, gap.cuts + 1)
        a, b = gap.old + i, gap.new + j


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Tokens that stand once in both, as many as have the same order there."""
    before, after = _once(old), _once(new)
    common = [(before[token], place) for token, place in after.items() if place >= 0 and before.get(token, -1) >= 0]
    return [common[n] for n in sorted(longest_rise([place for place, _ in common]))]


def _once(row: Sequence[str]) -> dict[str, int]:
    """Where each token stands, −1 if in more places than one."""
    places: dict[str, int] = {}
    for place, token in enumerate(row):
        places[token] = -1 if token in places else place
    return places


def longest_rise(positions: Sequence[int | tuple[int, int]]) -> set[int]:
    """Which entries of a row keep their order (longest increasing subsequence, n log n)."""
    tails: list[int | tuple[int, int]] = []
    ends: list[int] = []
    before: list[int | None] = []
    for entry, position in enumerate(positions):
        place = bisect_left(tails, position)  # type: ignore[type-var]
        before.append(ends[place - 1] if place else None)
        tails[place : place + 1] = [position]
        ends[place : place + 1] = [entry]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _shortest(old: Sequence[str], new: Sequence[str]) -> list[Match] | None:
    """The fewest removals and insertions (Myers 1986); None where there are more than the bound."""
    if len(old) == 1:
        return [Match(0, new.index(old[0]), 1)] if old[0] in new else []
    if len(new) == 1:
        return [Match(old.index(new[0]), 0, 1)] if new[0] in old else []
    reach, trail = {1: 0}, []
    n, m = len(old), len(new)
    for step in range(min(_DIFFERENCES, n + m) + 1):
        trail.append(reach.copy())
        for diagonal in range(-step, step + 1, 2):
            down = diagonal == -step or (diagonal != step and reach[diagonal - 1] < reach[diagonal + 1])
            i = reach[diagonal + 1] if down else reach[diagonal - 1] + 1
            j = i - diagonal
            while i < n and j < m and old[i] == new[j]:
                i, j = i + 1, j + 1
            reach[diagonal] = i
            if i >= n and j >= m:
                return _way_back(trail, n, m)
    return None


def _way_back(trail: list[dict[int, int]], i: int, j: int) -> list[Match]:
    found = []
    for step in range(len(trail) - 1, -1, -1):
        reach, diagonal = trail[step], i - j
        down = diagonal == -step or (diagonal != step and reach[diagonal - 1] < reach[diagonal + 1])
        came_from = diagonal + 1 if down else diagonal - 1
        start = reach[came_from] if down else reach[came_from] + 1
        if i > start:
            found.append(Match(start, start - diagonal, i - start))
        i = reach[came_from]
        j = i - came_from
    return found
