"""Print an edition: content in, finished and unsealed PDF out."""

from __future__ import annotations

import warnings
from typing import Any

from releases.fonts.glyphs import missing_characters

from .engine import fonts, refuse, weasyprint
from .errors import MissingGlyph
from .finishing import finish
from .page import build
from .style import style


def render(content: dict[str, Any], record: bytes, *, paper: str = "A4") -> bytes:
    """The finished PDF of an edition (docs/formats.md), with `record` attached byte for byte, ready to be sealed.

    The same content gives the same bytes. Raises MissingGlyph before anything is laid out. Use `child.render_in_child`
    where a hostile text could cost memory or time.
    """
    library = weasyprint()
    for character, word in missing_characters(content):
        raise MissingGlyph(character, word)
    sheet = style(content["language"], content["direction"], paper)
    page = library.HTML(string=build(content), url_fetcher=refuse, media_type="print")
    css = library.CSS(string=sheet, url_fetcher=refuse, font_config=fonts())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
        raw = page.render(font_config=fonts(), stylesheets=[css]).write_pdf(pdf_variant="pdf/a-3a")
    return finish(raw, content, record)
