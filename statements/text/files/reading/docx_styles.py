"""Names of styles and marks of lists in a docx."""

from dataclasses import dataclass

from lxml import etree

from statements.text.files.reading.prepared import DASHES
from statements.text.files.reading.xml import W

_NUMBERS = (
    "decimal",
    "chinese",
    "ideograph",
    "japanese",
    "korean",
    "taiwanese",
    "hindi",
    "thai",
    "ordinal",
    "cardinal",
)
_DEEPEST = 20


@dataclass(slots=True)
class Style:
    name: str = ""
    numbering: etree._Element | None = None
    align: str = ""


class Styles:
    """The styles of `styles.xml` by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        found = root.findall(f"{W}style") if root is not None else []
        self._elements = {style.get(f"{W}styleId", ""): style for style in found}
        self._known: dict[str, Style] = {}

    def of(self, reference: etree._Element | None) -> Style:
        key = reference.get(f"{W}val", "") if reference is not None else ""
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def _read(self, key: str) -> Style:
        style = Style(self._name(key) or key)
        for _ in range(_DEEPEST):
            element = self._elements.get(key)
            if element is None:
                break
            numbering, align = element.find(f"{W}pPr/{W}numPr"), element.find(f"{W}pPr/{W}jc")
            style.numbering = numbering if style.numbering is None else style.numbering
            style.align = style.align or (align.get(f"{W}val", "") if align is not None else "")
            based = element.find(f"{W}basedOn")
            key = based.get(f"{W}val", "") if based is not None else ""
        return style

    def _name(self, key: str) -> str:
        element = self._elements.get(key)
        name = element.find(f"{W}name") if element is not None else None
        return name.get(f"{W}val", "") if name is not None else ""


class Lists:
    """The marks of `numbering.xml`."""

    def __init__(self, root: etree._Element | None) -> None:
        root = root if root is not None else etree.Element("none")
        self._abstract = {one.get(f"{W}abstractNumId"): one for one in root.findall(f"{W}abstractNum")}
        self._numbers = {}
        for one in root.findall(f"{W}num"):
            reference = one.find(f"{W}abstractNumId")
            self._numbers[one.get(f"{W}numId")] = reference.get(f"{W}val") if reference is not None else None

    def marker(self, numbering: etree._Element | None) -> str:
        """`dash`, `bullet`, `number`, `letter`, or nothing for what is no list."""
        if numbering is None:
            return ""
        number, level = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
        abstract = self._abstract.get(self._numbers.get(number.get(f"{W}val") if number is not None else None))
        depth = level.get(f"{W}val") if level is not None else "0"
        found = (
            [one for one in abstract.findall(f"{W}lvl") if one.get(f"{W}ilvl") == depth] if abstract is not None else []
        )
        return _marker(found[0]) if found else ""


def _marker(level: etree._Element) -> str:
    form, text = level.find(f"{W}numFmt"), level.find(f"{W}lvlText")
    kind = form.get(f"{W}val", "") if form is not None else "decimal"
    if kind == "none":
        return ""
    if kind == "bullet":
        return "dash" if text is not None and text.get(f"{W}val", "") in DASHES else "bullet"
    return "number" if kind.startswith(_NUMBERS) else "letter"
