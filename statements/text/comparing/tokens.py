"""Where a word begins and ends, in every script."""

import re
from threading import local

import icu

# A note call or a computed number among the words: never cut, and no letter of any text (the schema refuses such signs).
SIGN = re.compile("\x01([^\x02]*)\x02")
_PLAIN = re.compile("[\\w'’]+|\\s+|\x01[^\x02]*\x02|.", re.S)
# What the quick expression cuts as ICU does: letters without marks that combine.
_ONLY_PLAIN = re.compile("[\x01\x02\x20-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u20cf]*")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]")
_KEPT = local()


def chunks(text: str) -> list[str]:
    """The text cut behind each space: quick, and enough to find out where words changed."""
    parts = text.split(" ")
    return [f"{part} " for part in parts[:-1]] + parts[-1:]


def tokens(text: str) -> list[str]:
    """Words, spaces, and each other sign alone; joined, they are the text. Chinese, Japanese or Thai by ICU's dictionaries."""
    if _ONLY_PLAIN.fullmatch(text):
        return _PLAIN.findall(text)
    found: list[str] = []
    for n, part in enumerate(re.split("(\x01[^\x02]*\x02)", text)):
        found += [part] if n % 2 else _by_icu(part)
    return found


def is_spaceless(text: str) -> bool:
    """Whether it ends or begins (one letter is enough to ask about) in a script that puts no spaces between words."""
    return bool(_SPACELESS.search(text))


def _by_icu(text: str) -> list[str]:
    if not hasattr(_KEPT, "words"):
        _KEPT.words = icu.BreakIterator.createWordInstance(icu.Locale.getRoot())
    _KEPT.words.setText(text)
    units, start, found = text.encode("utf-16-le"), 0, []  # ICU counts in units of UTF-16
    for end in _KEPT.words:
        found.append(units[2 * start : 2 * end].decode("utf-16-le"))
        start = end
    return found
