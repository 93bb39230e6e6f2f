"""Codes of our own in a font: one glyph may stand for several letters, and each of its codes says which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Stream, String

_TARGET = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>")
_FIRST_OWN_CODE = 0xF000


@dataclass
class Font:
    """What is known of one font: what its codes say and how wide they are; codes can be added."""

    object: pikepdf.Object
    letters: dict[int, str]
    widths: dict[int, float]
    added: dict[tuple[int, str], int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return str(self.object.get(Name.BaseFont, ""))

    def code(self, shown: int, text: str) -> int:
        """A code that shows what `shown` shows and says `text`."""
        if self.letters.get(shown) == text:
            return shown
        own = shown >= _FIRST_OWN_CODE
        glyph = next(glyph for (glyph, _), code in self.added.items() if code == shown) if own else shown
        code = self.added.setdefault((glyph, text), _FIRST_OWN_CODE + len(self.added))
        self.letters[code], self.widths[code] = text, self.widths.get(glyph, 1000.0)
        return code


def read(pdf: pikepdf.Pdf) -> dict[bytes, Font]:
    """The fonts of a file that WeasyPrint wrote, by their name in its content."""
    listed: Any = pdf.pages[0].obj.Resources.get(Name.Font, {})
    fonts = {name[1:].encode(): font for name, font in listed.items()}
    return {name: _read(font) for name, font in fonts.items() if font.get(Name.Encoding) == Name("/Identity-H")}


def _read(font: pikepdf.Object) -> Font:
    targets = _TARGET.findall(font.ToUnicode.read_bytes())
    letters = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in targets}
    widths: dict[int, float] = {}
    listed: list[Any] = list(font.DescendantFonts[0].W)
    while listed:
        first, second, *listed = listed
        if isinstance(second, pikepdf.Array):
            widths |= {int(first) + at: float(width) for at, width in enumerate(second)}
        else:
            third, *listed = listed
            widths |= dict.fromkeys(range(int(first), int(second) + 1), float(third))
    return Font(font, letters, widths)


def write(pdf: pikepdf.Pdf, fonts: dict[bytes, Font]) -> None:
    """Write the added codes into each font's encoding and its table of letters."""
    for font in fonts.values():
        if font.added:
            _extend(pdf, font)


def _extend(pdf: pikepdf.Pdf, font: Font) -> None:
    glyphs = [f"<{code:04x}> {glyph}" for (glyph, _), code in font.added.items()]
    said = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for (_, text), code in font.added.items()]
    encoding = Stream(pdf, _ENCODING.format(last=_FIRST_OWN_CODE - 1, codes=_blocks("cidchar", glyphs)).encode())
    encoding.Type, encoding.CMapName, encoding.WMode = Name.CMap, Name("/Statement-Letters"), 0
    encoding.CIDSystemInfo = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    font.object.Encoding = encoding
    table = font.object.ToUnicode.read_bytes()
    font.object.ToUnicode.write(table.replace(b"endcmap", _blocks("bfchar", said).encode() + b"\nendcmap", 1))


def _blocks(kind: str, rows: list[str]) -> str:
    chunks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    return "\n".join(f"{len(chunk)} begin{kind}\n" + "\n".join(chunk) + f"\nend{kind}" for chunk in chunks)


_ENCODING = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo 3 dict dup begin
/Registry (Adobe) def
/Ordering (Identity) def
/Supplement 0 def
end def
/CMapName /Statement-Letters def
/CMapType 1 def
/WMode 0 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
1 begincidrange
<0000> <{last:04x}> 0
endcidrange
{codes}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
