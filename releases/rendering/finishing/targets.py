"""What copied text says: a glyph that stands for no letter of its own is told to stand for nothing visible."""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Name, Stream

# WeasyPrint's issue 2841: the second glyph of a cluster gets an empty target, which PDF/A-3u forbids.
_EMPTY = re.compile(rb"(<[0-9A-Fa-f]{4}>\s*)<\s*>")
_WORD_JOINER = rb"\1<2060>"


def mend(pdf: pikepdf.Pdf) -> None:
    """Empty ToUnicode targets become U+2060."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get(Name.Type) == Name.Font:
            table = thing.get(Name.ToUnicode)
            if isinstance(table, Stream):
                table.write(_EMPTY.sub(_WORD_JOINER, table.read_bytes()))
