"""How long a text is: words in any script, and pages of the release."""

import re
from math import ceil
from typing import NamedTuple

import icu

from organisations.scripts import likely_script
from statements.text.reading import Clause, Document, blocks_with_ids, plain

_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u200b-\u200f]")
_WIDE = re.compile("[\u1100-\u115f\u2e80-\u303e\u3041-\uffdc\U00020000-\U0003fffd]")

# The release (releases/rendering/sheet.css), in points: A4 without its margins, and masthead, issuer and seal around the text.
_LINE, _PAGE, _FRAME = 436.5, 697.3, 258.0
_MM = 72 / 25.4


class _Set(NamedTuple):
    """How a kind of clause is set: size, line, and the space around it; `narrower` is what its lines lack."""

    size: float
    line: float
    around: float
    narrower: float = 0


_KINDS = {
    "title": _Set(26, 29, 5.2 * _MM),
    "lead": _Set(13.6, 19, 8 * _MM),
    "paragraph": _Set(10.8, 16, 2.7 * _MM),
    "heading": _Set(13.4, 17, 8 * _MM),
    "quotation": _Set(10.8, 16, 9.2 * _MM, 7 * _MM),
    "source": _Set(8.6, 13, 1 * _MM),
    "lead_in": _Set(12, 16, 8.8 * _MM),
    "addressee": _Set(8.6, 16, 0.6 * _MM),
    "demand": _Set(10.8, 16, 2.6 * _MM),
    "appeal": _Set(13.4, 18.5, 10.4 * _MM),
    "note": _Set(8.8, 12, 1 * _MM),
    "separator": _Set(1, 1, 12 * _MM),
}
# By script: the mean width of a letter, and how much larger than Latin the letters and their lines are set.
_SCRIPTS = {
    "Cyrl": (0.53, 1, 1),
    "Grek": (0.51, 1, 1),
    "Arab": (0.41, 1.2, 1.12),
    "Hebr": (0.48, 1.06, 1.08),
    "Hans": (1, 0.95, 1.12),
    "Hant": (1, 0.95, 1.12),
    "Jpan": (1, 0.95, 1.12),
    "Kore": (0.8, 0.95, 1.12),
}
_LATIN = (0.46, 1, 1)


class Length(NamedTuple):
    """`signs` are code points with spaces; `pages` of A4 hold the release with notes and seal, before anybody has signed."""

    words: int
    signs: int
    pages: int


def length(document: Document) -> Length:
    """Words and signs of everything that is read, and about how many pages the release needs for it."""
    language = document["language"]
    texts = [("title", document["title"])]
    for clause in blocks_with_ids(document):
        texts += _texts(clause)
    points = _FRAME + sum(_height(kind, text, language) for kind, text in texts)
    words = count_words("\n".join(text for _, text in texts), language)
    return Length(words, sum(len(text) for _, text in texts), ceil(points / _PAGE))


def count_words(text: str, language: str) -> int:
    """Words as the language divides them, also where it writes no spaces; figures count, punctuation does not."""
    # Made anew each time: it remembers its text, and two threads must not share that.
    words = icu.BreakIterator.createWordInstance(icu.Locale.forLanguageTag(language))
    words.setText(text)
    count = 0
    while words.nextBoundary() != icu.BreakIterator.DONE:
        count += words.getRuleStatus() >= 100  # what is neither space nor punctuation
    return count


def _texts(clause: Clause) -> list[tuple[str, str]]:
    before = [(key, clause.source[key]) for key in ("addressee", "lead_in") if clause.source.get(key)]
    after = [("source", clause.source["source"])] if clause.source.get("source") else []
    own = [] if clause.kind == "demand_list" else [(clause.kind, plain(clause.text))]
    return [*before, *own, *after]


def _height(kind: str, text: str, language: str) -> float:
    size, line, around, narrower = _KINDS[kind]
    letter, larger, leading = _SCRIPTS.get(likely_script(language), _LATIN)
    wide = len(_WIDE.findall(text))
    ems = (len(text) - wide - len(_MARKS.findall(text))) * min(letter, 0.8) + wide
    lines = ceil(ems * size * larger / (_LINE - narrower)) if text else 0
    return lines * line * leading + around
