"""Whether the fonts can show every character of an edition, asked before anything is laid out."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from .bringing import COVERAGE
from .catalogue import FOLDER

_WORD = re.compile(r"\S+")
# Formatting characters steer other characters and are never drawn: joiners, direction marks, variation selectors.
_SILENT = re.compile("[\u00ad\u034f\u061c\u180b-\u180d\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")  # fmt: skip
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@cache
def _covered(folder: Path) -> frozenset[int]:
    ranges = json.loads((folder / COVERAGE).read_text())
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


def missing_characters(content: dict[str, Any], folder: Path = FOLDER) -> list[tuple[str, str]]:
    """Every (character, word) of the edition that no font can show, each character once, in reading order."""
    covered, found = _covered(folder), dict[str, str]()
    for string in _strings(content):
        for control in _CONTROL.findall(string):
            found.setdefault(control, string.strip()[:40])
        for word in _WORD.findall(string):
            for character in _SILENT.sub("", word):
                if ord(character) not in covered and character not in found and not _composes(character, covered):
                    found[character] = word
    return list(found.items())


def _composes(character: str, covered: frozenset[int]) -> bool:
    """HarfBuzz draws ḱ as k and its accent where a font has both."""
    pieces = unicodedata.normalize("NFD", character)
    return len(pieces) > 1 and all(ord(piece) in covered for piece in pieces)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
