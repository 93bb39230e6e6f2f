"""What the desk, the room and the list say of a statement, counted once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import ngettext

from releases.models import Progress
from releases.models.release import UNDER_WAY
from signatures.reminders import reminders_of
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
    fell_away: int = 0  # signed, and withdrew or was removed
    deadline: datetime | None = None
    answer_by: datetime | None = None
    zone: str = "UTC"
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    remindable: int = 0  # can be sent the one reminder now
    waiting_since: datetime | None = None  # when the first of those whose reminder is still to come was mailed
    reminded_at: datetime | None = None
    now: datetime | None = None
    progress: str | None = None  # of the newest release
    number: int | None = None
    label: str = ""
    problem: str = ""

    @property
    def unanswered(self) -> int:
        return max(self.invited - self.signed - self.deciding - self.declined - self.objected - self.fell_away, 0)

    @property
    def half_over(self) -> bool:
        """Has half of the time passed that was given to answer? A reminder that comes earlier is wasted: there is but one."""
        end = self.answer_by or self.deadline
        if not (self.now and self.opened_at and end):
            return False
        return self.now - self.opened_at >= (end - self.opened_at) / 2

    @property
    def send_reminder(self) -> str:
        """What its button says, wherever it stands."""
        return ngettext("Send the reminder to %(n)s", "Send the reminder to %(n)s", self.remindable) % {
            "n": self.remindable
        }

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
    for name in ("invited", "signed", "deciding", "declined", "objected", "fell_away"):
        setattr(facts, name, getattr(statement, name))
    for name in ("deadline", "answer_by", "opened_at", "closed_at"):
        setattr(facts, name, getattr(statement, f"circulation_{name}"))
    facts.zone = statement.circulation_zone or "UTC"
    reminders = reminders_of(statement)
    facts.remindable, facts.waiting_since, facts.reminded_at = reminders.ready, reminders.since, reminders.last
    facts.now = statement.now
    facts.progress, facts.number, facts.problem = (
        statement.release_progress,
        statement.release_number,
        statement.release_problem,
    )
    facts.label = statement.release_label or ""
    return facts
