"""Which way each bracket of a line is told, judged by how readers take a line apart.

They go through it from the side that the page begins at and turn only the pieces that run the other way. A pair that
holds something of the page's own way cannot stand in such a piece, so it is told the page's way, as it looks there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

import icu

_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl", "EN": "number", "AN": "number"}
# What stands in pieces that run with the page; figures are never turned.
WITH = {"ltr": {"ltr", "number"}, "rtl": {"rtl"}}


def kind(text: str) -> str | None:
    """`ltr`, `rtl` or `number` of the first letter or figure."""
    return next((found for c in text if (found := _STRONG.get(unicodedata.bidirectional(c)))), None)


def of_page(texts: Iterable[str]) -> str:
    """The way that most letters of a page run; readers go by it, whatever the edition's language."""
    ways = [_STRONG.get(unicodedata.bidirectional(c)) for text in texts for c in text]
    return "rtl" if ways.count("rtl") > ways.count("ltr") else "ltr"


def is_bracket(text: str) -> bool:
    return len(text) == 1 and unicodedata.mirrored(text) == 1


def of_line(looks: list[str], mirrored: set[int], page: str) -> list[str | None]:
    """The way of every glyph of a line, drawn from left to right: a bracket's own, or the page's; None of the rest."""
    ways = [("rtl" if at in mirrored else "ltr") if is_bracket(look) else kind(look) for at, look in enumerate(looks)]
    found = list(ways)
    for opening, closing in _pairs(looks):
        inside = {kind(look) for look in looks[opening + 1 : closing]}
        if inside & WITH[page]:
            found[opening] = found[closing] = page
    return found


def _pairs(looks: list[str]) -> Iterator[tuple[int, int]]:
    """Places of brackets that belong together as they look."""
    opened: list[int] = []
    for at, look in enumerate(looks):
        if not is_bracket(look):
            continue
        if unicodedata.category(look) in ("Ps", "Pi"):
            opened.append(at)
        elif opened and icu.Char.charMirror(looks[opened[-1]]) == look:
            yield opened.pop(), at
