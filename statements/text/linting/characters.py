"""Characters that nobody sees and everybody copies (DOMAIN 8)."""

import re
import unicodedata
from collections.abc import Iterator

import icu

from statements.text.linting.finding import OBJECT, Finding, Mend
from statements.text.linting.words import Words

_SUSPECT = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffd\ue000-\uf8ff\U000e0000-\U000e01ef\U000f0000-\U0010fffd]"
)
_JOINERS = "\u200c\u200d"
# Scripts whose spelling needs zero-width joiners and non-joiners.
_JOINING_SCRIPTS = frozenset(
    "Arab Syrc Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt Nkoo Rohg Adlm".split()  # noqa: SIM905
)
# In their place stood a letter or an object that is lost.
_LOST = "\ufffd" + OBJECT
_FILLERS = "\u115f\u1160\u3164\uffa0"
_NAMES = {
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\ufeff": "a byte order mark",
    "\ufffd": "a replacement character, left by a failed conversion",
}


def invisible(words: Words) -> Iterator[Finding]:
    """Zero-width characters, direction controls, soft hyphens and other characters without a picture."""
    text = words.text
    if text.isascii():
        return
    for match in _SUSPECT.finditer(text):
        position = match.start()
        if position in words.objects or _belongs(text, position):
            continue
        character = match[0]
        name = _NAMES.get(character) or unicodedata.name(character, "a character of private use").lower()
        sentence = f"Here stands {name} (U+{ord(character):04X}), which readers cannot see."
        advice, mends = _mending(text, position)
        yield words.stop("invisible_character", position, position + 1, sentence, advice, *mends)


def _mending(text: str, position: int) -> tuple[str, list[Mend]]:
    character = text[position]
    if character in _LOST or unicodedata.category(character) == "Co":
        return "Put the letter or sign here that was meant, or take it out.", []
    if (
        character in _FILLERS
        and text[position - 1 : position].isalnum()
        and text[position + 1 : position + 2].isalnum()
    ):
        return "Put a space here instead.", [Mend("Put a space instead", position, position + 1, " ")]
    return "Take it out; the words stay as they are.", [Mend("Take it out", position, position + 1, "")]


def _belongs(text: str, position: int) -> bool:
    """Joiners inside words of scripts that need them, and everything that holds an emoji together."""
    character = text[position]
    before = text[position - 1] if position else ""
    after = text[position + 1 : position + 2]
    if character in _JOINERS and before and after:
        if _is_emoji(after) and (_is_emoji(before) or before == "\ufe0f"):
            return True
        return _joins(before) and _joins(after)
    if character == "\ufe0f":
        return _is_emoji(before)
    if "\U000e0020" <= character <= "\U000e007f":  # the tags that spell a regional flag
        return before == "\U0001f3f4" or "\U000e0020" <= before <= "\U000e007f"
    if "\U000e0100" <= character <= "\U000e01ef" or "\ufe00" <= character <= "\ufe02":
        return bool(before) and icu.Script.getScript(before).getShortName() == "Hani"
    if "\u180b" <= character <= "\u180e":
        return bool(before) and icu.Script.getScript(before).getShortName() == "Mong"
    return False


def _joins(character: str) -> bool:
    script = icu.Script.getScript(character).getShortName()
    return script in _JOINING_SCRIPTS or (script == "Zinh" and unicodedata.combining(character) > 0)


def _is_emoji(character: str) -> bool:
    return bool(character) and (
        icu.Char.hasBinaryProperty(character, icu.UProperty.EMOJI)
        or icu.Char.hasBinaryProperty(character, icu.UProperty.EMOJI_MODIFIER)
    )
