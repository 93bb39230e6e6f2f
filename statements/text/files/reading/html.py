"""A web page as pandoc should see it: menus, forms and scripts taken out and listed."""

import re

from lxml import etree
from lxml import html as pages

from organisations.scripts import is_language
from statements.text.decoding import Unreadable
from statements.text.files.reading.prepared import Prepared
from statements.text.files.reading.xml import childless
from statements.text.files.signs import unused

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_PICTURE = re.compile(r"data:[a-z]+/[^\"')\s>]{100,}")
_LIMIT = 2 * 1024 * 1024
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_EMBEDDED = ("iframe", "object", "embed", "audio", "video", "svg", "canvas")
_SILENT = ("script", "style", "template", "noscript", "link", "meta", *_EMBEDDED)
_FURNITURE = {
    "nav": "menu of the web page", "aside": "beside the text of the web page", "form": "form of the web page",
    "button": "button of the web page", "select": "form of the web page", "textarea": "form of the web page", "dialog": "window of the web page",
}  # fmt: skip
_ROLES = {"navigation": "nav", "complementary": "aside", "banner": "nav", "contentinfo": "nav", "search": "form"}
_DEPTH = re.compile(r"\b(lst-\S+)-(\d)\b")
_CALLS = ("doc-noteref", "doc-backlink")
_BLOCKS = {
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "blockquote", "div", "dt", "dd", "pre", "figcaption",
    "label", "button", "option", "legend", "summary", "sup", "br", "tr", "ul", "ol",
}  # fmt: skip


def prepare(content: bytes) -> Prepared:
    """Raises Unreadable for a page without words."""
    text = _PICTURE.sub("", _decoded(content))
    if len(text) > _LIMIT:
        raise Unreadable("The file is longer than any statement. Copy what belongs to it and paste that.")
    prepared = Prepared("html", b"", unused(text))
    try:
        root = pages.document_fromstring(
            text.encode(), parser=pages.HTMLParser(encoding="utf-8", huge_tree=False, recover=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("The file is empty.") from error
    tag = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    prepared.language = tag if is_language(tag) else ""
    _take_out(root, prepared)
    body = root.find("body")
    prepared.lines = _lines(body if body is not None else root)
    prepared.content = pages.tostring(root, encoding="utf-8", method="html")
    return prepared


def _decoded(content: bytes) -> str:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        said = _CHARSET.search(content[:4096])
    try:
        return content.decode(said[1].decode() if said else "cp1252", errors="replace")
    except LookupError:
        return content.decode("cp1252", errors="replace")


def _take_out(root: etree._Element, prepared: Prepared) -> None:
    for comment in list(root.iter(etree.Comment, etree.ProcessingInstruction)):
        childless(comment)
    titles = list(root.iter("title"))
    for element in list(root.iter(*_SILENT)):
        _silence(element, prepared)
    gone = [(element, reason) for element in root.iter() if (reason := _reason(element))]
    elements = {element for element, _ in gone}
    for element, reason in gone:
        if elements.isdisjoint(element.iterancestors()):
            for line in _lines(element):
                prepared.drop(line, reason)
            childless(element)
    for main in root.iter("main"):
        main.tag = "div"  # pandoc would read nothing else
    _nest(root)
    body = " ".join(root.text_content().split())
    for title in titles:
        words = " ".join((title.text or "").split())
        if body.count(words) > 1 or root.find(".//h1") is not None:
            prepared.drop(words, "name of the web page")
            childless(title)


def _silence(element: etree._Element, prepared: Prepared) -> None:
    """Take out what a browser shows in its own way or not at all; words inside it are listed, and where it leads."""
    if element.tag in _EMBEDDED:
        prepared.drop(element.text_content(), "picture, film or frame of the web page")
        address = element.get("src") or element.get("data") or ""
        prepared.drop(address, "reference to something outside the file, which was not opened")
    elif element.tag == "noscript":
        prepared.drop(element.text_content(), "shown by the web page without scripts")
    childless(element)


def _nest(root: etree._Element) -> None:
    """Google Docs writes the lists inside a list behind it, says in a class how deep they are, and then begins the outer one anew."""
    for one in list(root.iter("ol", "ul")):
        found, before = _DEPTH.search(one.get("class") or ""), one.getprevious()
        if found is None or before is None or before.tag not in ("ol", "ul") or not len(before):
            continue
        outer = before
        for _ in range(int(found[2]) - 1):
            inner = before[-1][-1] if len(before[-1]) else None
            before = inner if inner is not None and inner.tag in ("ol", "ul") and len(inner) else before
        same = one.tag == before.tag and f"{found[1]}-0" in (before.get("class") or "")
        if int(found[2]) or same:
            outer.tail, one.tail = (outer.tail or "") + (one.tail or ""), None
            before[-1].append(one)
        if same and not int(found[2]):
            before.extend(list(one))
            childless(one)


def _reason(element: etree._Element) -> str:
    if not isinstance(element.tag, str) or element.tag in ("html", "body"):
        return ""
    if (
        element.tag in ("header", "footer")
        and next(element.iterancestors("article", "main", "blockquote"), None) is None
    ):
        heading = element.tag == "header" and next(element.iter("h1"), None) is not None
        return "" if heading else f"{'head' if element.tag == 'header' else 'foot'} of the web page"
    if "hidden" in element.attrib or re.search(r"display\s*:\s*none", element.get("style") or "", re.I):
        return "hidden on the web page"
    return _FURNITURE.get(element.tag) or _FURNITURE.get(_ROLES.get(element.get("role") or "", ""), "")


def _lines(element: etree._Element) -> list[str]:
    """The words, block by block."""
    found = [""]

    def walk(one: etree._Element) -> None:
        block = isinstance(one.tag, str) and one.tag in _BLOCKS
        if block:
            found.append("")
        found[-1] += one.text or ""
        for child in one:
            if child.get("role") not in _CALLS:
                walk(child)
            found[-1] += child.tail or ""
        if block:
            found.append("")

    walk(element)
    return [" ".join(line.split()) for line in found if line.strip()]
