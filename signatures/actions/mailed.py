"""The link that an organisation has already, mailed once more: nothing new is made, and the older mail goes on opening."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from outbox import tokens
from signatures.actions.links import make_link
from signatures.models import Invitation, Link, Purpose

Told = tuple[str, str]  # purpose and nonce: what a mail needs to write a link


def with_mailed_link(rows: QuerySet[Invitation], *, deadline: datetime) -> Iterator[tuple[Invitation, Told]]:
    """Each invitation, with all a letter needs, and the link that its contact was mailed last."""
    own = Link.objects.filter(purpose=Purpose.ANSWER, forwarded_from__isnull=True, revoked_at__isnull=True)
    rows = rows.select_related("contact", "organisation").prefetch_related(
        "organisation__names", Prefetch("links", own.order_by("-pk"), to_attr="own_links")
    )
    for row in rows:
        yield row, _link_of(row, deadline)


def _link_of(invitation: Invitation, deadline: datetime) -> Told:
    bound = f"{Purpose.ANSWER}:{invitation.uid}"
    for link in invitation.own_links[:1]:  # type: ignore[attr-defined]
        if tokens.matches(tokens.token(bound, link.nonce), link.fingerprint):
            return bound, link.nonce
    return make_link(Purpose.ANSWER, invitation, deadline=deadline)  # LINK_KEY was changed since: no older link opens
