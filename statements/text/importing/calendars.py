"""Month names of all languages, from ICU, found whatever their case and accents."""

import re
import unicodedata
from functools import cache

import icu

# The first language that knows a name wins: Polish "listopad" is November, Croatian would make it October.
LANGUAGES = (  # noqa: SIM905 (read as words, not as a column of sixty lines)
    "en fr es de pt it ru uk be el tr ar ar_LB ar_MA ar_DZ ar_TN zh he fa ja ko pl nl sv da nb fi cs sk "
    "hu ro bg sr sr_Latn mk sl hr lt lv et ca eu gl sq hy ka az kk ky uz tg id ms vi hi bn ur ps ku sw af "
    "eo ga cy is "
).split()


@cache
def _folded_letter(letter: str) -> str:
    decomposed = unicodedata.normalize("NFD", letter.casefold())
    # Hangul falls apart into letters, not into a letter and its accents: it stays whole.
    base = decomposed[0] if all(unicodedata.combining(mark) for mark in decomposed[1:]) else letter
    return "i" if base == "ı" else base


def fold(text: str) -> str:
    """The text without case and accents and with ASCII digits, letter for letter: positions stay the same."""
    return "".join(map(_folded, text))


@cache
def _folded(letter: str) -> str:
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if letter in "\u00a0\u202f\u2009\u3000":
        return " "
    return _folded_letter(letter)


@cache
def month_names() -> dict[str, int]:
    """Folded name → month, 1 to 12: nominative, genitive and abbreviations."""
    names: dict[str, int] = {}
    for width in (icu.DateFormatSymbols.WIDE, icu.DateFormatSymbols.ABBREVIATED):
        for language in LANGUAGES:
            symbols = icu.DateFormatSymbols(icu.Locale(language))
            for context in (icu.DateFormatSymbols.FORMAT, icu.DateFormatSymbols.STANDALONE):
                for month, name in enumerate(symbols.getMonths(context, width), 1):
                    _remember(names, name, month)
    return names


def _remember(names: dict[str, int], name: str, month: int) -> None:
    """Keep names with letters of their own, and short ones only if they cannot be taken for a word part."""
    folded = fold(unicodedata.normalize("NFC", name)).rstrip(". ")
    bare = re.sub(r"[\u064b-\u0655]", "", folded)
    for form in {folded, bare}:
        if len(form) >= 2 and not any(character.isdigit() for character in form):
            names.setdefault(form, month)


@cache
def month_pattern() -> str:
    """A regular expression for folded text; longest names first, so that "mayo" is not "may" and "o"."""
    names = sorted(month_names(), key=lambda name: (-len(name), name))
    return "(?:" + "|".join(map(re.escape, names)) + r")(?![^\W\d_])\.?"


def month_number(folded: str) -> int:
    return month_names()[folded.rstrip(".")]
