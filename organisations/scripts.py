"""Language, script and direction of a name, and the order of names: asked of ICU, never guessed by table."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

import icu

T = TypeVar("T")
RIGHT_TO_LEFT = (icu.UCharDirection.RIGHT_TO_LEFT, icu.UCharDirection.RIGHT_TO_LEFT_ARABIC)
TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # as the document's schema has it


def script_of(text: str, *, language: str = "") -> str:
    """Return the ISO 15924 code of the script most letters are in (`Latn`, `Arab`, …); the language's own if none is."""
    counts: dict[str, int] = {}
    for character in text:
        if character.isalpha():
            name = icu.Script.getScript(character).getShortName()
            counts[name] = counts.get(name, 0) + 1
    if counts:
        return max(counts, key=lambda s: counts[s])
    return likely_script(language)


@lru_cache(maxsize=64)
def likely_script(language: str) -> str:
    """The script that a BCP 47 tag names, or in which its language is mostly written; Latin for what is no tag."""
    try:
        return str(icu.Locale.forLanguageTag(language or "en").addLikelySubtags().getScript()) or "Latn"
    except icu.ICUError:
        return "Latn"


def direction_of(language: str) -> str:
    """Return `rtl` or `ltr` for a BCP 47 tag."""
    known = icu.Script.getCode(likely_script(language))  # none for a script that is nobody's, like Qaaa
    return "rtl" if known and icu.Script(known[0]).isRightToLeft() else "ltr"


def isolated(name: str) -> str:
    """The name as plain text can hold it in the middle of a sentence: where letters of it run from right to left, between
    U+2068 and U+2069, so that figures and brackets beside it stay where they are (UAX 9)."""
    turned = any(icu.Char.charDirection(sign) in RIGHT_TO_LEFT for sign in name)
    return f"\u2068{name}\u2069" if turned else name


def is_language(tag: str) -> bool:
    """True for a BCP 47 tag whose language ICU knows."""
    if not TAG.fullmatch(tag):
        return False
    try:
        icu.Locale.forLanguageTag(tag)
    except icu.ICUError:
        return False
    base = tag.split("-")[0].lower()
    return base in icu.Locale.getISOLanguages() or len(base) == 3


@lru_cache(maxsize=64)
def _collator(language: str) -> icu.Collator:
    collator = icu.Collator.createInstance(icu.Locale(language))
    collator.setAttribute(icu.UCollAttribute.NUMERIC_COLLATION, icu.UCollAttributeValue.ON)
    # Shifted: quotation marks, spaces and hyphens do not decide the order (DOMAIN 52).
    collator.setAttribute(icu.UCollAttribute.ALTERNATE_HANDLING, icu.UCollAttributeValue.SHIFTED)
    return collator


# Leading articles that the order ignores (DOMAIN 52), by language of the name.
ARTICLES = {
    "en": ("the ",),
    "fr": ("le ", "la ", "les ", "l’", "l'"),
    "es": ("el ", "la ", "los ", "las "),
    "pt": ("o ", "a ", "os ", "as "),
    "it": ("il ", "lo ", "la ", "i ", "gli ", "le ", "l’", "l'"),
    "de": ("der ", "die ", "das "),
    "el": ("ο ", "η ", "το ", "οι ", "τα "),
    "ar": ("ال",),
    "he": (),
}


def without_article(name: str, language: str) -> str:
    """The name from its first word that counts for the order."""
    bare = name.lstrip("«»“”„\"'‘’‹› ")
    folded = bare.casefold()
    for article in ARTICLES.get(language.split("-")[0], ()):
        if folded.startswith(article) and len(bare) > len(article) + 1:
            return bare[len(article) :]
    return bare


def sort_key(text: str, *, language: str) -> bytes:
    """ICU's key for the text in the edition's language."""
    return bytes(_collator(language).getSortKey(text))


def in_order(items: Iterable[T], *, language: str, key: Callable[[T], str]) -> list[T]:
    """Sort by ICU for the language; equal keys keep their order."""
    return sorted(items, key=lambda item: sort_key(key(item), language=language))


def country_label(code: str, label: str, *, language: str) -> str:
    """The country as the edition prints it: ICU's name for the code in its language, else the label as it was typed."""
    if code:
        name = str(icu.Locale("", code).getDisplayCountry(icu.Locale(language)))
        if name and name != code:
            return name
    return label


@lru_cache(maxsize=16)
def _codes_by_name(language: str) -> dict[str, str]:
    shown = icu.Locale(language)
    return {str(icu.Locale("", c).getDisplayCountry(shown)).casefold(): c for c in icu.Locale.getISOCountries()}


def country_code(label: str, *, languages: Iterable[str] = ("en",)) -> str:
    """The ISO code of a label that is one, or that is exactly a country's name in one of the languages; else nothing."""
    bare = label.strip()
    if len(bare) == 2 and bare.upper() in icu.Locale.getISOCountries():
        return bare.upper()
    for language in languages:
        code = _codes_by_name(language).get(bare.casefold())
        if code:
            return code
    return ""


@lru_cache(maxsize=4)
def languages(shown_in: str = "en") -> list[tuple[str, str]]:
    """(tag, name) of every language with a two-letter tag, in the order of their names."""
    shown = icu.Locale(shown_in)
    named = [(t, str(icu.Locale(t).getDisplayLanguage(shown))) for t in icu.Locale.getISOLanguages() if len(t) == 2]
    return in_order([(t, n) for t, n in named if n != t], language=shown_in, key=lambda pair: pair[1])


@lru_cache(maxsize=512)
def language_name(tag: str, shown_in: str = "en") -> str:
    """`Greek`, `Chinese (Simplified)`; what was written, where ICU has no name for it."""
    try:
        return str(icu.Locale.forLanguageTag(tag).getDisplayName(icu.Locale(shown_in))) or tag
    except icu.ICUError:
        return tag


def language_tag(name: str) -> str:
    """The tag of a language that is written by its name, in English or in itself; else nothing."""
    wanted = name.strip().casefold()
    for tag, english in languages():
        own = str(icu.Locale(tag).getDisplayLanguage(icu.Locale(tag)))
        if wanted in (english.casefold(), own.casefold()):
            return tag
    return ""
