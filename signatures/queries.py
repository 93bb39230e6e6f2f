"""What lists say of circulations and invitations, in one query each."""

from functools import cache
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, QuerySet, Subquery, TextChoices, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from signatures.models import Circulation, Decline, Deferral, Invitation, Link, Objection, Signature
from signatures.reminders import told_of_reminders
from statements.models import Statement

OF_CIRCULATION = ("pk", "deadline", "answer_by", "zone", "opened_at", "closed_at")


class Standing(TextChoices):
    """Where an invited organisation stands, as the issuer sees it (DOMAIN 33)."""

    OBJECTED = "objected", _("objection")
    SIGNED = "signed", _("signed")
    DECLINED = "declined", _("declined")
    FELL_AWAY = "fell_away", _("signature fell away")  # withdrawn, or removed after an objection
    DECIDES = "decides", _("decides later")
    REVOKED = "revoked", _("revoked")
    SILENT = "silent", _("not answered")


def with_standing(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Invitations with `standing`, whether one was `forwarded`, and on which day its organ decides (`decides_on`)."""
    mine: dict[str, Any] = {"invitation": OuterRef("pk")}
    active = Signature.objects.active().filter(**mine)
    return rows.annotate(
        standing=Case(
            When(Exists(active.filter(objections__in=Objection.objects.open())), then=Value(Standing.OBJECTED)),
            When(Exists(active), then=Value(Standing.SIGNED)),
            When(Exists(Decline.objects.standing().filter(**mine)), then=Value(Standing.DECLINED)),
            When(revoked_at__isnull=False, then=Value(Standing.REVOKED)),
            When(Exists(Signature.objects.filter(**mine)), then=Value(Standing.FELL_AWAY)),
            When(Exists(Deferral.objects.filter(**mine)), then=Value(Standing.DECIDES)),
            default=Value(Standing.SILENT),
        ),
        forwarded=Exists(Link.objects.filter(forwarded_from__isnull=False, revoked_at__isnull=True, **mine)),
        decides_on=Subquery(Deferral.objects.filter(**mine).order_by("-pk").values("decides_on")[:1]),
    )


def unsettled(circulation: Circulation) -> QuerySet[Invitation]:
    """Who can still answer with a signature: the silent, and those who said when they decide."""
    rows: Any = with_standing(circulation.invitations.all())
    return rows.filter(standing__in=[Standing.SILENT, Standing.DECIDES])  # type: ignore[no-any-return]


def with_circulation(rows: QuerySet[Statement]) -> QuerySet[Statement]:
    """Statements with their newest circulation (`circulation_…`) and how many were asked, signed,
    say when they decide, declined, objected, signed and did not stay, can be reminded.

    `circulation_of` and `ask_to_remind` then ask no more.
    """
    return rows.annotate(**_of_circulation())


@cache
def _of_circulation() -> dict[str, Any]:
    """Made once: to build these expressions takes longer than to ask them."""
    newest = Circulation.objects.filter(statement=OuterRef("pk")).order_by("-pk")
    invited = Invitation.objects.filter(circulation__statement=OuterRef("pk"))
    declined = Decline.objects.standing().filter(invitation__circulation__statement=OuterRef("pk"))
    signed = Signature.objects.filter(circulation__statement=OuterRef("pk"))
    return {
        **{f"circulation_{name}": Subquery(newest.values(name)[:1]) for name in OF_CIRCULATION},
        "invited": _count(invited.filter(revoked_at__isnull=True), "circulation__statement"),
        "signed": _count(signed.printable(), "circulation__statement"),
        "objected": _count(signed.active().filter(objections__in=Objection.objects.open()), "circulation__statement"),
        "deciding": _deciding(),
        "fell_away": _fell_away(),
        "declined": _count(declined, "invitation__circulation__statement"),
        "told_of_reminders": told_of_reminders(),
    }


def _deciding() -> Coalesce:
    """How many said when their organ decides, and have not answered since; begun at the few deferrals, not at all invitations."""
    mine = {"invitation": OuterRef("invitation")}
    said = Deferral.objects.filter(
        ~Exists(Signature.objects.filter(**mine)),
        ~Exists(Decline.objects.standing().filter(**mine)),
        invitation__circulation__statement=OuterRef("pk"),
        invitation__revoked_at__isnull=True,
    )
    return _organisations(said)


def _fell_away() -> Coalesce:
    """How many signed and stand on the list no more, and have not answered since; begun at the few signatures that fell."""
    mine = {"invitation": OuterRef("invitation")}
    fallen = Signature.objects.fallen().filter(
        ~Exists(Signature.objects.active().filter(**mine)),
        ~Exists(Decline.objects.standing().filter(**mine)),
        invitation__circulation__statement=OuterRef("pk"),
        invitation__revoked_at__isnull=True,
    )
    return _organisations(fallen)


def _organisations(rows: QuerySet[Any]) -> Coalesce:
    """How many invited organisations the rows come from, of one statement."""
    counted = rows.order_by().values("invitation__circulation__statement")
    return Coalesce(Subquery(counted.annotate(n=Count("invitation", distinct=True)).values("n")), 0)


def _count(rows: QuerySet[Any], owner: str) -> Coalesce:
    counted = rows.order_by().values(owner).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)
