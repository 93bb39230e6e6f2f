"""Take out of an odt what is no text of the statement, and say each time what it was."""

from collections.abc import Iterator

from lxml import etree

from statements.text.files.containers import Parts
from statements.text.files.reading.prepared import Prepared
from statements.text.files.reading.xml import DRAW, OFFICE, STYLE, SVG, TEXT, XLINK, childless, unwrap

_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_FURNITURE = {
    "header": "header of the pages", "header-left": "header of the pages", "header-first": "header of the pages",
    "footer": "footer of the pages", "footer-left": "footer of the pages", "footer-first": "footer of the pages",
}  # fmt: skip
_INDEXES = ("table-of-content", "alphabetical-index", "illustration-index", "table-index", "bibliography", "user-index")
# What pandoc reads inside a paragraph; the words of everything else are put in its place.
_KNOWN = {
    "p", "h", "span", "a", "s", "tab", "line-break", "note", "note-citation", "note-body", "list", "list-item", "list-header",
    "bookmark", "bookmark-start", "bookmark-end", "reference-mark", "reference-mark-start", "reference-mark-end",
}  # fmt: skip
_GONE = (
    "change",
    "change-start",
    "change-end",
    "soft-page-break",
    "sequence-decls",
    "variable-decls",
    "user-field-decls",
)
_SHAPES = (
    "custom-shape",
    "rect",
    "ellipse",
    "circle",
    "path",
    "polygon",
    "line",
    "connector",
    "g",
    "frame",
    "control",
    "a",
)


def words(element: etree._Element) -> Iterator[str]:
    """The words inside an element in their order; a tab, break or further space is a space."""
    if element.tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
        yield " "
    elif element.tag != f"{TEXT}note":
        yield element.text or ""
    for child in element:
        yield from words(child) if isinstance(child.tag, str) and child.tag != f"{TEXT}note" else ()
        yield child.tail or ""


def list_parts(parts: Parts, styles: etree._Element | None, prepared: Prepared) -> None:
    for element in styles.iter() if styles is not None else ():
        kind = element.tag.removeprefix(STYLE) if isinstance(element.tag, str) else ""
        if kind in _FURNITURE and element.tag == STYLE + kind:
            for number in list(element.iter(f"{TEXT}page-number", f"{TEXT}page-count")):
                childless(number)
            for paragraph in element.iter(*_PARAGRAPHS):
                prepared.drop("".join(words(paragraph)), _FURNITURE[kind])
    for name in sorted(parts):
        if name.startswith(("Basic/", "Scripts/")) and not name.endswith(
            ("script-lc.xml", "script-lb.xml", "dialog-lc.xml")
        ):
            prepared.drop("Macros", "programs are never taken over")
        elif name.startswith("Object ") and name.endswith("/content.xml"):
            prepared.drop(name.partition("/")[0], "embedded object")


def take_out(body: etree._Element, prepared: Prepared) -> None:
    """Everything inside the text that is not its words, in an order in which nothing is listed twice."""
    for comment in list(body.iter(etree.Comment, etree.ProcessingInstruction)):
        childless(comment)
    for tracked in list(body.iter(f"{TEXT}tracked-changes")):
        _tracked(tracked, prepared)
    for annotation in list(body.iter(f"{OFFICE}annotation")):
        author = next((part.text for part in annotation if etree.QName(part).localname == "creator"), None)
        _list(annotation, f"comment by {author or 'somebody'}", prepared)
    for index in _INDEXES:
        for element in list(body.iter(f"{TEXT}{index}")):
            _list(element, "table of contents", prepared)
    for kind in _SHAPES:
        for shape in list(body.iter(f"{DRAW}{kind}")):
            _shape(shape, prepared)
    for element in list(body.iter(f"{OFFICE}forms", f"{OFFICE}annotation-end", *(f"{TEXT}{kind}" for kind in _GONE))):
        childless(element)
    for element in list(body.iter(f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph")):
        prepared.drop("".join(words(element)), "hidden text")
        childless(element)
    for reading in body.iter(f"{TEXT}ruby-text"):
        reading.text = f" ({reading.text or ''})"  # it stands above its word
    for element in list(body.iter(f"{TEXT}section", f"{TEXT}numbered-paragraph")):
        unwrap(element)
    for paragraph in list(body.iter(*_PARAGRAPHS)):
        for element in list(paragraph.iter()):
            if isinstance(element.tag, str) and element.tag.removeprefix(TEXT) not in _KNOWN:
                unwrap(element)


def _tracked(tracked: etree._Element, prepared: Prepared) -> None:
    for deletion in tracked.iter(f"{TEXT}deletion"):
        for paragraph in deletion.iter(*_PARAGRAPHS):
            prepared.drop("".join(words(paragraph)), "deleted with tracked changes")
    if next(tracked.iter(f"{TEXT}insertion"), None) is not None:
        prepared.remarks.append("The file had tracked insertions; they were taken as part of the text.")
    childless(tracked)


def _list(element: etree._Element, reason: str, prepared: Prepared) -> None:
    for paragraph in element.iter(*_PARAGRAPHS):
        prepared.drop("".join(words(paragraph)), reason)
    childless(element)


def _shape(shape: etree._Element, prepared: Prepared) -> None:
    if shape.getparent() is None:
        return
    if shape.tag == f"{DRAW}a":
        unwrap(shape)
        return
    found = list(shape.iter(*_PARAGRAPHS))
    for paragraph in found:
        prepared.drop("".join(words(paragraph)), "text box")
    said = next((one.text for one in shape.iter(f"{SVG}desc", f"{SVG}title") if one.text), None)
    image = next(shape.iter(f"{DRAW}image"), None)
    if image is not None or said:
        prepared.drop(said or "(a picture without description)", "picture")
    address = image.get(f"{XLINK}href", "") if image is not None else ""
    if "://" in address:
        prepared.drop(address, "reference to something outside the file, which was not opened")
    childless(shape)
