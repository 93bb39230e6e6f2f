"""The end of a call: by its deadline, or by somebody before it."""

from django.db import transaction
from django.db.models import QuerySet

from organisations.models import User
from outbox.clock import database_now
from outbox.queue import queue_mail
from signatures.actions.extending import unsettled
from signatures.actions.letters import letter
from signatures.asking import ask_to_close
from signatures.models import Circulation, Invitation
from statements.lifecycle import Status
from statements.models import Statement
from trail.record import SYSTEM, Actor, record


@transaction.atomic
def close(circulation: Circulation, *, by: User) -> Circulation:
    """Take no further names, and tell everybody who could still have signed, also those who named a later day."""
    statement = Statement.objects.locked(circulation.statement_id)
    ask_to_close(statement, by=by)
    circulation = _close(circulation, statement, by=by)
    if circulation.closed_at and circulation.closed_at < circulation.deadline:
        _tell(circulation)
    return circulation


@transaction.atomic
def close_passed(circulation: Circulation) -> Circulation | None:
    """Close a circulation whose deadline has passed; None when somebody did so already (DOMAIN 32)."""
    statement = Statement.objects.locked(circulation.statement_id)
    fresh = Circulation.objects.locked(circulation.pk)
    if fresh.closed_at is not None or fresh.deadline > database_now():
        return None
    return _close(fresh, statement, by=SYSTEM)


def close_due() -> int:
    """Close every circulation whose deadline has passed; return how many."""
    due = Circulation.objects.filter(closed_at__isnull=True, deadline__lte=database_now())
    return sum(close_passed(c) is not None for c in due)


def _close(circulation: Circulation, statement: Statement, *, by: Actor) -> Circulation:
    circulation = Circulation.objects.locked(circulation.pk)
    if by is not SYSTEM or statement.status != Status.WITHDRAWN:
        statement.move("close")  # one that was given up stays so; only its call for names ends
    circulation.closed_at = database_now()
    circulation.save(update_fields=["closed_at"])
    record("circulation.closed", about=circulation, by=by, statement=statement.uid)
    return circulation


def _to_tell(circulation: Circulation) -> QuerySet[Invitation]:
    rows = unsettled(circulation).order_by("pk").select_related("organisation", "contact")
    return rows.prefetch_related("organisation__names")


def _tell(circulation: Circulation) -> None:
    for invitation in _to_tell(circulation):
        queue_mail(
            "closed",
            to=invitation.contact.email,
            because=f"closed:{circulation.pk}:{invitation.pk}",
            **letter(invitation, circulation, person=invitation.contact.person),
        )
