"""Names of styles and marks of lists in an odt."""

import re
from dataclasses import dataclass

from lxml import etree

from statements.text.files.reading.prepared import DASHES
from statements.text.files.reading.xml import FO, STYLE, TEXT

_DEEPEST = 20
_ESCAPED = re.compile(r"_([0-9a-f]{2,4})_")


@dataclass(slots=True)
class Style:
    name: str = ""
    align: str = ""
    language: str = ""
    indented: bool = False


class Styles:
    """The styles of both files by family and name: an automatic style goes by the name of the one it is made from."""

    def __init__(self, content: etree._Element, styles: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._automatic: set[tuple[str, str]] = set()
        self._lists: dict[str, etree._Element] = {}
        for root in [styles, content] if styles is not None else [content]:
            for style in root.iter(f"{STYLE}style"):
                key = style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")
                self._elements[key] = style
                parent = style.getparent()
                if parent is not None and parent.tag.endswith("automatic-styles"):
                    self._automatic.add(key)
            for one in root.iter(f"{TEXT}list-style"):
                self._lists[one.get(f"{STYLE}name", "")] = one
        self._known: dict[tuple[str, str], Style] = {}

    def of(self, name: str, family: str) -> Style:
        if (family, name) not in self._known:
            self._known[family, name] = self._read(name, family)
        return self._known[family, name]

    def marker(self, name: str | None, depth: int) -> str:
        """`dash`, `bullet`, `number` or `letter` of a list style at a depth that counts from 1."""
        one = self._lists.get(name or "")
        levels = list(one) if one is not None else []
        exact = [level for level in levels if level.get(f"{TEXT}level") == str(depth)]
        return _marker((exact or levels)[-1]) if levels else "bullet"

    def _read(self, name: str, family: str) -> Style:
        style = Style()
        for _ in range(_DEEPEST):
            element = self._elements.get((family, name))
            if element is None:
                style.name = style.name or _plain(name)
                break
            text, paragraph = element.find(f"{STYLE}text-properties"), element.find(f"{STYLE}paragraph-properties")
            if text is not None and not style.language:
                style.language = _language(text)
            if paragraph is not None:
                style.align = style.align or paragraph.get(f"{FO}text-align", "")
                style.indented = style.indented or all(
                    _some(paragraph.get(f"{FO}margin-{side}")) for side in ("left", "right")
                )
            if not style.name and (family, name) not in self._automatic:
                style.name = element.get(f"{STYLE}display-name") or _plain(name)
            name = element.get(f"{STYLE}parent-style-name", "")
            if not name:
                break
        return style


def _plain(name: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), name)


def _language(properties: etree._Element) -> str:
    for suffix in ("", "-complex", "-asian"):
        space = STYLE if suffix else FO
        tag = properties.get(f"{space}language{suffix}") or ""
        if tag and tag not in ("none", "zxx"):
            return tag
    return ""


def _some(measure: str | None) -> bool:
    return measure is not None and re.match(r"0*\.?0*[1-9]", measure) is not None


def _marker(level: etree._Element) -> str:
    if level.tag == f"{TEXT}list-level-style-bullet":
        return "dash" if level.get(f"{TEXT}bullet-char") in DASHES else "bullet"
    form = level.get(f"{STYLE}num-format", "")
    return "letter" if (form.isalpha() and form.isascii()) or form[:1] in ("أ", "א", "а") else "number"
