"""The empty signature field that the seal goes into, tagged before the seal forbids any change."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .tree import Annotation, Node

FIELD = "Seal"


def add(pdf: pikepdf.Pdf, document: Node, description: str) -> None:
    """An invisible field on the last page, in a Form tag at the end of the document."""
    last = len(pdf.pages) - 1
    page = pdf.pages[last].obj
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String(FIELD), TU=String(description),
            F=132, Rect=Array([0, 0, 0, 0]), P=page,
        )
    )  # fmt: skip
    if Name.Annots not in page:
        page.Annots = Array()
    page.Annots.append(widget)
    page.Tabs = Name.S
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array([widget])))
    document.kids.append(Node("Form", [Annotation(widget, last)]))
