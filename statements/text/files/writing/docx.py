"""A document as docx: pandoc writes it; here it gets its styles, dashes, language and the mark that says whose it is."""

import re
from copy import deepcopy
from xml.sax.saxutils import escape

from lxml import etree

from statements.text.files import pandoc
from statements.text.files.containers import Parts, packed, tree, unpacked
from statements.text.files.reading.prepared import MARK
from statements.text.files.reading.xml import W
from statements.text.files.signs import Signs
from statements.text.files.writing.styles import PARAGRAPHS, RAISED
from statements.text.files.writing.tree import NO_XML, Writer
from statements.text.reading import Document

_DASHED = 7100  # ids of our own among those that pandoc gives to lists


def written(document: Document) -> bytes:
    writer = Writer(document)
    texts = {"lang": document["language"], "dir": document["direction"], MARK: "1"}
    meta = {key: {"t": "MetaString", "c": value} for key, value in texts.items()}
    blocks = writer.blocks()
    parts = unpacked(pandoc.write({"meta": meta, "blocks": blocks}, "docx"))
    for name in ("word/document.xml", "word/footnotes.xml"):
        parts[name] = _as_meant(parts[name], writer.signs)
    _give_styles(parts)
    _give_dashes(parts)
    _give_title(parts, document["title"])
    return packed(parts)


def _as_meant(part: bytes, signs: Signs) -> bytes:
    text = part.decode().replace(signs.space, " ").replace(signs.end, "")
    return text.replace(signs.soft, '</w:t><w:softHyphen/><w:t xml:space="preserve">').encode()


def _give_styles(parts: Parts) -> None:
    root = tree(parts["word/styles.xml"])
    for style in root.findall(f"{W}style"):
        found = style.find(f"{W}name")
        name = found.get(f"{W}val", "") if found is not None else ""
        known = ("", RAISED) if name == "Note call" else PARAGRAPHS.get(name)
        if known is not None:
            _give_style(style, *known)
    parts["word/styles.xml"] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _give_style(style: etree._Element, paragraph: str, letters: str) -> None:
    """Shown among the styles to choose from; what is said of paragraphs and letters comes last, in this order."""
    if style.find(f"{W}qFormat") is None:
        style.append(etree.Element(f"{W}qFormat"))
    for tag, inner in (("pPr", paragraph), ("rPr", letters)):
        old = style.find(f"{W}{tag}")
        if inner:
            new = etree.fromstring(f'<w:{tag} xmlns:w="{W[1:-1]}">{inner}</w:{tag}>')
            if old is not None:
                style.remove(old)
            old = new
        if old is not None:
            style.append(old)


def _give_dashes(parts: Parts) -> None:
    """Lists of dashed demands get a dash; pandoc knows bullets only."""
    dashed = set(
        re.findall(
            rb'<w:pStyle w:val="Demanddash" />\s*<w:numPr>\s*<w:ilvl w:val="0" />\s*<w:numId w:val="(\d+)"',
            parts["word/document.xml"],
        )
    )
    root = tree(parts["word/numbering.xml"])
    for number in root.findall(f"{W}num"):
        if number.get(f"{W}numId", "").encode() not in dashed:
            continue
        reference = number.find(f"{W}abstractNumId")
        made = root.find(f'{W}abstractNum[@{W}abstractNumId="{_DASHED}"]')
        if made is None and reference is not None:
            old = root.find(f'{W}abstractNum[@{W}abstractNumId="{reference.get(f"{W}val")}"]')
            made = deepcopy(old)
            made.set(f"{W}abstractNumId", str(_DASHED))
            identity = made.find(f"{W}nsid")
            if identity is not None:
                identity.set(f"{W}val", "7A3DA5E1")
            for text in made.iter(f"{W}lvlText"):
                text.set(f"{W}val", "–")
            old.addnext(made)
        if reference is not None:
            reference.set(f"{W}val", str(_DASHED))
    parts["word/numbering.xml"] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _give_title(parts: Parts, title: str) -> None:
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = core.replace(
        "<dc:title></dc:title>", f"<dc:title>{escape(title.translate(NO_XML))}</dc:title>"
    ).encode()
