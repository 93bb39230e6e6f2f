"""Arabic and Hebrew copy as they are written: vowel signs belong to their letter, and kerning parts no word.

WeasyPrint draws a sign before its letter and moves the pen for it; readers take that move, and wide kerning, for the
end of a word. Where a sign stands so far off, it is drawn after all letters of its line, in the same place: the
letter's code then says letter and sign, and the sign's code says no more than a space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Dictionary, Name, Stream, String

_SHOW = re.compile(rb"/(\S+) (-?[\d.]+) Tf|\[([^\]]*)\]\s*TJ")
_PIECE = re.compile(rb"<([0-9a-fA-F]*)>|(-?[\d.]+(?:e-?\d+)?)")
_TARGET = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>")
_FIRST_OWN_CODE = 0xF000
_FARTHEST_BACK = -190.0
_WIDEST_GAP = 90.0  # thousandths of the size; from a tenth on, readers see two words


@dataclass
class _Font:
    """What is known of one font, and the codes added to it."""

    object: pikepdf.Object
    letters: dict[int, str]
    widths: dict[int, float]
    added: dict[tuple[int, str], int] = field(default_factory=dict)

    def code(self, glyph: int, text: str) -> int:
        """A code that shows `glyph` and says `text`."""
        if self.letters.get(glyph) == text:
            return glyph
        return self.added.setdefault((glyph, text), _FIRST_OWN_CODE + len(self.added))

    def is_sign(self, glyph: int) -> bool:
        text = self.letters.get(glyph, "")
        return bool(text) and all(unicodedata.combining(c) for c in text) and self.widths.get(glyph, 1) == 0


def attach(pdf: pikepdf.Pdf) -> None:
    """Rewrite every run in a font with Arabic or Hebrew letters."""
    fonts = {name[1:].encode(): _read(font) for name, font in pdf.pages[0].obj.Resources.Font.items() if _is_ours(font)}
    if not fonts:
        return
    for page in pdf.pages:
        current: _Font | None = None

        def replace(found: re.Match[bytes]) -> bytes:
            nonlocal current
            if found[1]:
                current = fonts.get(found[1])
                return found[0]
            return found[0] if current is None else _redrawn(found[3], current)

        page.obj.Contents.write(_SHOW.sub(replace, page.obj.Contents.read_bytes()))
    for font in fonts.values():
        _extend(pdf, font)


def _is_ours(font: pikepdf.Object) -> bool:
    name = str(font.get(Name.BaseFont, ""))
    return ("Statement-Arabic" in name or "Statement-Hebrew" in name) and font.get(Name.Encoding) == Name("/Identity-H")


def _read(font: pikepdf.Object) -> _Font:
    targets = _TARGET.findall(font.ToUnicode.read_bytes())
    letters = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in targets}
    widths, listed = dict[int, float](), list(font.DescendantFonts[0].W)
    while listed:
        first, second, *listed = listed
        if isinstance(second, pikepdf.Array):
            widths |= {int(first) + at: float(width) for at, width in enumerate(second)}
        else:
            third, *listed = listed
            widths |= dict.fromkeys(range(int(first), int(second) + 1), float(third))
    return _Font(font, letters, widths)


@dataclass
class _Drawn:
    """One glyph of a run: where it starts, which code shows it, how far it moves the pen."""

    place: float
    code: int
    width: float


def _redrawn(shown: bytes, font: _Font) -> bytes:
    letters: list[_Drawn] = []
    signs: list[_Drawn] = []
    waiting: list[tuple[float, int]] = []
    pen = lag = 0.0
    for move, glyph in _glyphs(shown):
        pen += move
        if glyph is None:
            continue
        if font.is_sign(glyph):
            waiting.append((pen, glyph))
            continue
        end = letters[-1].place + letters[-1].width if letters else pen
        text = font.letters.get(glyph, "")
        lag = 0.0 if text == " " else lag + max(0.0, pen - lag - end - _WIDEST_GAP)
        if all(_is_near(place - lag - end) and _is_near(pen - place) for place, _ in waiting):
            letters += [_Drawn(place - lag, sign, 0.0) for place, sign in waiting]
        else:
            text += "".join(font.letters[sign] for _, sign in reversed(waiting))
            signs += [_Drawn(place - lag, font.code(sign, " "), 0.0) for place, sign in waiting]
        width = font.widths.get(glyph, 1000.0)
        letters.append(_Drawn(pen - lag, font.code(glyph, text), width))
        waiting = []
        pen += width
    # A sign at the very end has its letter in another font's run: it stays what it is.
    letters += [_Drawn(place - lag, sign, 0.0) for place, sign in waiting]
    return _array(letters + signs, pen)


def _glyphs(shown: bytes) -> Iterator[tuple[float, int | None]]:
    """Moves of the pen and glyphs, in the order of a TJ array."""
    for piece in _PIECE.finditer(shown):
        if piece[2]:
            yield -float(piece[2]), None
        else:
            yield from ((0.0, int(piece[1][at : at + 4], 16)) for at in range(0, len(piece[1]), 4))


def _is_near(gap: float) -> bool:
    """Close enough for a reader to see one word."""
    return _FARTHEST_BACK < gap < _WIDEST_GAP


def _array(drawn: list[_Drawn], end: float) -> bytes:
    out, pen = [], 0.0
    for one in drawn:
        if abs(pen - one.place) >= 0.5:
            out.append(f"{pen - one.place:.1f}")
        out.append(f"<{one.code:04x}>")
        pen = one.place + one.width
    if abs(pen - end) >= 0.5:
        out.append(f"{pen - end:.1f}")
    return ("[" + "".join(out).replace("><", "") + "] TJ").encode()


def _extend(pdf: pikepdf.Pdf, font: _Font) -> None:
    """Write the added codes into the font's encoding and its table of letters."""
    if not font.added:
        return
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
