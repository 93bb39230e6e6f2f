"""Small moves in the XML of word processor files."""

from collections.abc import Iterator

from lxml import etree

from statements.text.importing.lines import CONTROLS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def words(element: etree._Element) -> Iterator[str]:
    """The words of Word's XML inside an element, kept or deleted; a break or tab is a space, so is the end of a paragraph."""
    for part in element.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br", f"{W}cr", f"{W}p"):
        yield (part.text or "") if part.tag in (f"{W}t", f"{W}delText") else " "


def _joined(before: str | None, after: str) -> str:
    """Web pages hold signs that XML has no place for, and that no text needs."""
    return CONTROLS.sub("", (before or "") + after)


def childless(element: etree._Element) -> None:
    """Take an element out with all that is in it; the words behind it stay."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = _joined(before.tail, element.tail)
        else:
            parent.text = _joined(parent.text, element.tail)
    parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put an element's content in its place."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.text:
        if before is not None:
            before.tail = _joined(before.tail, element.text)
        else:
            parent.text = _joined(parent.text, element.text)
    last = None
    for child in list(element):
        element.addprevious(child)
        last = child
    if element.tail:
        if last is None:
            last = element.getprevious()
        if last is not None:
            last.tail = _joined(last.tail, element.tail)
        else:
            parent.text = _joined(parent.text, element.tail)
    element.tail = None
    parent.remove(element)
