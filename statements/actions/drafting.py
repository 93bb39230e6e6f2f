"""Write and rewrite the text. Every save is a revision."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from organisations.models import Organisation, User
from statements import working
from statements.actions import editing
from statements.actions.keeping import append, existing_copy, keep_typed
from statements.asking import ask_to_draft, ask_to_revise
from statements.lifecycle import WrongMoment
from statements.models import Revision, Statement, WorkingCopy
from statements.text.editing.weaving import steps_to
from statements.text.issue import Issue, Reading
from trail.record import record


class StaleSave(WrongMoment):
    """Somebody saved meanwhile; `head` is the present revision, to be compared with what was typed."""

    def __init__(self, head: Revision, based_on: int | str) -> None:
        self.head = head
        super().__init__(
            _("Somebody saved revision %(new)s while you worked on revision %(old)s. Compare both before you save.")
            % {"new": head.number, "old": based_on}
        )


@transaction.atomic
def draft(
    *,
    by: User,
    issuer: Organisation,
    document: dict[str, Any],
    message: str = "",
    issue: Issue | None = None,
) -> Statement:
    """Begin a statement with its first revision. Raises InvalidDocument where the text has not the shape of one.

    An issue with several readings stays open until `settle_issue`; the first is the default.
    """
    ask_to_draft(issuer, by=by)
    issue = issue or Issue()
    statement = Statement.objects.create(
        issuer=issuer,
        created_by=by,
        issue_number=issue.number,
        issue_date=issue.date or "",
        issue_readings=issue.as_json()["readings"],
    )
    append(statement, document, by=by, message=message)
    statement.save(update_fields=["head"])
    record("statement.drafted", about=statement, by=by, statement=statement.uid)
    return statement


def revise(statement: Statement, *, by: User, document: dict[str, Any], based_on: int, message: str = "") -> Statement:
    """Save a new text over revision number `based_on`; approvals given to the earlier text fall (DOMAIN 17).

    Raises WrongMoment when the text is locked, StaleSave when somebody saved meanwhile: then nothing is overwritten.
    Whoever has the text open in the editor sees the change at once.
    """
    statement, typed_meanwhile = _revise(statement, by=by, document=document, based_on=based_on, message=message)
    if typed_meanwhile:
        assert statement.head is not None
        raise StaleSave(statement.head, based_on)
    return statement


@transaction.atomic
def _revise(
    statement: Statement, *, by: User, document: dict[str, Any], based_on: int, message: str
) -> tuple[Statement, bool]:
    """True: what stood in the editor became the newest revision instead, so that both can be compared."""
    statement = Statement.objects.locked(statement)
    ask_to_revise(statement, by=by)
    head = statement.head
    assert head is not None
    if head.number != based_on:
        raise StaleSave(head, based_on)
    copy = existing_copy(statement)
    if copy and keep_typed(statement, copy):
        return statement, True
    _replace(statement, copy, document, by=by, message=message)
    return statement, False


def _replace(
    statement: Statement, copy: WorkingCopy | None, document: dict[str, Any], *, by: User, message: str
) -> None:
    """The document becomes the newest revision, and the text of whoever has it open."""
    revision = append(statement, document, by=by, message=message)
    if copy:
        steps, tree = steps_to(working.tree_of(copy), revision.document)
        editing.bring(statement, copy, steps, tree, by=by)
    _move(statement, "head", by=by)


@transaction.atomic
def restore(statement: Statement, *, by: User, number: int) -> Statement:
    """Make an earlier text the newest revision again; what is typed at the moment is kept as a revision before it."""
    statement = Statement.objects.locked(statement)
    ask_to_revise(statement, by=by)
    copy = existing_copy(statement)
    keep_typed(statement, copy)
    earlier = statement.revisions.get(number=number)
    assert statement.head is not None
    if earlier.document == statement.head.document:
        raise WrongMoment(_("Revision %(n)s is the present text.") % {"n": number})
    _replace(statement, copy, earlier.document, by=by, message=_("Revision %(n)s restored.") % {"n": number})
    return statement


@transaction.atomic
def settle_issue(statement: Statement, *, by: User, reading: Reading) -> Statement:
    """Say what the issue line means: a number, a date, or both (DOMAIN 45)."""
    statement = Statement.objects.locked(statement)
    ask_to_revise(statement, by=by)
    statement.issue_number, statement.issue_date = reading.number, reading.date or ""
    statement.issue_readings = Issue((reading,)).as_json()["readings"]
    _move(statement, "issue_number", "issue_date", "issue_readings", by=by)
    record(
        "statement.issue_settled", about=statement, by=by, statement=statement.uid,
        number=reading.number, date=reading.date,
    )  # fmt: skip
    return statement


def _move(statement: Statement, *changed: str, by: User) -> None:
    """Back to drafting with what was changed; the trail says so where that ends a review."""
    was = statement.status
    statement.move("revise", *changed)
    if statement.status != was:
        record("statement.taken_back", about=statement, by=by, statement=statement.uid)
