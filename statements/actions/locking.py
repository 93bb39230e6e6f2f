"""Lock an approved text, so that it can be shown to others as final; withdraw a statement before its release."""

from django.db import transaction

from organisations.models import User
from statements.actions.keeping import keep_typed
from statements.asking import ask_to_lock, ask_to_withdraw
from statements.models import Statement
from trail.record import record


@transaction.atomic
def lock(statement: Statement, *, by: User) -> Statement:
    """Freeze the approved text; from now on the database itself refuses to change it (DOMAIN 3, 8)."""
    statement = Statement.objects.locked(statement)
    ask_to_lock(statement, by=by)
    statement.move("lock")
    assert statement.head is not None
    record("statement.locked", about=statement, by=by, statement=statement.uid, digest=statement.head.digest)
    return statement


@transaction.atomic
def withdraw(statement: Statement, *, by: User, reason: str = "") -> Statement:
    """Give the statement up before its release. Nothing of it becomes public (DOMAIN 39)."""
    statement = Statement.objects.locked(statement)
    ask_to_withdraw(statement, by=by)
    keep_typed(statement)
    statement.move("withdraw")
    record("statement.withdrawn", about=statement, by=by, statement=statement.uid, reason=reason)
    return statement
