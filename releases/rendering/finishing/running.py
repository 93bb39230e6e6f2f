"""The running foot is decoration to a reader who listens: an artifact of pagination, not text of the statement."""

from __future__ import annotations

import re
from functools import partial

import pikepdf

from .tree import Node

_MARK = re.compile(rb"/(?:Span|Figure)\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_ARTIFACT = b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
_LAYOUT = re.compile(rb"/Artifact\s+BMC")


def set_apart(pdf: pikepdf.Pdf, document: Node) -> None:
    """Every mark that no tag holds becomes a pagination artifact; rules and grounds become layout artifacts."""
    held: list[set[int]] = [set() for _ in pdf.pages]
    for mark in document.marks():
        held[mark.page].add(mark.mcid)
    for page, mine in zip(pdf.pages, held, strict=True):
        content = _MARK.sub(partial(_kept, mine), page.obj.Contents.read_bytes())
        page.obj.Contents.write(_LAYOUT.sub(b"/Artifact <</Type /Layout>> BDC", content))


def _kept(mine: set[int], found: re.Match[bytes]) -> bytes:
    return found[0] if int(found[1]) in mine else _ARTIFACT
