"""Whose one reminder is still to come (DOMAIN 34): few, spaced, and none after any answer."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    JSONField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, JSONObject, Now, TruncDate

from signatures.models import Decline, Deferral, Invitation, Signature
from signatures.timing import LAST_ZONE
from statements.lifecycle import Status
from statements.models import Statement

SPACED = timedelta(hours=48)  # between the mail with the link and the reminder of it


def ago(span: timedelta) -> ExpressionWrapper:
    """By the database's clock."""
    return ExpressionWrapper(Now() - Value(span), output_field=DateTimeField())


def waiting(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Those of the invitations whose one reminder is still to come, with `sent_at`, when their link was mailed last.

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


@dataclass(frozen=True)
class Reminders:
    """How many can be reminded now; since when the first of those waits whose reminder is still to come; and when anybody
    was reminded last, also one who has answered since.
    """

    ready: int = 0
    since: datetime | None = None
    last: datetime | None = None


def told_of_reminders() -> Case:
    """What `reminders_of` reads, in one go, of a statement that circulates; the others remind nobody, and nothing is counted."""
    mine = Invitation.objects.filter(circulation__statement=OuterRef("pk")).order_by()
    told = JSONObject(ready=Count("pk", filter=Q(sent_at__lte=ago(SPACED))), since=Min("sent_at"))
    due = waiting(mine).values("circulation__statement").annotate(told=told).values("told")
    sent = mine.values("circulation__statement").annotate(last=Max("reminded_at")).values("last")
    both = JSONObject(due=Subquery(due), last=Subquery(sent))
    return Case(When(status=Status.CIRCULATING, then=both), default=None, output_field=JSONField())


def reminders_of(statement: Any) -> Reminders:
    """No query when the statement was loaded by `queries.with_circulation`."""
    if not hasattr(statement, "told_of_reminders"):
        statement = Statement.objects.annotate(told_of_reminders=told_of_reminders()).get(pk=statement.pk)
    told = statement.told_of_reminders or {}
    due = told.get("due") or {}
    return Reminders(due.get("ready", 0), _moment(due.get("since")), _moment(told.get("last")))


def _moment(told: str | None) -> datetime | None:
    """As the databases write a time into JSON: with its offset, or, where there are none, in UTC."""
    if told is None:
        return None
    moment = datetime.fromisoformat(told)
    return moment.replace(tzinfo=moment.tzinfo or UTC)
