"""Give everybody more time (DOMAIN 32)."""

from datetime import datetime

from django.db import transaction

from organisations.models import User
from outbox.queue import queue_mail
from signatures.actions.letters import letter
from signatures.actions.links import AFTER_DEADLINE
from signatures.actions.mailed import with_mailed_link
from signatures.asking import ask_to_extend
from signatures.models import Circulation, Link
from signatures.queries import unsettled
from signatures.timing import require_later
from statements.models import Statement
from trail.record import record


@transaction.atomic
def extend(circulation: Circulation, *, by: User, deadline: datetime) -> Circulation:
    """Take names until the later `deadline` (aware), and tell everybody invited who has neither signed nor declined.

    Signers who are under way are waited for; whoever comes meanwhile signs under the new deadline. Raises WrongMoment once
    the call has ended, ValueError for a deadline that is not later.
    """
    statement = Statement.objects.locked(circulation.statement_id)
    # Their rows before the circulation, as whoever answers or is sent a link again.
    list(circulation.invitations.order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    circulation = Circulation.objects.locked(circulation.pk)
    ask_to_extend(statement, by=by)
    before = circulation.deadline
    require_later(deadline, than=before)
    circulation.deadline = deadline
    circulation.save(update_fields=["deadline"])
    # Every link that was mailed outlives the new deadline as it did the old one.
    Link.objects.filter(invitation__circulation=circulation).update(expires_at=deadline + AFTER_DEADLINE)
    event = record(
        "circulation.extended", about=circulation, by=by, statement=statement.uid,
        deadline_was=before.isoformat(), deadline=deadline.isoformat(), zone=circulation.zone,
    )  # fmt: skip
    _tell(circulation, because=f"event:{event.pk}")
    return circulation


def _tell(circulation: Circulation, *, because: str) -> None:
    for invitation, link in with_mailed_link(unsettled(circulation), deadline=circulation.deadline):
        day = invitation.decides_on  # type: ignore[attr-defined]
        queue_mail(
            "extended",
            to=invitation.contact.email,
            because=f"{because}:{invitation.pk}",
            secrets={"token": link},
            decides_on=day.isoformat() if day else "",
            **letter(invitation, circulation, person=invitation.contact.person),
        )
