"""Lock an approved text, so that it can be shown to others as final; withdraw a statement before its release."""

from django.db import transaction
from django.utils.translation import gettext as _

from organisations.models import User
from organisations.permissions import require
from statements import permissions
from statements.lifecycle import Status, target_of
from statements.models import Statement
from statements.text import linting
from trail.record import record


class NotReady(ValueError):
    """The text has faults that must be mended before the lock; `findings` lists them."""

    def __init__(self, findings: list[linting.Finding]) -> None:
        self.findings = findings
        super().__init__(_("Before the lock: %(faults)s") % {"faults": " ".join(f.sentence for f in findings)})


@transaction.atomic
def lock(statement: Statement, *, by: User) -> Statement:
    """Freeze the approved text; from now on the database itself refuses to change it (DOMAIN 3, 8)."""
    statement = Statement.objects.locked(statement.pk)
    require(permissions.may_lock(by, statement), _("Only a releaser can lock the text."))
    target_of("lock", current=Status(statement.status))
    assert statement.head is not None
    stops = [f for f in linting.findings(statement.head.document, issue=statement.issue) if f.severity == "stop"]
    if stops:
        raise NotReady(stops)
    statement.move("lock")
    record("statement.locked", about=statement, by=by, statement=statement.uid, digest=statement.head.digest)
    return statement


@transaction.atomic
def withdraw(statement: Statement, *, by: User, reason: str = "") -> Statement:
    """Give the statement up before its release. Nothing of it becomes public (DOMAIN 39)."""
    statement = Statement.objects.locked(statement.pk)
    require(permissions.may_withdraw(by, statement), _("Only a releaser or an administrator can withdraw a statement."))
    statement.move("withdraw")
    record("statement.withdrawn", about=statement, by=by, statement=statement.uid, reason=reason)
    return statement
