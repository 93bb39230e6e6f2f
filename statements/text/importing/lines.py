"""Text to lines: numbered as an editor numbers them, without control characters, in NFC."""

import re
import unicodedata
from dataclasses import dataclass

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_OTHER_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"[ \t]{2,}|\t")


@dataclass(slots=True)
class Line:
    """One line that says something; `gap` means that a blank line stands before it."""

    number: int
    text: str
    indent: int
    gap: bool


def split(text: str) -> list[Line]:
    """The lines with words; runs of spaces and tabs become one space, page breaks end a line."""
    text = unicodedata.normalize("NFC", CONTROLS.sub("", text))
    lines: list[Line] = []
    gap = True
    for number, raw in enumerate(_LINE_ENDS.split(text), 1):
        for part in _OTHER_ENDS.split(raw):
            words = _SPACES.sub(" ", part.strip())
            if words.strip("\ufeff\u200b"):
                indent = len(part.expandtabs(4)) - len(part.expandtabs(4).lstrip())
                lines.append(Line(number, words, indent, gap))
                gap = False
            elif not raw.strip():
                gap = True
    return lines
