"""What mails about an invitation say, whoever they go to (DOMAIN 36)."""

from typing import Any
from zoneinfo import ZoneInfo

from organisations.models import Kind
from signatures.models import Circulation, Invitation


def matter(invitation: Invitation, circulation: Circulation) -> dict[str, Any]:
    """Which text is meant, and who is spoken of."""
    return {
        "title": circulation.revision.document["title"],
        "organisation": invitation.organisation.official_name.name,
        "individual": invitation.organisation.kind == Kind.INDIVIDUAL,
    }


def letter(invitation: Invitation, circulation: Circulation, *, person: str) -> dict[str, Any]:
    """The words of the mail to `person`: frozen into the row, because the mail may be written later than it is queued."""
    local = circulation.deadline.astimezone(ZoneInfo(circulation.zone))
    return {
        **matter(invitation, circulation),
        "issuer": circulation.statement.issuer.official_name.name,
        "person": person,
        "deadline": f"{local:%Y-%m-%d %H:%M} ({circulation.zone})",
        "deadline_utc": f"{circulation.deadline:%Y-%m-%d %H:%M} UTC",
        "names_visible": circulation.names_visible,
    }
