"""Compare the words of two clauses: first what lies between spaces, then inside what changed there."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from statements.text.comparing.shortest import matches
from statements.text.comparing.tokens import SIGN, chunks, tokens

# Where less than this share of the longer text stayed, scattered words that happen to agree only confuse the reader.
_SALAD = 0.2


class Stretch(NamedTuple):
    """Words that stayed, or (`old`, then `new`) went and came."""

    stayed: bool
    old: str
    new: str


def stretches(old: str, new: str) -> list[Stretch]:
    """What stayed, and what went and came in one place; joined, they give the old and the new words again."""
    if old == new:
        return [Stretch(True, old, new)] if old else []
    fine = [inner for outer in _cut(chunks(old), chunks(new)) for inner in _finer(outer)]
    joined = _without_gaps(_merged(fine))
    stayed = sum(len(s.old) for s in joined if s.stayed)
    if stayed < _SALAD * max(len(old), len(new)) and not SIGN.search(old):
        return [Stretch(False, old, new)]
    return joined


def _cut(old: list[str], new: list[str]) -> Iterator[Stretch]:
    i = j = 0
    for match in [*matches(old, new), (len(old), len(new), 0)]:
        a, b, length = match
        if a > i or b > j:
            yield Stretch(False, "".join(old[i:a]), "".join(new[j:b]))
        if length:
            words = "".join(old[a : a + length])
            yield Stretch(True, words, words)
        i, j = a + length, b + length


def _finer(stretch: Stretch) -> Iterable[Stretch]:
    if stretch.stayed or not stretch.old or not stretch.new:
        return [stretch]
    return _cut(tokens(stretch.old), tokens(stretch.new))


def _merged(found: Iterable[Stretch]) -> Iterator[Stretch]:
    """Neighbours of one kind are one."""
    last: Stretch | None = None
    for stretch in found:
        if last is not None and last.stayed == stretch.stayed:
            last = Stretch(last.stayed, last.old + stretch.old, last.new + stretch.new)
            continue
        if last is not None:
            yield last
        last = stretch
    if last is not None:
        yield last


def _without_gaps(found: Iterable[Stretch]) -> list[Stretch]:
    """Words that were replaced side by side are one change: the space between them did not stay."""
    joined: list[Stretch] = []
    for stretch in found:
        if len(joined) > 1 and _replaced(joined[-2]) and joined[-1].old.isspace() and _replaced(stretch):
            gap, first = joined.pop().old, joined.pop()
            joined.append(Stretch(False, first.old + gap + stretch.old, first.new + gap + stretch.new))
        else:
            joined.append(stretch)
    return joined


def _replaced(stretch: Stretch) -> bool:
    return not stretch.stayed and bool(stretch.old) and bool(stretch.new)
