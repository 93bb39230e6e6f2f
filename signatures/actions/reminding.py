"""The one reminder (DOMAIN 34)."""

from zoneinfo import ZoneInfo

from django.db import transaction

from organisations.models import User
from outbox.clock import database_now
from outbox.queue import queue_mail
from signatures.actions.letters import letter
from signatures.actions.mailed import with_mailed_link
from signatures.asking import ask_to_remind
from signatures.models import Circulation, Invitation
from signatures.reminders import ripe, waiting
from trail.record import record


@transaction.atomic
def remind(circulation: Circulation, *, by: User) -> int:
    """Mail everybody who has answered nothing, and was asked long enough ago, once in the life of an invitation; return how many.

    Whoever was invited too lately can be reminded later. Raises WrongMoment where there is nobody to remind now.
    """
    # Their rows before the circulation, as whoever signs: an answer that is under way is waited for, and so is another
    # person who pressed the same button. What they did is seen by the queries that follow.
    list(waiting(circulation.invitations.all()).order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    circulation = Circulation.objects.held(circulation.pk)
    ask_to_remind(circulation.statement, by=by)
    rows = ripe(circulation.invitations.order_by("pk"))
    mailed = list(with_mailed_link(rows, deadline=circulation.deadline))
    chosen = Invitation.objects.filter(pk__in=[row.pk for row, _link in mailed])
    chosen.update(reminded_at=database_now())
    for row, link in mailed:
        queue_mail(
            "reminder",
            to=row.contact.email,
            because=f"reminder:{row.pk}",
            secrets={"token": link},
            invited_on=row.sent_at.astimezone(ZoneInfo(circulation.zone)).date().isoformat(),  # type: ignore[attr-defined]
            **letter(row, circulation, person=row.contact.person),
        )
    record("circulation.reminded", about=circulation, by=by, statement=circulation.statement.uid, n=len(mailed))
    return len(mailed)
