"""A docx as pandoc should see it: tracked deletions, comments, boxes and page furniture taken out and listed, styles marked."""

import re

from lxml import etree

from organisations.scripts import is_language, likely_script, script_of
from statements.text.decoding import Unreadable
from statements.text.files.containers import Parts, packed, tree, unpacked
from statements.text.files.reading import docx_furniture as furniture
from statements.text.files.reading.docx_styles import Lists, Styles
from statements.text.files.reading.prepared import MARK, Facts, Prepared, language_of_style, not_endless
from statements.text.files.reading.xml import W, childless, words
from statements.text.files.signs import CALL, FIELD, LANGUAGE, LANGUAGE_ENDS, PARAGRAPH, unused

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
_METADATA = {
    "title",
    "subtitle",
    "author",
    "date",
    "abstract",
    "abstract title",
}  # pandoc would take them out of the text
_HYPHENS = {f"{W}softHyphen": "\u00ad", f"{W}noBreakHyphen": "\u2011"}
_DIGITS = re.compile(r"\d{1,4}")


def prepare(content: bytes) -> Prepared:
    """Raises Unreadable for what is no Word document."""
    parts = unpacked(content)
    for name in parts:
        for strict, usual in _STRICT if name.endswith((".xml", ".rels")) else ():
            parts[name] = parts[name].replace(strict, usual)
    main = _main(parts)
    prepared = Prepared("docx", b"", unused(*(part for name, part in parts.items() if name.endswith(".xml"))))
    furniture.list_parts(parts, prepared)
    prepared.own = MARK.encode() in parts.get("docProps/custom.xml", b"")
    _properties(parts, prepared)
    styles, lists = Styles(_root(parts, "word/styles.xml")), Lists(_root(parts, "word/numbering.xml"))
    kept: Parts = {name: parts[name] for name in ("[Content_Types].xml", "_rels/.rels") if name in parts}
    for name in (main, "word/footnotes.xml", "word/endnotes.xml"):
        if (root := _root(parts, name)) is not None:
            not_endless(sum(1 for _ in root.iter(f"{W}p")))
            furniture.take_out(root, prepared)
            _mark(root, prepared, styles, lists)
            kept[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    _styles_and_relations(parts, kept)
    prepared.content = packed(kept)
    return prepared


def _main(parts: Parts) -> str:
    """Where the text stands; Word on the web calls it `document2.xml` now and then."""
    for relation in tree(parts.get("_rels/.rels", b"<r/>")):
        if relation.get("Type", "").endswith("/officeDocument"):
            name = relation.get("Target", "").lstrip("/")
            if name in parts:
                return name
    raise Unreadable(
        "The file is damaged: it has the shell of a Word document, but no text. Save it once more and try again."
    )


def _root(parts: Parts, name: str) -> etree._Element | None:
    return tree(parts[name]) if name in parts else None


def _properties(parts: Parts, prepared: Prepared) -> None:
    root = _root(parts, "docProps/core.xml")
    for element in root if root is not None else ():
        kind = etree.QName(element).localname
        if kind == "title":
            prepared.title = (element.text or "").strip()
        elif kind == "language" and is_language(element.text or ""):
            prepared.language = element.text or ""


def _styles_and_relations(parts: Parts, kept: Parts) -> None:
    """Indents go: pandoc would take every indented paragraph for a quotation."""
    root = _root(parts, "word/styles.xml")
    if root is not None:
        for indent in root.findall(f".//{W}ind"):
            childless(indent)
        kept["word/styles.xml"] = etree.tostring(root, encoding="UTF-8")
    if "word/numbering.xml" in parts:
        kept["word/numbering.xml"] = parts["word/numbering.xml"]
    for name in parts:
        if re.fullmatch(r"word/_rels/(?:document\d*|footnotes|endnotes)\.xml\.rels", name):
            root = tree(parts[name])
            for relation in list(root):
                target = "word/" + relation.get("Target", "").lstrip("/").removeprefix("word/")
                if not relation.get("Type", "").endswith("/hyperlink") and target not in kept:
                    root.remove(relation)
            kept[name] = etree.tostring(root)


def _mark(root: etree._Element, prepared: Prepared, styles: Styles, lists: Lists) -> None:
    for paragraph in root.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        facts = _facts(properties, styles, lists)
        for run in list(paragraph.iter(f"{W}r")):
            _mark_run(run, prepared, styles)
        text = "".join(words(paragraph))
        if text.strip() or prepared.own:
            run = etree.Element(f"{W}r")
            run.append(_text(prepared.signs.sign(PARAGRAPH, len(prepared.facts))))
            paragraph.insert(0 if properties is None else 1, run)
            prepared.facts.append(facts)
            prepared.lines.append(prepared.signs.plain(text))
        if properties is not None:
            _plainer(properties, facts)


def _facts(properties: etree._Element | None, styles: Styles, lists: Lists) -> Facts:
    if properties is None:
        return Facts()
    style = styles.of(properties.find(f"{W}pStyle"))
    numbering = properties.find(f"{W}numPr")
    marker = lists.marker(numbering if numbering is not None else style.numbering)
    align, indent = properties.find(f"{W}jc"), properties.find(f"{W}ind")
    centred = (align.get(f"{W}val") if align is not None else style.align) == "center"
    sides = [("left", "start"), ("right", "end")]
    indented = indent is not None and all(any(_positive(indent.get(f"{W}{key}")) for key in side) for side in sides)
    return Facts(style.name, marker, centred, indented)


def _positive(measure: str | None) -> bool:
    return (measure or "0").lstrip("0").isdigit()


def _plainer(properties: etree._Element, facts: Facts) -> None:
    style, indent = properties.find(f"{W}pStyle"), properties.find(f"{W}ind")
    if style is not None and facts.style.lower() in _METADATA:
        properties.remove(style)
    if indent is not None:
        properties.remove(indent)


def _mark_run(run: etree._Element, prepared: Prepared, styles: Styles) -> None:
    signs = prepared.signs
    properties = run.find(f"{W}rPr")
    texts = [part for part in run if part.tag in (f"{W}t", *_HYPHENS)]
    style = styles.of(properties.find(f"{W}rStyle")).name if properties is not None else ""
    if not prepared.own:
        tag = _foreign_words(properties, texts)
    else:
        tag = language_of_style(style)
        for part in texts:
            part.text = signs.kept(_HYPHENS.get(part.tag, part.text or ""))
            part.tag = f"{W}t"
    if prepared.own and style == "Signatory count":
        _say(run, signs.sign(FIELD), texts)
    elif prepared.own and style == "Note call":
        number = _DIGITS.search("".join(part.text or "" for part in texts))
        _say(run, signs.sign(CALL, int(number[0]) if number else 0), texts)
    elif tag and texts:
        texts[0].addprevious(_text(signs.sign(LANGUAGE, prepared.language_number(tag))))
        texts[-1].addnext(_text(signs.sign(LANGUAGE_ENDS)))


def _say(run: etree._Element, words: str, instead_of: list[etree._Element]) -> None:
    for part in instead_of:
        run.remove(part)
    run.append(_text(words))
    properties = run.find(f"{W}rPr")
    if properties is not None:
        run.remove(properties)


def _text(words: str) -> etree._Element:
    part = etree.Element(f"{W}t")
    part.text = words
    return part


def _foreign_words(properties: etree._Element | None, texts: list[etree._Element]) -> str | None:
    """The language of a run, where its letters are of that language's script: Word notes the keyboard, not the language."""
    found = properties.find(f"{W}lang") if properties is not None else None
    text = "".join(part.text or "" for part in texts)
    if properties is None or found is None or not any(letter.isalpha() for letter in text):
        return None
    right_to_left = properties.find(f"{W}rtl") is not None
    tag = (found.get(f"{W}bidi") if right_to_left else found.get(f"{W}val")) or ""
    if not is_language(tag) or likely_script(tag) == "Latn" or script_of(text) != likely_script(tag):
        return None
    base = tag.split("-")[0]
    return base if likely_script(base) == likely_script(tag) else tag
