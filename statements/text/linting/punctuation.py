"""Missing and stray spaces beside punctuation, for languages that put spaces between words."""

import re
from collections.abc import Iterator

from statements.text.linting.finding import OBJECT, Finding, Mend
from statements.text.linting.words import Words
from statements.text.typography import rules_of

UNSPACED = ("zh", "ja", "th", "km", "lo", "my")
_GLUED = re.compile(r"[,;،؛.!?](?<=[^\W\d_]{2}.)(?=[^\W\d_]{2})")
_STRAY = re.compile(rf"(?<=[\w{OBJECT}])[ \u00a0\u202f]+([,;:!?،؛؟]|\.(?!\.))(?=[\s{OBJECT}]|$)")
_FRENCH = re.compile(rf"(?<=[^\W\d_])(?:[!?]+(?=[\s{OBJECT}»”)\]]|$)|[;:](?=[\s{OBJECT}»]|$))|«(?=\w)|(?<=[\w.!?…])»")


def missing_spaces(words: Words) -> Iterator[Finding]:
    """ "end.The" and "bread,peace"; not "Booking.com": after a full stop a capital must follow a small letter."""
    for match in _GLUED.finditer(words.text):
        before, after = words.text[match.start() - 1], words.text[match.end() : match.end() + 3]
        if match[0] in ".!?" and not (before.islower() and after[0].isupper() and after.isalpha() and len(after) == 3):
            continue
        if words.is_prose(match.start()):
            mend = Mend("Add the space", match.end(), match.end(), " ")
            sentence = f"A space is missing after “{match[0]}”."
            yield words.look("missing_space", *match.span(), sentence, "Add the space.", mend)


def stray_spaces(words: Words) -> Iterator[Finding]:
    """A space before punctuation; in French only before comma and full stop, in "3 : 2" nowhere."""
    right = ";:!?" if words.base == "fr" else ""
    for match in _STRAY.finditer(words.text):
        start, end = match.span()
        ratio = match[1] == ":" and words.text[start - 1].isdigit() and words.text[end + 1 : end + 2].isdigit()
        if match[1] in right or ratio or not words.is_prose(start):
            continue
        mend = Mend("Take the space out", start, end - 1, "")
        yield words.look(
            "space_before", start, end, f"A space stands before “{match[1]}”.", "Take the space out.", mend
        )


def french_spaces(words: Words) -> Iterator[Finding]:
    """Punctuation of two parts without its space (DOMAIN 65), as far as the language, and its country, has one."""
    rules = rules_of(words.language)
    if not rules.high:
        return
    for match in _FRENCH.finditer(words.text):
        sign = match[0][0]
        space = "\u00a0" if sign in "«»" else rules.high.get(sign)
        if space is None or not words.is_prose(match.start()):
            continue
        at = match.end() if sign == "«" else match.start()
        sentence = f"In French a no-break space stands {'after' if sign == '«' else 'before'} “{match[0]}”."
        mend = Mend("Add the no-break space", at, at, space)
        yield words.look("french_space", *match.span(), sentence, "Add the space.", mend)
