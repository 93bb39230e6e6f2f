"""What mails about an invitation say, whoever they go to (DOMAIN 32, 36)."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import prefetch_related_objects

from organisations.models import Kind, Membership, Role, User
from organisations.permissions import roles_of
from organisations.scripts import isolated
from signatures.models import Circulation, Invitation


def addresses_of_issuer(circulation: Circulation) -> set[str]:
    """Where the issuer is told: whoever opened the call, or, once they hold no role there any more, its releasers and
    administrators."""
    opener, issuer = circulation.opened_by, circulation.statement.issuer
    if roles_of(opener, issuer):
        return {opener.email}
    roles = Membership.objects.filter(organisation=issuer, role__in=[Role.RELEASER, Role.ADMINISTRATOR])
    return set(User.objects.filter(memberships__in=roles, is_active=True).values_list("email", flat=True))


def matter(invitation: Invitation, circulation: Circulation) -> dict[str, Any]:
    """Which text is meant, and who is spoken of."""
    return {
        "title": isolated(circulation.revision.document["title"]),
        "organisation": isolated(invitation.organisation.official_name.name),
        "individual": invitation.organisation.kind == Kind.INDIVIDUAL,
    }


def letter(invitation: Invitation, circulation: Circulation, *, person: str) -> dict[str, Any]:
    """The words of the mail to `person`: frozen into the row, because the mail may be written later than it is queued.

    Nobody is asked to answer by a time that has passed.
    """
    issuer, answer_by = circulation.statement.issuer, circulation.answer_by
    prefetch_related_objects([issuer], "names")  # once for all the letters of a call
    if answer_by is not None and answer_by <= datetime.now(UTC):  # words only, which need no better clock
        answer_by = None
    return {
        **matter(invitation, circulation),
        "issuer": isolated(issuer.official_name.name),
        "person": isolated(person),
        "deadline": _there(circulation.deadline, circulation.zone),
        "deadline_utc": _utc(circulation.deadline),
        "answer_by": _there(answer_by, circulation.zone) if answer_by else "",
        "answer_by_utc": _utc(answer_by) if answer_by else "",
        "names_visible": circulation.names_visible,
    }


def _there(moment: datetime, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} ({zone})"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
