"""An odt as pandoc should see it: tracked deletions, comments, boxes and page furniture taken out and listed, styles marked."""

import re

from lxml import etree

from organisations.scripts import is_language, likely_script, script_of
from statements.text.decoding import Unreadable
from statements.text.files.containers import Parts, packed, tree, unpacked
from statements.text.files.reading import odt_furniture as furniture
from statements.text.files.reading.odt_styles import Styles
from statements.text.files.reading.prepared import MARK, Facts, Prepared, language_of_style, not_endless
from statements.text.files.reading.xml import OFFICE, TEXT, childless
from statements.text.files.signs import CALL, FIELD, LANGUAGE, LANGUAGE_ENDS, PARAGRAPH, Signs, unused

_SPACES = re.compile(r"[ \t\r\n]+")
_DIGITS = re.compile(r"\d{1,4}")


def prepare(content: bytes) -> Prepared:
    """Raises Unreadable for what is no text document."""
    parts = unpacked(content)
    if (
        parts.get("mimetype", b"application/vnd.oasis.opendocument.text")[:39]
        != b"application/vnd.oasis.opendocument.text"
    ):
        raise Unreadable("The file is an OpenDocument file, but no text. Save the text as .odt and try again.")
    if "content.xml" not in parts:
        raise Unreadable(
            "The file is damaged: it has the shell of a text document, but no text. Save it once more and try again."
        )
    prepared = Prepared("odt", b"", unused(parts["content.xml"]))
    root, styles_root = tree(parts["content.xml"]), tree(parts["styles.xml"]) if "styles.xml" in parts else None
    furniture.list_parts(parts, styles_root, prepared)
    _properties(parts, prepared)
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Unreadable("The file is an OpenDocument file, but no text. Save the text as .odt and try again.")
    not_endless(sum(1 for _ in body.iter(f"{TEXT}p", f"{TEXT}h")))
    styles = Styles(root, styles_root)
    furniture.take_out(body, prepared)
    for paragraph in list(body.iter(f"{TEXT}p", f"{TEXT}h")):
        _mark(paragraph, prepared, styles)
    kept: Parts = {"mimetype": b"application/vnd.oasis.opendocument.text"}
    kept["META-INF/manifest.xml"] = parts.get("META-INF/manifest.xml", b"<manifest/>")
    kept["content.xml"] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    if styles_root is not None:
        kept["styles.xml"] = etree.tostring(styles_root, encoding="UTF-8")
    prepared.content = packed(kept)
    return prepared


def _properties(parts: Parts, prepared: Prepared) -> None:
    if "meta.xml" not in parts:
        return
    root = tree(parts["meta.xml"])
    for element in root.iter():
        kind = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if kind == "title":
            prepared.title = (element.text or "").strip()
        elif kind == "language" and is_language(element.text or ""):
            prepared.language = element.text or ""
        elif kind == "user-defined" and MARK in element.attrib.values():
            prepared.own = True


def _mark(paragraph: etree._Element, prepared: Prepared, styles: Styles) -> None:
    if prepared.own:
        _keep_spaces(paragraph, prepared.signs)
    for span in list(paragraph.iter(f"{TEXT}span")):
        _mark_span(span, prepared, styles)
    text = "".join(furniture.words(paragraph))
    if not text.strip() and not prepared.own:
        return
    facts = _facts(paragraph, styles)
    paragraph.text = prepared.signs.sign(PARAGRAPH, len(prepared.facts)) + (paragraph.text or "")
    prepared.facts.append(facts)
    prepared.lines.append(prepared.signs.plain(text))


def _facts(paragraph: etree._Element, styles: Styles) -> Facts:
    style = styles.of(paragraph.get(f"{TEXT}style-name", ""), "paragraph")
    lists = list(paragraph.iterancestors(f"{TEXT}list"))
    named = next((one.get(f"{TEXT}style-name") for one in lists if one.get(f"{TEXT}style-name")), None)
    marker = styles.marker(named, len(lists)) if lists else ""
    return Facts(style.name, marker, style.align == "center", style.indented)


def _keep_spaces(paragraph: etree._Element, signs: Signs) -> None:
    for space in list(paragraph.iter(f"{TEXT}s")):
        count = space.get(f"{TEXT}c") or "1"
        space.tail = signs.space * (int(count) if count.isdigit() and len(count) < 5 else 1) + (space.tail or "")
        childless(space)
    for part in paragraph.iter():
        if isinstance(part.tag, str) and part.text and etree.QName(part).localname not in ("note", "note-body"):
            part.text = _SPACES.sub(signs.space, part.text)
        if part is not paragraph and part.tail and _in_line(part):
            part.tail = _SPACES.sub(signs.space, part.tail)


def _in_line(part: etree._Element) -> bool:
    """Whether what stands behind an element is text, not the indentation of XML."""
    parent = part.getparent()
    return parent is not None and parent.tag in (f"{TEXT}p", f"{TEXT}h", f"{TEXT}span", f"{TEXT}a")


def _mark_span(span: etree._Element, prepared: Prepared, styles: Styles) -> None:
    signs, style = prepared.signs, styles.of(span.get(f"{TEXT}style-name", ""), "text")
    if prepared.own and style.name in ("Signatory count", "Note call"):
        number = _DIGITS.search("".join(furniture.words(span)))
        for child in list(span):
            span.remove(child)
        span.text = (
            signs.sign(FIELD) if style.name == "Signatory count" else signs.sign(CALL, int(number[0]) if number else 0)
        )
        return
    tag = language_of_style(style.name) if prepared.own else _foreign(span, style.language)
    if tag:
        span.text = signs.sign(LANGUAGE, prepared.language_number(tag)) + (span.text or "")
        ends = signs.sign(LANGUAGE_ENDS)
        if len(span):
            span[-1].tail = (span[-1].tail or "") + ends
        else:
            span.text += ends


def _foreign(span: etree._Element, tag: str) -> str | None:
    """The language of a span, where its letters are of a script of its own: programs note the keyboard, not the language."""
    text = "".join(furniture.words(span))
    if not is_language(tag) or likely_script(tag) == "Latn" or not any(letter.isalpha() for letter in text):
        return None
    return tag if script_of(text) == likely_script(tag) else None
