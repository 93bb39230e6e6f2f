"""The marks that introduce an item of a list or a note, in many scripts."""

import re
from dataclasses import dataclass
from typing import Literal

from statements.text.importing.issue_lines import starts_with_date

Kind = Literal["dash", "bullet", "number", "letter", "note"]


@dataclass(slots=True)
class Bullet:
    """The mark at the front of a line: `prefix` is what was cut off, `key` counts it or names its symbol."""

    kind: Kind
    mark: str
    prefix: str
    key: int | str | None = None


# Cheap, for most lines begin with a word: a sign, or a few letters or digits before a stop or bracket.
_CANDIDATE = re.compile(r"[^\w\s\"'«»„“”‘’¿¡<>=@&$€£%/\\.,;:!?…]|\w{1,4}\s?[.)．、）:\-–]|[¹²³⁰⁴-⁹]|[①-⑳]")
_HAN_NUMBERS = "一二三四五六七八九十"
_FORMS: list[tuple[Kind, re.Pattern[str]]] = [
    ("note", re.compile(r"(?P<mark>[\[［〔【]\s?(?P<number>\d{1,3})\s?[\]］〕】])\s*(?=\S)")),
    ("note", re.compile(r"(?P<mark>(?P<super>[¹²³⁰⁴-⁹]{1,3})\)?)\s*(?=\S)")),
    ("note", re.compile(r"(?P<mark>(?P<symbol>[†‡§]+|\*{2,4}))\s*(?=[^\s*])")),
    ("number", re.compile(r"(?P<mark>[(（]\s?(?P<number>\d{1,2})\s?[)）])\s*(?=\S)")),
    ("number", re.compile(r"(?P<mark>(?P<number>\d{1,2})(?:[.)]|\.\)))\s+(?=\S)")),
    ("number", re.compile(r"(?P<mark>(?P<number>\d{1,2})[．、）])\s*(?=\S)")),
    ("number", re.compile(r"(?P<mark>(?P<number>[٠-٩۰-۹0-9]{1,2})\s?[-–])\s+(?=[\u0590-\u07ff])")),
    ("number", re.compile(rf"(?P<mark>[（(]?(?P<han>[{_HAN_NUMBERS}]{{1,3}})[、）)．])\s*(?=\S)")),
    ("number", re.compile(r"(?P<mark>(?P<ring>[①-⑳]))\s*(?=\S)")),
    ("letter", re.compile(r"(?P<mark>\(?(?P<letter>[a-zA-Zа-яА-Яα-ωΑ-Ωא-תء-ي])\))\s+(?=\S)")),
    ("letter", re.compile(r"(?P<mark>\(?(?P<roman>[ivx]{2,4})\))\s+(?=\S)")),
    ("letter", re.compile(r"(?P<mark>(?P<letter>[א-תء-ي])\s?[.\-–])\s+(?=\S)")),
    ("dash", re.compile(r"(?P<mark>[–—―‒−]|--)\s*(?=[^\s–—―‒−-])")),
    ("dash", re.compile(r"(?P<mark>[-‐‑])\s+(?=[^\s-])")),
    ("bullet", re.compile(r"(?P<mark>[•·∙◦●○■□▪▫◆◇►▶▸‣⁃★☆✓✔➢➤・])\s*(?=\w|[\"'«„“‘¿¡(\[])")),
    ("bullet", re.compile(r"(?P<mark>\*\s*|\+\s)(?=[^\s*+])")),
]
_ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12}


def bullet(line: str) -> Bullet | None:
    """The mark a line begins with, if it is followed by words. A date is no number, "A. Smith" no letter."""
    if not _CANDIDATE.match(line):
        return None
    for kind, form in _FORMS:
        match = form.match(line)
        if match is not None:
            if kind == "number" and starts_with_date(line):
                return None
            return Bullet(kind, match["mark"].strip(), match[0], _key(match))
    return None


def superscript(digits: str) -> int:
    """¹² → 12"""
    return int(digits.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")))


def _key(match: re.Match[str]) -> int | str | None:
    groups = match.groupdict()
    if groups.get("number"):
        return int(groups["number"])
    if groups.get("super"):
        return superscript(groups["super"])
    if groups.get("han"):
        tens, ten, units = groups["han"].rpartition("十")
        value = _HAN_NUMBERS.find(units) + 1 if units else 0
        return value + (10 * (_HAN_NUMBERS.find(tens) + 1 if tens else 1) if ten else 0)
    if groups.get("ring"):
        return ord(groups["ring"]) - ord("①") + 1
    if groups.get("roman"):
        return _ROMAN.get(groups["roman"])
    return groups.get("symbol") or groups.get("letter") or ("*" if match["mark"].strip() == "*" else None)
