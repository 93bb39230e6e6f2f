"""Take out of a docx what is no text of the statement, and say each time what it was."""

import re

from lxml import etree

from statements.text.files.containers import Parts, tree
from statements.text.files.reading.prepared import Prepared
from statements.text.files.reading.xml import MC, W, childless, unwrap, words

_OUTSIDE = re.compile(r"\s*(INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|RD|DATABASE)\b", re.I)
_PAGE = re.compile(r"\s*(NUM)?PAGES?\b", re.I)
_PARTS = (
    (r"word/header\d*\.xml", "header of the pages"),
    (r"word/footer\d*\.xml", "footer of the pages"),
)
_WRAPPERS = tuple(f"{W}{name}" for name in ("smartTag", "customXml", "dir", "bdo"))
_KEPT_RELATIONS = ("/hyperlink",)


def list_parts(parts: Parts, prepared: Prepared) -> None:
    """Headers, footers, comments, macros, embedded things and references to the outside."""
    for pattern, reason in _PARTS:
        for name in sorted(parts):
            if re.fullmatch(pattern, name):
                for paragraph in _once(tree(parts[name])).iter(f"{W}p"):
                    if not _inside(paragraph, f"{W}txbxContent") and not _is_page_number(paragraph):
                        prepared.drop("".join(words(paragraph)), reason)
    if "word/comments.xml" in parts:
        for comment in tree(parts["word/comments.xml"]).iter(f"{W}comment"):
            prepared.drop("".join(words(comment)), f"comment by {comment.get(f'{W}author') or 'somebody'}")
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in parts):
        prepared.drop("Macros", "programs are never taken over")
    for name in sorted(parts):
        if name.endswith(".rels"):
            _list_relations(tree(parts[name]), prepared)
        elif name.startswith(("word/embeddings/", "word/activeX/")) and not name.endswith("/"):
            prepared.drop(name.rpartition("/")[2], "embedded object")


def _list_relations(root: etree._Element, prepared: Prepared) -> None:
    for relation in root:
        kind = relation.get("Type", "")
        if relation.get("TargetMode") == "External" and not kind.endswith(_KEPT_RELATIONS):
            prepared.drop(relation.get("Target", ""), "reference to something outside the file, which was not opened")
        elif kind.endswith("/aFChunk"):
            prepared.drop(relation.get("Target", ""), "embedded document")


def _once(root: etree._Element) -> etree._Element:
    """What Word writes twice, for new and old readers, stays once."""
    for either in list(root.iter(f"{MC}AlternateContent")):
        choices = either.findall(f"{MC}Choice") or either.findall(f"{MC}Fallback")
        for branch in list(either):
            if branch is not (choices[0] if choices else None):
                either.remove(branch)
        for branch in list(either):
            unwrap(branch)
        unwrap(either)
    return root


def take_out(root: etree._Element, prepared: Prepared) -> None:
    """Everything inside the text that is not its words, in an order in which nothing is listed twice."""
    _once(root)
    for contents in list(root.iter(f"{W}sdt")):
        _open_frame(contents, prepared)
    for wrapper in list(root.iter(*_WRAPPERS)):
        unwrap(wrapper)
    for above in list(root.iter(f"{W}ruby")):
        _beside(above)
    _tracked(root, prepared)
    for box in list(root.iter(f"{W}txbxContent")):
        for paragraph in box.iter(f"{W}p"):
            prepared.drop("".join(words(paragraph)), "text box")
        childless(box)
    for run in list(root.iter(f"{W}r")):
        if _is_hidden(run):
            prepared.drop("".join(words(run)), "hidden text")
            childless(run)
    for tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{W}altChunk"):
        for picture in list(root.iter(tag)):
            _picture(picture, prepared)
    for code in _field_codes(root):
        if _OUTSIDE.match(code):
            prepared.drop(code.strip(), "reference to something outside the file, which was not opened")
    for simple in list(root.iter(f"{W}fldSimple")):
        unwrap(simple)  # pandoc would leave its words out


def _is_page_number(paragraph: etree._Element) -> bool:
    """Whether all that a paragraph says is counted by the word processor."""
    counted = any(_PAGE.match(code) for code in _field_codes(paragraph))
    return counted and not any(letter.isalpha() for letter in "".join(words(paragraph)))


def _beside(above: etree._Element) -> None:
    """What stands above a word, in brackets behind it."""
    base, reading = (["".join(words(part)) for part in above.iter(f"{W}{name}")] for name in ("rubyBase", "rt"))
    text = etree.Element(f"{W}t")
    text.text = f"{''.join(base)} ({''.join(reading)})"
    above.addprevious(text)
    childless(above)


def _field_codes(root: etree._Element) -> list[str]:
    """What the word processor computes in its fields; never computed here."""
    codes = [code.text or "" for code in root.iter(f"{W}instrText")]
    return codes + [field.get(f"{W}instr", "") for field in root.iter(f"{W}fldSimple")]


def _open_frame(frame: etree._Element, prepared: Prepared) -> None:
    """A content control is its content; a table of contents and a placeholder are none."""
    gallery = frame.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    content = frame.find(f"{W}sdtContent")
    reason = ""
    if gallery is not None and gallery.get(f"{W}val") == "Table of Contents":
        reason = "table of contents"
    elif frame.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
        reason = "placeholder of a form"
    if content is None or reason:
        for paragraph in list(frame.iter(f"{W}p")) or [frame]:
            prepared.drop("".join(words(paragraph)), reason or "empty frame")
        childless(frame)
        return
    for other in list(frame):
        if other is not content:
            frame.remove(other)
    unwrap(content)
    unwrap(frame)


def _tracked(root: etree._Element, prepared: Prepared) -> None:
    inserted = [
        one for tag in ("ins", "moveTo") for one in root.iter(f"{W}{tag}") if len(one) and not _inside(one, f"{W}rPr")
    ]
    for row in [mark.getparent().getparent() for mark in root.iter(f"{W}del") if _inside(mark, f"{W}trPr")]:
        prepared.drop("".join(words(row)), "deleted with tracked changes")
        childless(row)
    for moved in list(root.iter(f"{W}moveFrom")):
        childless(moved)
    for deleted in list(root.iter(f"{W}del")):
        if not _inside(deleted, f"{W}rPr"):
            prepared.drop("".join(words(deleted)), "deleted with tracked changes")
            childless(deleted)
    if any("".join(words(one)).strip() for one in inserted):
        prepared.remarks.append("The file had tracked insertions; they were taken as part of the text.")
    for one in inserted:
        unwrap(one)


def _picture(picture: etree._Element, prepared: Prepared) -> None:
    if any(
        name.endswith("}hr") and value in ("t", "true")
        for shape in picture.iter()
        for name, value in shape.attrib.items()
    ):
        return
    said = ""
    for shape in picture.iter():
        said = said or shape.get("descr") or shape.get("alt") or ""
    if said or any(
        etree.QName(shape).localname in ("blip", "imagedata", "OLEObject", "chart") for shape in picture.iter()
    ):
        prepared.drop(said or "(a picture without description)", "picture")
    childless(picture)


def _is_hidden(run: etree._Element) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val") not in ("0", "false")


def _inside(element: etree._Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None
