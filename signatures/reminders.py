"""Whose one reminder is still to come (DOMAIN 34): few, spaced, and none after any answer."""

from datetime import UTC, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    IntegerField,
    Max,
    Min,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Now, TruncDate

from signatures.models import Decline, Deferral, Invitation, Signature
from statements.lifecycle import Status

SPACED = timedelta(hours=48)  # between the mail with the link and the reminder of it
LAST_ZONE = timedelta(hours=12)  # where on Earth a day ends last


def ago(span: timedelta) -> ExpressionWrapper:
    """By the database's clock."""
    return ExpressionWrapper(Now() - Value(span), output_field=DateTimeField())


def waiting(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Those of the invitations whose reminder is still to come, with `sent_at`, when their link was mailed last.

    Any answer counts, also one that was taken back since: whoever declined, or signed and withdrew, has read the mail. A
    day on which the organisation decides counts until it has ended everywhere.
    """
    mine: dict[str, Any] = {"invitation": OuterRef("pk")}
    newer = Deferral.objects.filter(invitation=OuterRef("invitation"), pk__gt=OuterRef("pk"))
    to_come = Deferral.objects.filter(decides_on__gte=TruncDate(ago(LAST_ZONE), tzinfo=UTC), **mine)
    return rows.filter(
        ~Exists(Signature.objects.filter(**mine)),
        ~Exists(Decline.objects.filter(**mine)),
        ~Exists(to_come.filter(~Exists(newer))),
        revoked_at__isnull=True,
        reminded_at__isnull=True,
    ).annotate(sent_at=Coalesce("sent_again_at", "invited_at"))


def ripe(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Those that can be reminded now."""
    asked: Any = waiting(rows)
    return asked.filter(sent_at__lte=ago(SPACED))  # type: ignore[no-any-return]


def told_of_reminders() -> dict[str, Any]:
    """Annotations of a statement that circulates: how many can be reminded now (`remindable`), when those who wait were
    mailed, the first of them (`waiting_since`), and when a reminder was sent last (`reminded_at`).

    Of all other statements nothing is counted: they remind nobody.
    """
    mine = Invitation.objects.filter(circulation__statement=OuterRef("pk"))
    return {
        "remindable": Coalesce(_circulating(ripe(mine), Count("pk"), IntegerField()), 0),
        "waiting_since": _circulating(waiting(mine), Min("sent_at"), DateTimeField()),
        "reminded_at": _circulating(mine, Max("reminded_at"), DateTimeField()),
    }


def _circulating(rows: QuerySet[Invitation], told: Any, kind: Any) -> Case:
    one = rows.order_by().values("circulation__statement").annotate(told=told).values("told")
    return Case(When(status=Status.CIRCULATING, then=Subquery(one)), default=None, output_field=kind)
