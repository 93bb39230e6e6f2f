"""Brackets copy as they were written, in names and sentences of either direction.

A bracket in a run to the left is drawn mirrored; it gets a code that says what it is, not what it looks like
(`mirroring.py` counted out which they are). Readers put a bracket at the edge of its run on the side that the page
runs to, so there its code says a mark of direction as well, which shows nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import icu
import pikepdf

from .codes import Font

_LINE = re.compile(rb"(?:/Mirrored <</At \[([\d ]+)\]>> DP\s)?((?:(?!/Mirrored).)*?\bET\b)", re.S)
_SHOW = re.compile(rb"/(\S+) -?[\d.]+ Tf|\[[^\]]*\]\s*TJ")
_CODES = re.compile(rb"<([0-9a-fA-F]+)>")
_MARKS = {"ltr": "\u200e", "rtl": "\u200f"}
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl", "EN": "number", "AN": "number"}


def tell(pdf: pikepdf.Pdf, fonts: dict[bytes, Font], direction: str) -> None:
    """Let every bracket say itself, and take the marks of the drawing out."""
    if not any(_kind(text) == "rtl" for font in fonts.values() for text in font.letters.values()):
        return
    for page in pdf.pages:

        def said(found: re.Match[bytes]) -> bytes:
            places = set(map(int, found[1].split())) if found[1] else set()
            return _said(found[2], places, fonts, direction)

        page.obj.Contents.write(_LINE.sub(said, page.obj.Contents.read_bytes()))


def _said(line: bytes, places: set[int], fonts: dict[bytes, Font], page: str) -> bytes:
    drawn = list(_glyphs(line, fonts))
    looks = [font.letters.get(code, "") if font else "" for font, code in drawn]
    new = [code for _, code in drawn]
    for at, (font, code) in enumerate(drawn):
        if font and len(looks[at]) == 1 and unicodedata.mirrored(looks[at]):
            own = "rtl" if at in places else "ltr"
            letter = icu.Char.charMirror(looks[at]) if own == "rtl" else looks[at]
            before, after = (_mark(own, page, beside) for beside in (reversed(looks[:at]), looks[at + 1 :]))
            new[at] = font.code(code, before + letter + after)
    return _with(line, new)


def _mark(own: str, page: str, beside: Iterable[str]) -> str:
    """The bracket's own mark of direction, where what stands on this side would pull it to the other."""
    first = next((kind for text in beside if (kind := _kind(text))), page)
    if own == "ltr":
        return _MARKS[own] if first == "rtl" else ""
    return "" if first == own else _MARKS[own]


def _kind(text: str) -> str | None:
    """`ltr`, `rtl` or `number` of the first letter or figure."""
    return next((kind for c in text if (kind := _STRONG.get(unicodedata.bidirectional(c)))), None)


def _glyphs(line: bytes, fonts: dict[bytes, Font]) -> Iterable[tuple[Font | None, int]]:
    font: Font | None = None
    for shown in _SHOW.finditer(line):
        if shown[1]:
            font = fonts.get(shown[1])
        else:
            codes = b"".join(_CODES.findall(shown[0]))
            yield from ((font, int(codes[at : at + 4], 16)) for at in range(0, len(codes), 4))


def _with(line: bytes, codes: list[int]) -> bytes:
    """The line with other codes, its moves unchanged."""
    rest = iter(codes)

    def shown(found: re.Match[bytes]) -> bytes:
        return b"<" + b"".join(b"%04x" % next(rest) for _ in range(len(found[1]) // 4)) + b">"

    return _SHOW.sub(lambda found: found[0] if found[1] else _CODES.sub(shown, found[0]), line)
