"""May this person do this to the statement now? Each question is asked by the action under its lock, and by `abilities`
without one, so that a button and the act behind it cannot disagree.

Every function returns quietly or raises PermissionDenied (not this person), WrongMoment (not now) or NotReady (not yet).
"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisations.models import Organisation, User
from organisations.permissions import require
from statements import permissions, routes
from statements.audiences import audiences_of
from statements.lifecycle import MOVES, Status, WrongMoment, target_of
from statements.models import Audience, Review, Statement, Verdict
from statements.text import linting


class NotReady(ValueError):
    """The text has faults that must be mended before the lock; `findings` lists them."""

    def __init__(self, findings: list[linting.Finding]) -> None:
        self.findings = findings
        super().__init__(_("Before the lock: %(faults)s") % {"faults": " ".join(f.sentence for f in findings)})


def ask_to_draft(issuer: Organisation, *, by: User) -> None:
    require(permissions.may_draft(by, issuer), _("Only authors can begin a statement."))


def ask_to_revise(statement: Statement, *, by: User) -> None:
    require(permissions.may_edit(by, statement), _("Only the authors can change this text."))
    target_of("revise", current=Status(statement.status))


def ask_to_suggest(statement: Statement, *, by: User) -> None:
    """For what leaves the text as it is: a suggestion counts when an author accepts it."""
    require(permissions.may_suggest(by, statement), _("Only people of the issuer can suggest changes to this text."))
    target_of("revise", current=Status(statement.status))


def ask_to_comment(statement: Statement, *, by: User, audience: str = Audience.EVERYBODY) -> None:
    """For opening a thread, and for everything that is done in one; reading goes on after the lock."""
    mine = audiences_of(by, statement)
    require(bool(mine), _("Only people of the issuer can comment on this text."))
    require(audience in mine, _("You do not belong to those who see these comments."))
    status = Status(statement.status)
    if status not in MOVES["revise"].sources:
        raise WrongMoment(
            _("The text is %(status)s. Its comments can be read, and no more written.") % {"status": status.label}
        )


def ask_to_submit(statement: Statement, *, by: User) -> None:
    require(permissions.may_edit(by, statement), _("Only the authors can submit this statement."))
    target_of("submit", current=Status(statement.status))


def ask_to_approve(statement: Statement, *, by: User) -> routes.Stage:
    """Return the stage in which the person would approve."""
    return _stage_to_decide(statement, "approve", by=by)


def ask_to_return(statement: Statement, *, by: User) -> routes.Stage:
    """Return the stage from which the person would send the text back."""
    return _stage_to_decide(statement, "return", by=by)


def ask_to_lock(statement: Statement, *, by: User) -> None:
    require(permissions.may_lock(by, statement), _("Only a releaser can lock the text."))
    target_of("lock", current=Status(statement.status))
    if statement.suggestions:
        raise WrongMoment(
            ngettext(
                "One suggestion is open. Accept or reject it before the lock.",
                "%(n)s suggestions are open. Accept or reject them before the lock.",
                statement.suggestions,
            )
            % {"n": statement.suggestions}
        )
    assert statement.head is not None
    stops = [f for f in linting.findings(statement.head.document, issue=statement.issue) if f.severity == "stop"]
    if stops:
        raise NotReady(stops)


def ask_to_withdraw(statement: Statement, *, by: User) -> None:
    require(permissions.may_withdraw(by, statement), _("Only a releaser or an administrator can withdraw a statement."))
    target_of("withdraw", current=Status(statement.status))


def standing(statement: Statement, *, also: Review | None = None) -> routes.Outcome:
    """Where the present review stands: which stage waits, how many approvals are there and missing.

    `also` is a decision that was written a moment ago.
    """
    assert statement.route is not None
    assert statement.head is not None
    decisions = [
        routes.Decision(r.stage, r.reviewer_id, r.digest)
        for r in (*statement.reviews.all(), *([also] if also else []))
        if r.round == statement.round and r.verdict == Verdict.APPROVE
    ]
    return routes.outcome(statement.route.parsed, decisions, digest=statement.head.digest)


def waiting_stage(statement: Statement) -> routes.Stage:
    """The stage that waits for decisions. Only while the statement is in review."""
    stage = standing(statement).present
    assert stage is not None, "a passed review has moved on"
    return stage


def _stage_to_decide(statement: Statement, move: str, *, by: User) -> routes.Stage:
    target_of(move, current=Status(statement.status))
    stage = waiting_stage(statement)
    if not permissions.may_decide(by, statement, stage):
        raise PermissionDenied(_refusal(by, statement, stage))
    mine = (r for r in statement.reviews.all() if (r.round, r.stage) == (statement.round, stage.key))
    if any(r.reviewer_id == by.pk for r in mine):
        raise WrongMoment(_("You have already decided in this stage."))
    return stage


def _refusal(by: User, statement: Statement, stage: routes.Stage) -> str:
    if not stage.authors_may_decide and permissions.is_author_of(by, statement):
        return _("You wrote part of this text; others decide on it.")
    return _("You are not among those who decide in the stage “%(stage)s”.") % {"stage": stage.name}
