"""Words that mix scripts, and words that only look like the script around them (DOMAIN 8, scenario 4)."""

import re
from collections.abc import Iterator
from functools import cache

import icu

from organisations.scripts import likely_script
from statements.text.linting import twins
from statements.text.linting.finding import Finding, Mend
from statements.text.linting.words import Words

_WORD = re.compile(r"[^\W\d_]+")
_NOT_LATIN = re.compile("[\u0370-\uffff\U00010000-\U0001ffff]")
_UNIT = re.compile(r"[μΩ][A-Za-z]{1,3}|[a-z]Ω")
# Words of these letters alone need no closer look, and are nearly all.
_USUAL = {
    "Latn": re.compile("[A-Za-zÀ-ÖØ-öø-ɏ]+"),
    "Cyrl": re.compile("[Ѐ-ӿ]+"),
    "Arab": re.compile("[\u0620-\u064a\u066e-\u06d3]+"),
    "Hebr": re.compile("[א-ת]+"),
    "Hans": re.compile("[\u4e00-\u9fff]+"),
    "Hant": re.compile("[\u4e00-\u9fff]+"),
}
_NONE = re.compile("(?!)")
_ADVICE = "Write the whole word in one script."
_LATIN_SCRIPT, _TWINS = "Latn", ("Cyrl", "Grek")


def mixed_scripts(words: Words) -> Iterator[Finding]:
    """Mixed words stop; a whole word of look-alike letters between words of the other script asks for a look."""
    text = words.text
    if not _NOT_LATIN.search(text):
        return
    matches = list(_WORD.finditer(text))
    main = likely_script(words.language)
    usual = _USUAL.get(main, _NONE)
    scripts = [main if usual.fullmatch(match[0]) else _script(match[0]) for match in matches]
    for position, (match, script) in enumerate(zip(matches, scripts, strict=True)):
        if script == main:
            continue
        if script is None:
            sentence = f"“{match[0]}” mixes letters of {_names(match[0])} that look alike or do not belong together."
            yield words.stop("mixed_script", *match.span(), sentence, _ADVICE, *_mends(match, main))
        elif _pretends(match[0], script, main) and _alone(scripts, position, main) and not _quoted(text, match):
            if not words.is_prose(match.start()):
                continue
            sentence = f"“{match[0]}” is written in {_names(match[0])}, but looks like a word of the text around it."
            mends = [mend for mend in _mends(match, main) if _script(mend.text) == main]
            yield words.look("look_alike", *match.span(), sentence, _ADVICE, *mends)


def _mends(match: re.Match[str], main: str) -> list[Mend]:
    """The word with its twins in the script of the text; where that has no twin of a letter, in another."""
    for script in dict.fromkeys([main, *sorted(_scripts(match[0]))]):
        word = twins.in_script(match[0], script)
        if word and _script(word) == script:
            name = icu.Script(icu.Script.getCode(script)[0]).getName()
            return [Mend(f"Write “{word}” in {name} letters", *match.span(), word)]
    return []


@cache
def _checker() -> icu.SpoofChecker:
    checker = icu.SpoofChecker()
    # Highly restrictive: one script, or Latin with Han, kana, Hangul or Bopomofo.
    checker.setChecks(icu.USpoofChecks.RESTRICTION_LEVEL)
    checker.setRestrictionLevel(icu.URestrictionLevel.HIGHLY_RESTRICTIVE)
    return checker


@cache
def _letter_script(letter: str) -> str:
    return icu.Script.getScript(letter).getShortName()


def _scripts(word: str) -> set[str]:
    return {_letter_script(letter) for letter in word} - {"Zyyy", "Zinh"}


def _script(word: str) -> str | None:
    """The script of a word; None if it mixes scripts that no language writes together."""
    scripts = _scripts(word)
    if len(scripts) > 1 and not _UNIT.fullmatch(word) and _checker().check(word):
        return None
    return min(scripts, default="Zyyy")


def _names(word: str) -> str:
    names = sorted(icu.Script(icu.Script.getCode(script)[0]).getName() for script in _scripts(word))
    return " and ".join(names)


def _pretends(word: str, script: str, main: str) -> bool:
    """Whether every letter has a twin in the script of the text, as in Cyrillic "сор" for Latin "cop"."""
    if script not in (*_TWINS, _LATIN_SCRIPT) or main not in (*_TWINS, _LATIN_SCRIPT):
        return False
    skeleton = _checker().getSkeleton(0, word)
    if main == _LATIN_SCRIPT:
        return skeleton.isascii() and "'" not in skeleton
    # Latin abbreviations (NATO, CPE) are common in Cyrillic and Greek texts; single small letters are not.
    return len(word) == 1 and word.islower() and word in "aceopxyiov"


def _quoted(text: str, match: re.Match[str]) -> bool:
    """A foreign name is introduced by a bracket, a quotation mark or a colon: "(Russian: СССР)"."""
    return text[max(match.start() - 3, 0) : match.start()].rstrip()[-1:] in tuple('(:«“„‘[/"') or text[
        match.end() : match.end() + 1
    ] in tuple(')»”]/"')


def _alone(scripts: list[str | None], position: int, main: str) -> bool:
    neighbours = scripts[max(position - 1, 0) : position] + scripts[position + 1 : position + 2]
    return bool(neighbours) and all(script == main for script in neighbours)
