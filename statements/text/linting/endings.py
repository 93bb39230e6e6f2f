"""How the demands of one list end: one convention for all (DOMAIN 67)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from statements.text.linting.finding import OBJECT, Finding, Mend
from statements.text.linting.words import Words

_STOPS, _SEPARATORS = ".。!！?？…؟।։۔", ";；؛,，،、·"
_CLOSING = "\"'”’»)]）」』\u00a0 " + OBJECT
_AND = re.compile(
    "and|or|et|ou|y|e|o|und|oder|sowie|и|или|та|або|و|أو|en|of|och|eller|og|i|oraz|lub|ja|tai|ve|veya|és|vagy|a|και|ή"
)
_STOP_OF = {"zh": "。", "ja": "。", "hi": "।", "ne": "।", "bn": "।", "hy": "։", "ur": "۔"}
_LOUD = "!！?？…؟"


@dataclass(frozen=True)
class _Ending:
    """`sign` is the last one, or nothing after a letter; `place` is where it stands or would stand."""

    words: Words
    sign: str
    place: int
    enclosed: bool
    last: bool

    @property
    def kind(self) -> str:
        return "none" if not self.sign else "stop" if self.sign in _STOPS else "separator"


def ending_findings(demands: Sequence[Words]) -> Iterator[Finding]:
    """Each demand that ends in another way than the list does."""
    endings = [_ending(words, last=words is demands[-1]) for words in demands if words.text.strip(_CLOSING)]
    if len(endings) < 2:
        return
    convention = _convention(endings)
    for ending, expected in zip(endings, _expected(convention, endings), strict=True):
        sign = _sign(expected[0], endings)
        if ending.kind not in expected or _is_other(ending, convention, endings):
            yield _odd(ending, sign, expected)


def _ending(words: Words, *, last: bool) -> _Ending:
    """In "bread; and" the semicolon is the end."""
    text = words.text.rstrip(_CLOSING)
    if not last:
        head, _, tail = text.rpartition(" ")
        if _AND.fullmatch(tail) and head and head.rstrip()[-1] in _SEPARATORS:
            text = head.rstrip()
    end = len(text)
    if text[-1] in _STOPS + _SEPARATORS:
        return _Ending(words, text[-1], end - 1, end != len(words.text.rstrip(OBJECT + " \u00a0")), last)
    whole = words.text.rstrip(OBJECT + " \u00a0")
    # The call of a note stands after the punctuation, but in French before it (DOMAIN 68).
    return _Ending(words, "", len(words.text.rstrip()) if words.base == "fr" else len(whole), False, last)


def _convention(endings: list[_Ending]) -> str:
    """The one from which the fewest depart; of several, the one of the first demand."""
    kinds = dict.fromkeys(ending.kind for ending in endings)

    def odd(kind: str) -> int:
        expected = _expected(kind, endings)
        return sum(ending.kind not in fitting for ending, fitting in zip(endings, expected, strict=True))

    return min(kinds, key=odd)


def _expected(convention: str, endings: list[_Ending]) -> list[tuple[str, ...]]:
    last = {"stop": ("stop",), "separator": ("stop",), "none": ("none", "stop")}[convention]
    return [(convention,)] * (len(endings) - 1) + [last]


def _is_other(ending: _Ending, convention: str, endings: list[_Ending]) -> bool:
    """A comma among semicolons."""
    return convention == ending.kind == "separator" and ending.sign != _sign(convention, endings)


def _sign(kind: str, endings: list[_Ending]) -> str:
    """The sign of that kind that the list has most; else the language's own."""
    if kind == "none":
        return ""
    signs = Counter(ending.sign for ending in endings if ending.kind == kind and ending.sign not in _LOUD)
    language = endings[0].words.base
    return max(signs, key=lambda sign: signs[sign]) if signs else _STOP_OF.get(language, ".") if kind == "stop" else ";"


def _odd(ending: _Ending, sign: str, expected: tuple[str, ...]) -> Finding:
    words, place = ending.words, ending.place
    after = place + len(ending.sign)
    advice = f"End this demand with “{sign}”." if sign else "End this demand without a sign."
    spaced = words.text[place - 1 : place] in (" ", "\u00a0", "\u202f")
    start = place - 1 if ending.sign and spaced and sign != ";" else place
    new = "\u202f" + sign if words.base == "fr" and sign == ";" and not spaced else sign
    mends = []
    if not ending.enclosed and (not ending.sign or ending.sign not in _LOUD + "·"):
        text = words.text[:start] + new + words.text[after:]
        if text.strip(_CLOSING) and _ending(replace(words, text=text), last=ending.last).kind in expected:
            mends = [Mend(advice.rstrip("."), start, after, new)]
    sentence = "The demands of this list do not all end in the same way: full stops, semicolons or nothing."
    return words.look(
        "demand_punctuation", place if ending.sign else max(place - 1, 0), after, sentence, advice, *mends
    )
