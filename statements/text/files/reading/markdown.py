"""Markdown as pandoc should see it."""

import re

from statements.text.decoding import decode
from statements.text.files.reading.prepared import Prepared
from statements.text.files.signs import unused

_DASHES = re.compile(r"^\s{0,3}-\s", re.M)
_BULLETS = re.compile(r"^\s{0,3}[*+]\s", re.M)


def prepare(content: bytes) -> Prepared:
    """The mark of its lists is the one that its author typed more often."""
    text = decode(content).removeprefix("\ufeff")
    dashes = len(_DASHES.findall(text)) >= len(_BULLETS.findall(text))
    return Prepared("markdown", text.encode(), unused(text), bullet="dash" if dashes else "bullet")
