"""What the desk, the room and the list say of a statement, counted once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from releases.models import Progress
from releases.models.release import UNDER_WAY
from statements.asking import standing
from statements.lifecycle import Status


@dataclass
class Facts:
    """Counts and dates of one statement; `deadline` is None before the circulation."""

    status: str
    revisions: int = 0
    stages: int = 0
    stages_passed: int = 0
    stage_name: str = ""
    approvals: int = 0
    approvals_missing: int = 0
    invited: int = 0
    signed: int = 0
    deciding: int = 0  # said when their organ decides
    declined: int = 0
    objected: int = 0
    deadline: datetime | None = None
    zone: str = "UTC"
    progress: str | None = None  # of the newest release
    number: int | None = None
    label: str = ""
    problem: str = ""

    @property
    def unanswered(self) -> int:
        return max(self.invited - self.signed - self.deciding - self.declined - self.objected, 0)

    @property
    def failed(self) -> bool:
        return self.progress == Progress.FAILED

    @property
    def under_way(self) -> bool:
        return self.progress in UNDER_WAY


def facts_of(statement: Any) -> Facts:
    """The facts of a statement loaded by `releases.queries.with_life`."""
    facts = Facts(status=statement.status, revisions=statement.head.number if statement.head else 0)
    if statement.route is not None and statement.round:
        outcome = standing(statement)
        facts.stages, facts.stages_passed = len(statement.route.parsed), len(outcome.passed)
        if statement.status == Status.IN_REVIEW and outcome.present is not None:
            facts.stage_name = outcome.present.name
            facts.approvals, facts.approvals_missing = outcome.approvals, outcome.missing
    for name in ("invited", "signed", "deciding", "declined", "objected"):
        setattr(facts, name, getattr(statement, name))
    facts.deadline, facts.zone = statement.circulation_deadline, statement.circulation_zone or "UTC"
    facts.progress, facts.number, facts.problem = (
        statement.release_progress,
        statement.release_number,
        statement.release_problem,
    )
    facts.label = statement.release_label or ""
    return facts
