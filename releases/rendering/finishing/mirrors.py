"""Brackets copy as they were written, in names and sentences of either direction.

A bracket in a run to the left is drawn mirrored; it gets a code that says what it is, not what it looks like
(`mirroring.py` counted out which they are), but for pairs that readers can only leave where they stand (`ways.py`).
Readers put a bracket or a space at the edge of its run on the side that the page runs to, so there a code says a mark
of direction as well, which shows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import icu
import pikepdf

from . import ways
from .codes import Font

_LINE = re.compile(rb"(?:/Mirrored <</At \[([\d ]+)\]>> DP\s)?((?:(?!/Mirrored).)*?\bET\b)", re.S)
_SHOW = re.compile(rb"/(\S+) -?[\d.]+ Tf|\[[^\]]*\]\s*TJ")
_CODES = re.compile(rb"<([0-9a-fA-F]+)>")
_MARKS = {"ltr": "\u200e", "rtl": "\u200f"}


def tell(pdf: pikepdf.Pdf, fonts: dict[bytes, Font]) -> None:
    """Let every bracket say itself, and take the marks of the drawing out."""
    if not any(ways.kind(text) == "rtl" for font in fonts.values() for text in font.letters.values()):
        return
    for page in pdf.pages:
        page.obj.Contents.write(_told(page.obj.Contents.read_bytes(), fonts))


def _told(content: bytes, fonts: dict[bytes, Font]) -> bytes:
    page = ways.of_page(font.letters.get(code, "") for font, code in _glyphs(content, fonts) if font)

    def said(found: re.Match[bytes]) -> bytes:
        places = set(map(int, found[1].split())) if found[1] else set()
        return _said(found[2], places, fonts, page)

    return _LINE.sub(said, content)


def _said(line: bytes, places: set[int], fonts: dict[bytes, Font], page: str) -> bytes:
    drawn = list(_glyphs(line, fonts))
    looks = [font.letters.get(code, "") if font else "" for font, code in drawn]
    runs = ways.of_line(looks, places, page)
    new = [code for _, code in drawn]
    for at, (font, code) in enumerate(drawn):
        if font and (text := _text(at, looks, runs, page)) != looks[at]:
            new[at] = font.code(code, text)
    return _with(line, new)


def _text(at: int, looks: list[str], runs: list[str | None], page: str) -> str:
    """What one glyph says, with the marks that keep it and the space behind it in their places."""
    text, own = looks[at], runs[at]
    if ways.is_bracket(text) and own:
        letter = icu.Char.charMirror(text) if own == "rtl" else text
        before, after = (_mark(own, page, beside) for beside in (reversed(runs[:at]), runs[at + 1 :]))
        text = before + letter + after
    if own and own not in ways.WITH[page]:
        behind = runs[at + 1 :] if page == "ltr" else runs[:at][::-1]
        gap = next((n for n, run in enumerate(behind) if run), 0)
        if gap and behind[gap] in ways.WITH[page]:
            text = text + _MARKS[page] if page == "ltr" else _MARKS[page] + text
    return text


def _mark(own: str, page: str, beside: Iterable[str | None]) -> str:
    """The bracket's own mark of direction, where what stands on this side would pull it to the other."""
    first = next((run for run in beside if run), page)
    if own == "ltr":
        return _MARKS[own] if first == "rtl" else ""
    return "" if first == own else _MARKS[own]


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
