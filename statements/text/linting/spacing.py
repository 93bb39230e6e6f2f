"""Spaces and capitals that copying left in the wrong place."""

import re
from collections.abc import Iterator

from statements.text.linting.finding import OBJECT, Finding, Mend
from statements.text.linting.words import Words

# After a suspended hyphen ("Vor- und Nachteile", "pre- and post-war") the space is right.
_CONJUNCTIONS = (
    "und|oder|bzw|sowie|statt|als|bis|wie|and|or|to|than|as well|en|of|och|eller|samt|og|eller|et|ou|e|o|y|u|"
    "i|oraz|lub|"
    "czy|albo|и|или|та|або|й|и/или|and/or|ja|tai|ve|veya|és|vagy|a|nebo|ali|ili|si|sau"
)
_HYPHEN = re.compile(rf"[-‐‑](?<=[^\W\d_].) +(?!(?:{_CONJUNCTIONS})\b)(?=[^\W\d_])")
_AFTER_SHOUT = re.compile(rf"[!?]{OBJECT}* +([^\W\d_])")
_DOUBLED = re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")


def hyphens(words: Words) -> Iterator[Finding]:
    """A hyphen and a space between two letters."""
    for match in _HYPHEN.finditer(words.text):
        if words.is_prose(match.start()):
            yield _hyphen(words, match)


def small_letters(words: Words) -> Iterator[Finding]:
    """A sentence that ends with "!" or "?", and goes on with a small letter: a slip, or speech that is quoted."""
    for match in _AFTER_SHOUT.finditer(words.text):
        if match[1].islower() and words.is_prose(match.start()):
            sentence = f"After “{match[0][0]}” the text goes on with a small letter."
            advice = "Begin with a capital letter, or use a comma if the sentence goes on. If it is meant, leave it."
            yield words.look("small_letter", *match.span(), sentence, advice)


def doubled_spaces(words: Words) -> Iterator[Finding]:
    if not any(twice in words.text for twice in ("  ", "\u00a0", "\u202f")):
        return
    for match in _DOUBLED.finditer(words.text):
        one = next((space for space in "\u202f\u00a0" if space in match[0]), " ")
        mend = Mend("Keep one space", *match.span(), one)
        yield words.look("doubled_space", *match.span(), "Two spaces follow each other.", "Keep one of them.", mend)


def _hyphen(words: Words, match: re.Match[str]) -> Finding:
    start, end = match.span()
    before = _last_word(words.text, start)
    after = re.match(r"[^\W\d_]+", words.text[end : end + 40])
    joined = Mend(f"Write “{before}{match[0][0]}{after[0] if after else ''}”", start, end, match[0][0])
    dash = Mend("Put a dash with spaces instead", start, end, " – ")
    names = before[:1].isupper() and words.text[end].isupper()
    return words.look(
        "hyphen_space", start, end, "A hyphen is followed by a space, as copying leaves it.",
        "Take the space out, or use a dash between two thoughts.", *([joined] if names else [joined, dash]),
    )  # fmt: skip


def _last_word(text: str, end: int) -> str:
    match = re.search(r"[^\W\d_]+$", text[max(end - 40, 0) : end])
    return match[0] if match else ""
