"""What the linter says about one place, and how it can be mended there."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Severity = Literal["stop", "look"]
Field = Literal["text", "lead_in", "addressee", "source", "title"]
OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class Mend:
    """Replacing `start` to `end` of the finding's field by `text` mends it.

    U+FFFC in `text` takes over the note calls and computed fields of the range, in their order; where the range has no
    more of them, it is the number of signatories.
    """

    label: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """`where` is the id of a clause, or `title` or `issue`; `excerpt` is quoted from there word for word, without calls.

    `start` and `end` count Unicode code points in the words of `field`; a note call or computed field counts as one.
    Where the whole clause is meant, or something that is missing, both are 0. Only safe mends are offered.
    """

    rule: str
    severity: Severity
    where: str
    excerpt: str
    sentence: str
    field: Field = "text"
    start: int = 0
    end: int = 0
    advice: str = ""
    mends: tuple[Mend, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "mends": [asdict(mend) for mend in self.mends]}


def excerpt(text: str, start: int, end: int, around: int = 24) -> str:
    """The place with a few words around it, cut between words where there are spaces."""
    left, right = max(start - around, 0), min(end + around, len(text))
    if left and " " in text[left:start]:
        left = text.index(" ", left) + 1
    if right < len(text) and " " in text[end:right]:
        right = text.rindex(" ", end, right)
    return ("… " if left else "") + text[left:right].strip() + (" …" if right < len(text) else "")
