"""Arabic and Hebrew copy as they are written: vowel signs belong to their letter, and kerning parts no word.

WeasyPrint draws a sign before its letter and moves the pen for it; readers take that move, and wide kerning, for the
end of a word. Where a sign stands so far off, it is drawn after all letters of its line, in the same place: the
letter's code then says letter and sign, and the sign's code says no more than a space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from .codes import Font

_SHOW = re.compile(rb"/(\S+) (-?[\d.]+) Tf|\[([^\]]*)\]\s*TJ")
_PIECE = re.compile(rb"<([0-9a-fA-F]*)>|(-?[\d.]+(?:e-?\d+)?)")
_FARTHEST_BACK = -190.0
_WIDEST_GAP = 90.0  # thousandths of the size; from a tenth on, readers see two words


def attach(pdf: pikepdf.Pdf, known: dict[bytes, Font]) -> None:
    """Rewrite every run in a font with Arabic or Hebrew letters."""
    fonts = {name: font for name, font in known.items() if _is_ours(font)}
    if not fonts:
        return
    for page in pdf.pages:
        current: Font | None = None

        def replace(found: re.Match[bytes]) -> bytes:
            nonlocal current
            if found[1]:
                current = fonts.get(found[1])
                return found[0]
            return found[0] if current is None else _redrawn(found[3], current)

        page.obj.Contents.write(_SHOW.sub(replace, page.obj.Contents.read_bytes()))


def _is_ours(font: Font) -> bool:
    return "Statement-Arabic" in font.name or "Statement-Hebrew" in font.name


def _is_sign(glyph: int, font: Font) -> bool:
    text = font.letters.get(glyph, "")
    return bool(text) and all(unicodedata.combining(c) for c in text) and font.widths.get(glyph, 1) == 0


@dataclass
class _Drawn:
    """One glyph of a run: where it starts, which code shows it, how far it moves the pen."""

    place: float
    code: int
    width: float


def _redrawn(shown: bytes, font: Font) -> bytes:
    letters: list[_Drawn] = []
    signs: list[_Drawn] = []
    waiting: list[tuple[float, int]] = []
    pen = lag = 0.0
    for move, glyph in _glyphs(shown):
        pen += move
        if glyph is None:
            continue
        if _is_sign(glyph, font):
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
