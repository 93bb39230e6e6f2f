"""What an import hands back."""

from dataclasses import asdict, dataclass, field
from typing import Any

from statements.text.issue import Issue
from statements.text.linting import Finding


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line proposed for dropping, and why; a person may put it back."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Import:
    """A document in normal form and everything that is not in it: nothing of the input is lost in silence.

    `issue_line` is the line that became number and date; `marks` are the bullets, note marks and note calls that became
    structure, word for word.
    """

    document: dict[str, Any]
    issue: Issue
    issue_line: Dropped | None = None
    dropped: list[Dropped] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "document": self.document,
            "issue": self.issue.as_json(),
            "issue_line": {"line": self.issue_line.line, "text": self.issue_line.text} if self.issue_line else None,
            "dropped": [asdict(dropped) for dropped in self.dropped],
            "findings": [finding.as_json() for finding in self.findings],
        }
