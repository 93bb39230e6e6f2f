"""Quotation marks of several kinds in one text."""

import re
from collections.abc import Iterator, Sequence

from statements.text.linting.finding import Finding, Mend
from statements.text.linting.words import Words
from statements.text.typography import rules_of

_AT_MOST = 400
_PAIRS = re.compile(rf"„[^„“”«»]{{1,{_AT_MOST}}}[“”]|«[^«»„]{{1,{_AT_MOST}}}»|“[^“”„«»]{{1,{_AT_MOST}}}”")
_STRAIGHT = re.compile(rf'(?<![^\s(\[«“„—–-])"(?=\S)([^"]{{0,{_AT_MOST}}}?)(?<=\S)"(?![\w"])')
_ADVICE = "Use one kind of quotation marks in the whole text."
_SPACES = " \u00a0\u202f"


def quote_findings(fields: Sequence[Words]) -> Iterator[Finding]:
    """Pairs that differ from the language's, in a text that has those as well; a text with one kind is left alone."""
    if not fields:
        return
    pairs = [
        (opening.strip(_SPACES), closing.strip(_SPACES)) for opening, closing in rules_of(fields[0].language).quotes
    ]
    (opening, closing), second = pairs[0], pairs[1]
    if opening == closing or not any(opening in words.text for words in fields):
        return
    for words in fields:
        found = _STRAIGHT.finditer(words.text) if '"' in words.text else iter(())
        for match in [*found, *_PAIRS.finditer(words.text)]:
            is_ours = match[0][0] + match[0][-1] in (opening + closing, "".join(second))
            if not is_ours and words.is_prose(match.start()):
                yield _finding(words, match, nested=_depth(words.text, match.start(), opening, closing))


def _finding(words: Words, match: re.Match[str], *, nested: bool) -> Finding:
    opening, closing = rules_of(words.language).quotes[nested]
    text = opening + match[0][1:-1].strip(_SPACES) + closing
    mend = Mend(f"Use {opening.strip(_SPACES)}…{closing.strip(_SPACES)}", *match.span(), text)
    sentence = (
        f"Here stand {match[0][0]}…{match[0][-1]}, and elsewhere {opening.strip(_SPACES)}…{closing.strip(_SPACES)}."
    )
    return words.look("quotes_mixed", *match.span(), sentence, _ADVICE, mend)


def _depth(text: str, place: int, opening: str, closing: str) -> bool:
    near = text[max(place - 2 * _AT_MOST, 0) : place]
    return near.count(opening) > near.count(closing)
