"""Spaces that hold a sign or figure to its word."""

import re

from statements.text.typography.quotes import SPACES
from statements.text.typography.replacement import Replacement
from statements.text.typography.rules import Rules

_HOLDS = "\u00a0"
_CLOSERS = ")]}»”’“\"'%…°*\ufffc"
_ADDRESSES = ("http", "https", "mailto", "ftp", "tel")
_LATE = re.compile(r"(?:\d|(?:^|\s)[^\W\d_]):$")
_UNIT = re.compile(r"\d ([^\s\d]{1,4}|[^\s\d]{1,3}[²³])$")
_AT_ONCE = "%‰€£¥₽₴₺"
_FIGURE_AND_SPACE = re.compile(r"\d $")


def before_high_sign(before: str, typed: str, rules: Rules) -> Replacement | None:
    """The French space before ; ! ? and :, instead of a plain one or of none; never within 12:30, C: and http:."""
    space = rules.high.get(typed)
    if space is None:
        return None
    last, word = before[-1:], before.rstrip(" ")[-1:]
    if last == " " and before[-2:-1] == word and _ends_word(word):
        return Replacement(-2, -1, space)
    if not _ends_word(last) or (typed == ":" and (_LATE.search(before[-3:] + ":") or _is_address(before))):
        return None
    if typed == ";" and re.search(r"&\w{1,8}$", before[-9:]):
        return None
    return Replacement(-1, -1, space)


def before_late_colon(before: str, typed: str, rules: Rules) -> Replacement | None:
    """After a figure or a single letter only the space behind the colon tells that it is no time and no drive."""
    if typed == " " and ":" in rules.high and _LATE.search(before[-3:]):
        return Replacement(-2, -2, rules.high[":"])
    return None


def guillemet(before: str, typed: str, rules: Rules) -> Replacement | None:
    """The spaces inside « », where the language has them, also if the marks themselves are typed."""
    opening, closing = rules.quotes[0]
    if typed in SPACES:
        return None
    if typed == opening.rstrip(SPACES) and opening != typed:
        return Replacement(-1, 0, opening)
    if typed != closing.lstrip(SPACES) or closing == typed or before[-1:] in ("", "\u00a0", "\u202f"):
        return None
    return Replacement(-2 if before[-1] == " " else -1, -1, closing[:-1])


def in_guillemet(before: str, typed: str, rules: Rules) -> Replacement | None:
    """The space that is typed by habit after the one that is there already."""
    opening = rules.quotes[0][0]
    if typed == " " and opening[-1] in SPACES and before.endswith(opening):
        return Replacement(-1, 0, "")
    return None


def before_figure(before: str, typed: str, rules: Rules) -> Replacement | None:
    """N° 21 stays on one line."""
    if not typed.isdecimal():
        return None
    for mark in rules.numero:
        for ending, start in ((mark + " ", -2), (mark, -1)):
            if start == -1 and mark[-1] not in "°º№":
                continue
            if before.endswith(ending) and not before[: -len(ending)][-1:].isalnum():
                return Replacement(start, -1, _HOLDS)
    return None


def before_unit(before: str, typed: str, rules: Rules) -> Replacement | None:
    """5 % at once; 5 km only when the word has ended, since it could become another."""
    if typed in rules.units:
        return Replacement(-2, -1, _HOLDS) if _FIGURE_AND_SPACE.search(before[-2:]) else None
    match = _UNIT.search(before[-6:]) if typed in " .,;:!?)" else None
    if match and match[1] in rules.units and match[1] not in _AT_ONCE:
        return Replacement(-2 - len(match[1]), -1 - len(match[1]), _HOLDS)
    return None


def _ends_word(sign: str) -> bool:
    return bool(sign) and (sign.isalnum() or sign in _CLOSERS)


def _is_address(before: str) -> bool:
    return any(before.endswith(name) and not before[: -len(name)][-1:].isalnum() for name in _ADDRESSES)
