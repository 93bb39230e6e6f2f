"""Signs that travel inside the words while pandoc carries them, for what it would drop on the way.

Unicode has 32 code points that are promised never to be characters. Three that the file itself does not use stand for a space
or soft hyphen that must stay as it is; one for the ends of a sign: a letter that says which, and a number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NEVER_CHARACTERS = [chr(code) for code in range(0xFDD0, 0xFDF0)]
PARAGRAPH, FIELD, CALL, LANGUAGE, LANGUAGE_ENDS = "p", "f", "n", "l", "m"


@dataclass(frozen=True, slots=True)
class Signs:
    """`end` stands at both ends of a sign, `space` for a space, `soft` for a soft hyphen."""

    end: str
    space: str
    soft: str

    def sign(self, letter: str, number: int = 0) -> str:
        return f"{self.end}{letter}{number}{self.end}"

    def split(self, text: str) -> Iterator[tuple[str, int] | str]:
        """The words as they were, and the signs between them."""
        for n, part in enumerate(re.split(f"{self.end}([a-z]\\d+){self.end}", text)):
            if n % 2:
                yield part[0], int(part[1:])
            elif part:
                yield part.replace(self.space, " ").replace(self.soft, "\u00ad")

    def plain(self, text: str) -> str:
        """The words alone."""
        return "".join(part for part in self.split(text) if isinstance(part, str))

    def kept(self, text: str) -> str:
        """The words with every space and soft hyphen as a sign."""
        return text.replace(" ", self.space).replace("\u00ad", self.soft)


def unused(*texts: str | bytes) -> Signs:
    """Three signs that none of the texts holds, bytes in UTF-8."""
    read = [text.decode(errors="replace") if isinstance(text, bytes) else text for text in texts]
    used = {sign for text in read for sign in _NEVER_CHARACTERS if sign in text}

    free = [sign for sign in _NEVER_CHARACTERS if sign not in used]
    if len(free) < 3:
        raise ValueError("no sign is left")
    return Signs(*free[:3])
