"""What an import hands back."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from statements.text.issue import Issue
from statements.text.linting import Finding
from statements.text.normalising import normalise

_EXCERPT = 120


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line proposed for dropping, and why; a person may put it back."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to take a doubtful place: these blocks."""

    value: str
    label: str
    blocks: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A place where the importer decided and a person may decide otherwise.

    `blocks` are the ids of the blocks it is about, in a row; the first choice is the one that was taken. Without choices
    it is only something to look at.
    """

    key: str
    sentence: str
    excerpt: str = ""
    blocks: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()


def points_under_a_demand(number: int, points: str, inside: dict[str, Any], apart: dict[str, Any]) -> Doubtful:
    """Points under a demand become no demands in silence, and lose no mark."""
    choices = (Choice("inside", "Words of their demand", [inside]), Choice("own", "Demands of their own", [apart]))
    sentence = "Points under a demand were kept as words of that demand. Are they demands of their own?"
    return Doubtful(f"q{number}", sentence, shortened(points), (str(inside["id"]),), choices)


def shortened(text: str) -> str:
    """As much as fits beside a question."""
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Import:
    """A document in normal form and everything that is not in it: nothing of the input is lost in silence.

    `issue_line` is the line that became number and date; `marks` are the bullets, note marks and note calls that became
    structure, word for word; `kind` is the kind of file it was.
    """

    document: dict[str, Any]
    issue: Issue
    issue_line: Dropped | None = None
    dropped: list[Dropped] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    doubtful: list[Doubtful] = field(default_factory=list)
    kind: str = "text"

    def as_json(self) -> dict[str, Any]:
        return {
            "document": self.document,
            "issue": self.issue.as_json(),
            "issue_line": {"line": self.issue_line.line, "text": self.issue_line.text} if self.issue_line else None,
            "dropped": [asdict(dropped) for dropped in self.dropped],
            "findings": [finding.as_json() for finding in self.findings],
            "doubtful": [asdict(place) for place in self.doubtful],
            "kind": self.kind,
        }

    def settled(self, chosen: Mapping[str, str]) -> "Import":
        """The same import with the chosen blocks at its doubtful places; `chosen` maps a place's key to a choice's value."""
        blocks = list(self.document["blocks"])
        for place in self.doubtful:
            choice = next((one for one in place.choices if one.value == chosen.get(place.key)), None)
            positions = [n for n, block in enumerate(blocks) if block["id"] in place.blocks]
            if choice is not None and positions:
                blocks[positions[0] : positions[-1] + 1] = choice.blocks
        return replace(self, document=normalise({**self.document, "blocks": blocks}))
