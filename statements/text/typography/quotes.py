"""Quotation marks that know whether they open or close, and apostrophes."""

import re

from statements.text.typography.replacement import Replacement
from statements.text.typography.rules import Rules

SPACES = " \u00a0\u202f"
_OPENS_AFTER = "([{¿¡–—-/"
_SINGLE = "‘‚‹’"
_ELIDED = re.compile(r"(?:^|[^\w])[^\W\d_]{1,8}’$")
_LEADING = re.compile(r"(?:^|[\s(])‘(\w{1,5})$")
_DECADE = re.compile(r"\d\ds?")


def quotation_mark(before: str, typed: str, rules: Rules) -> Replacement | None:
    """A mark after a figure that nothing has opened is a measure: 5'10"."""
    if typed != '"':
        return None
    levels = open_levels(before, rules)
    if _opens(before, rules):
        text = rules.quotes[1 if levels and levels[-1] == 0 and _nests(rules) else 0][0]
    elif not levels and before[-1:].isdecimal():
        return None
    else:
        text = rules.quotes[levels[-1] if levels else 0][1]
    return Replacement(-1, 0, text)


def apostrophe(before: str, typed: str, rules: Rules) -> Replacement | None:
    """An apostrophe, unless the language's single marks open or close here; none in 5' and :'(."""
    if typed != "'" or before[-1:] in (":", ";"):
        return None
    levels = open_levels(before, rules)
    single = _single_level(rules)
    closes = bool(levels) and levels[-1] == single
    if before[-1:].isdecimal() and not closes:
        return None
    if (match := _LEADING.search(before[-8:])) and match[1] in rules.elisions:
        return Replacement(-2 - len(match[1]), 0, f"{rules.apostrophe}{match[1]}{rules.apostrophe}")
    if _opens(before, rules):
        return Replacement(-1, 0, rules.apostrophe if single is None else rules.quotes[single][0])
    return Replacement(-1, 0, rules.quotes[single][1] if closes and single is not None else rules.apostrophe)


def leading_apostrophe(before: str, typed: str, rules: Rules) -> Replacement | None:
    """‘90s and ‘t, which looked like the beginning of a quotation until their end."""
    match = _LEADING.search(before[-8:]) if typed in " .,;:!?)" else None
    if match and (match[1] in rules.elisions or (rules.elisions and _DECADE.fullmatch(match[1]))):
        return Replacement(-2 - len(match[1]), -1 - len(match[1]), rules.apostrophe)
    return None


def open_levels(before: str, rules: Rules) -> list[int]:
    """Which pairs stand open at the caret, the innermost last: 0 for the first pair, 1 for the second."""
    (first, last), (inner, outer) = ((a.strip(SPACES), b.strip(SPACES)) for a, b in rules.quotes)
    levels: list[int] = []
    for place, sign in enumerate(before):
        if sign == last and 0 in levels and not _inside(before, place, sign):
            del levels[levels.index(0) :]
        elif sign == first:
            levels.append(0)
        elif inner != outer and sign == outer and 1 in levels and not _inside(before, place, sign):
            del levels[levels.index(1) :]
        elif inner != outer and sign == inner:
            levels.append(1)
    return levels


def _inside(before: str, place: int, sign: str) -> bool:
    """An apostrophe between letters, which closes nothing."""
    return sign == "’" and before[place - 1 : place].isalpha() and before[place + 1 : place + 2].isalpha()


def _opens(before: str, rules: Rules) -> bool:
    last = before[-1:]
    if not last or last.isspace() or last in _OPENS_AFTER:
        return True
    if last in [a.strip(SPACES) for a, b in rules.quotes if a != b]:
        return True
    return rules.elides and bool(_ELIDED.search(before[-12:]))


def _nests(rules: Rules) -> bool:
    return rules.quotes[1][0] != rules.quotes[1][1]


def _single_level(rules: Rules) -> int | None:
    return next((n for n, (a, b) in enumerate(rules.quotes) if a.strip(SPACES) in _SINGLE and a != b), None)
