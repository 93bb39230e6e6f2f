"""What the linter says about one place."""

from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["stop", "look"]


@dataclass(frozen=True, slots=True)
class Finding:
    """`where` is the id of a clause, or `title` or `issue`; `excerpt` is quoted from there word for word."""

    rule: str
    severity: Severity
    where: str
    excerpt: str
    sentence: str

    def as_json(self) -> dict[str, str]:
        return asdict(self)


def excerpt(text: str, start: int, end: int, around: int = 24) -> str:
    """The place with a few words around it, cut between words where there are spaces."""
    left, right = max(start - around, 0), min(end + around, len(text))
    if left and " " in text[left:start]:
        left = text.index(" ", left) + 1
    if right < len(text) and " " in text[end:right]:
        right = text.rindex(" ", end, right)
    return ("… " if left else "") + text[left:right].strip() + (" …" if right < len(text) else "")
