"""Small corrections that belong to no other pass."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary, Name

from .tree import Node


def mend(pdf: pikepdf.Pdf, document: Node) -> None:
    """Images are not smoothed (PDF/A forbids it); header cells say what they head."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get(Name.Subtype) == Name.Image and Name.Interpolate in thing:
            thing.Interpolate = False
    for node in document.nodes():
        if node.kind == "TH":
            node.extra["/A"] = Dictionary(O=Name.Table, Scope=Name.Column)
