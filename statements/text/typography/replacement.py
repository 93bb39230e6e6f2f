"""One replacement before the caret."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Replacement:
    """Places are counted back from the caret behind the typed sign: 0 is the caret, -1 stands before that sign.

    What is replaced is one unit long in every encoding, so that the count is the same in Python and in the browser.
    """

    start: int
    end: int
    text: str

    def as_json(self) -> dict[str, Any]:
        return {"from": self.start, "to": self.end, "text": self.text}

    def applied(self, text: str) -> str:
        """The text with it; `text` ends with the typed sign."""
        at = len(text)
        return text[: at + self.start] + self.text + text[at + self.end :]
