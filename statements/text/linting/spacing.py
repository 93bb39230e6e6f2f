"""Spaces and capitals that copying left in the wrong place."""

import re
from collections.abc import Iterator

from statements.text.linting.finding import Finding, excerpt

# After a suspended hyphen ("Vor- und Nachteile", "pre- and post-war") the space is right.
_CONJUNCTIONS = (
    "und|oder|bzw|sowie|statt|als|bis|wie|and|or|to|than|as well|en|of|och|eller|samt|og|eller|et|ou|e|o|y|u|"
    "i|oraz|lub|"
    "czy|albo|и|или|та|або|й|и/или|and/or|ja|tai|ve|veya|és|vagy|a|nebo|ali|ili|si|sau"
)
_HYPHEN = re.compile(rf"(?<=[^\W\d_])[-‐‑] +(?!(?:{_CONJUNCTIONS})\b)(?=[^\W\d_])")
_AFTER_SHOUT = re.compile(r"[!?] +([^\W\d_])")
_DOUBLED = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_GLUED = re.compile(r"(?<=[^\W\d_]{2})(?:[,;](?=[^\W\d_]{2})|[.!?](?=[^\W\d_]{3}))")
_SPACE_BEFORE = re.compile(r"(?<=\w)[ \u00a0\u202f](?:[,;:!?]|\.(?!\.))(?=\s|$)")
_SPACE_BEFORE_FRENCH = re.compile(r"(?<=\w)[ \u00a0\u202f](?:,|\.(?!\.))(?=\s|$)")
_NO_SPACE_FRENCH = re.compile(r"(?<=[^\W\d_])[;:!?](?=\s|$)|«(?=\w)|(?<=[\w.!?…])»")
_WEB = re.compile(r"https?://|www\.|@")
_UNSPACED = ("zh", "ja", "th", "km", "lo", "my")


def spacing(where: str, text: str, language: str) -> Iterator[Finding]:
    """Hyphen and space, small letter after "!", doubled, missing and stray spaces."""
    yield from _hyphens(where, text)
    yield from _small_letters(where, text)
    base = language.partition("-")[0].lower()
    if base not in _UNSPACED:
        yield from _punctuation(where, text, base)


def _hyphens(where: str, text: str) -> Iterator[Finding]:
    for match in _HYPHEN.finditer(text):
        yield _look("hyphen_space", where, text, match, "A hyphen is followed by a space, as copying leaves it.")


def _small_letters(where: str, text: str) -> Iterator[Finding]:
    for match in _AFTER_SHOUT.finditer(text):
        if match[1].islower():
            mark = match[0][0]
            yield _look("small_letter", where, text, match, f"After “{mark}” the text goes on with a small letter.")


def _punctuation(where: str, text: str, language: str) -> Iterator[Finding]:
    """At most one finding of a kind per block: the habit is the news, not every instance."""
    if match := _DOUBLED.search(text):
        yield _look("doubled_space", where, text, match, "Two spaces follow each other.")
    if not _WEB.search(text) and (match := _glued(text)):
        yield _look("missing_space", where, text, match, f"A space is missing after “{match[0]}”.")
    french = language == "fr"
    if match := (_SPACE_BEFORE_FRENCH if french else _SPACE_BEFORE).search(text):
        yield _look("space_before", where, text, match, f"A space stands before “{match[0][-1]}”.")
    if french and (match := _NO_SPACE_FRENCH.search(text)):
        side = "after" if match[0] == "«" else "before"
        yield _look("french_space", where, text, match, f"In French a no-break space stands {side} “{match[0]}”.")


def _glued(text: str) -> re.Match[str] | None:
    """ "end.The" and "bread,peace"; not "Booking.com": after a full stop a capital must follow a small letter."""
    for match in _GLUED.finditer(text):
        before, after = text[match.start() - 1], text[match.end()]
        if match[0] in ",;" or (before.islower() and after.isupper()):
            return match
    return None


def _look(rule: str, where: str, text: str, match: re.Match[str], sentence: str) -> Finding:
    return Finding(rule, "look", where, excerpt(text, *match.span()), sentence)
