"""The space at which a line was broken is put back, so that tags and copied text do not run words together.

Layout drops it. Here a space without ink is shown at the end of such a line, in the line's own font and mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Name

from .tree import Annotation, Mark, Node

_RUN = re.compile(rb"/Span\s*<<\s*/MCID (\d+)\s*>>\s*BDC(.*?)EMC", re.S)
_PLACE = re.compile(rb"1 0 0 -1 (-?[\d.]+) (-?[\d.]+) Tm")
_FONT = re.compile(rb"/(\S+) (-?[\d.]+) Tf")
_SHOWN = re.compile(rb"/(\S+) -?[\d.]+ Tf|\[([^\]]*)\]\s*TJ")
_CODES = re.compile(rb"<([0-9a-fA-F]+)>")
_TARGET = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>")
BLOCKS = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "LBody", "Note"}
# After these a line may break without a space having been there: hyphens, dashes, slashes, ideographs and kana.
_IDEOGRAPH = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]")
_NO_SPACE_AFTER = re.compile("[-\u2010\u2013\u2014/\u00ad\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff]$")


@dataclass
class Line:
    """One run of marked content: where it stands on the page and in the content."""

    x: float
    y: float
    end: int  # where in the content a space can be added
    font: bytes
    last: bytes
    begin: int = 0
    stop: int = 0
    shown: tuple[tuple[bytes, bytes], ...] = ()  # font and codes, in order


def put_back(pdf: pikepdf.Pdf, document: Node) -> None:
    """Add the lost spaces. For text that runs from left to right: elsewhere a line's end is not its last glyph."""
    pages = [page.obj.Contents.read_bytes() for page in pdf.pages]
    found = [lines(content) for content in pages]
    letters = Letters(pdf)
    added: list[dict[int, bytes]] = [{} for _ in pages]
    for block in document.nodes():
        if block.kind in BLOCKS:
            for before, after in _pairs(block):
                here, there = found[before.page].get(before.mcid), found[after.page].get(after.mcid)
                if (
                    here
                    and there
                    and breaks((before.page, here), (after.page, there))
                    and (space := letters.space(here, there))
                ):
                    added[before.page][here.end] = b"[<" + space + b">]TJ\n"
    for page, content, spaces in zip(pdf.pages, pages, added, strict=True):
        if spaces:
            page.obj.Contents.write(_with(content, spaces))


def _with(content: bytes, spaces: dict[int, bytes]) -> bytes:
    out, at = [], 0
    for end in sorted(spaces):
        out += [content[at:end], spaces[end]]
        at = end
    return b"".join([*out, content[at:]])


def lines(content: bytes) -> dict[int, Line]:
    """The runs of a page's content by their mark."""
    found = {}
    for run in _RUN.finditer(content):
        place, fonts, codes = _PLACE.search(run[2]), _FONT.findall(run[2]), _CODES.findall(run[2])
        end = content.rfind(b"ET", run.start(2), run.end(2))
        if place and fonts and codes and end > 0:
            found[int(run[1])] = Line(
                float(place[1]),
                float(place[2]),
                end,
                fonts[-1][0],
                codes[-1][-4:],
                run.start(),
                run.end(),
                _shown(run[2]),
            )
    return found


def _shown(run: bytes) -> tuple[tuple[bytes, bytes], ...]:
    font, shown = b"", []
    for found in _SHOWN.finditer(run):
        if found[1]:
            font = found[1]
        else:
            shown.append((font, b"".join(_CODES.findall(found[2]))))
    return tuple(shown)


def _pairs(block: Node) -> list[tuple[Mark, Mark]]:
    """Neighbouring runs of one block; blocks and notes inside it are on their own."""
    marks: list[Mark] = []

    def collect(node: Node) -> None:
        for kid in node.kids:
            if isinstance(kid, Mark):
                marks.append(kid)
            elif not isinstance(kid, Annotation) and kid.kind not in (BLOCKS | {"Lbl", "Reference", "L", "Figure"}):
                collect(kid)

    collect(block)
    return list(pairwise(marks))


def breaks(before: tuple[int, Line], after: tuple[int, Line]) -> bool:
    """Does a line end between two runs, each given with its page?"""
    (page, here), (next_page, there) = before, after
    return page != next_page or (there.y - here.y > 6 and there.x < here.x + 1)


class Letters:
    """What a font's codes stand for."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._fonts: Any = pdf.pages[0].obj.Resources.get(Name.Font, {})
        self._table = cache(self._read)

    def _read(self, font: bytes) -> dict[bytes, str]:
        table = self._fonts[f"/{font.decode()}"].ToUnicode.read_bytes()
        return {code.lower(): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in _TARGET.findall(table)}

    def text(self, line: Line) -> str:
        """What the run says."""
        out = []
        for font, codes in line.shown:
            table = self._table(font)
            out += [table.get(codes[at : at + 4].lower(), "") for at in range(0, len(codes), 4)]
        return "".join(out)

    def space(self, line: Line, following: Line) -> bytes | None:
        """The code of a space in the line's font, unless the break stands where no space was."""
        table = self._table(line.font)
        last = table.get(line.last.lower(), "")
        if not last or last.endswith(" ") or _NO_SPACE_AFTER.search(last):
            return None
        if _IDEOGRAPH.match(self.text(following)):
            return None
        return next((code for code, letters in table.items() if letters == " "), None)
