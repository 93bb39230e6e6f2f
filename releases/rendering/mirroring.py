"""Let brackets remember which way their line runs, so that finishing can say what they are.

In a run to the left an opening bracket is drawn as the glyph of a closing one. WeasyPrint notes for each glyph the
letter that it stood for first, so one Arabic name would turn the brackets of every other name. Its drawing of a line
has no hook, so the one private function is wrapped: a glyph keeps the letter that it looks like, and before each line
stands a mark that counts out the mirrored glyphs. `finishing/mirrors.py` reads the mark and takes it out again.
`tests/rendering/test_brackets.py` fails when an upgrade changes that function.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import icu


def install() -> None:
    """Wrap the drawing of a line, once."""
    from weasyprint.draw import text

    original = text.draw_first_line
    if getattr(original, "remembers", False):
        return

    def draw(stream: Any, textbox: Any, *rest: Any) -> Any:
        at = len(stream.stream)
        emojis = original(stream, textbox, *rest)
        if any(unicodedata.mirrored(c) for c in textbox.text) and (places := list(_mirrored(stream, textbox))):
            stream.stream.insert(at, f"/Mirrored <</At [{' '.join(map(str, places))}]>> DP".encode())
        return emojis

    draw.remembers = True  # type: ignore[attr-defined]
    text.draw_first_line = draw


def _mirrored(stream: Any, textbox: Any) -> Iterator[int]:
    """Which of the line's glyphs, in the order drawn, are mirrored; their fonts are told what they look like."""
    from weasyprint.text.ffi import ffi, pango

    said = textbox.pango_layout.text.encode()
    drawn = 0
    run = textbox.pango_layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        for number in range(glyphs.num_glyphs):
            glyph = glyphs.glyphs[number].glyph
            if glyph == pango.PANGO_GLYPH_EMPTY:
                continue
            letter = _letter(said, item.offset + glyphs.log_clusters[number])
            if item.analysis.level % 2 and unicodedata.mirrored(letter):
                stream.add_font(item.analysis.font)[0].to_unicode[glyph] = icu.Char.charMirror(letter)
                yield drawn
            drawn += 1
        run = run.next


def _letter(said: bytes, at: int) -> str:
    """The first letter at a place in UTF-8; of a ligature it is never a bracket."""
    return said[at : at + 4].decode(errors="ignore")[:1] or " "
