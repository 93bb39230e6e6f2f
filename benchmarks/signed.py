"""Signatures in bulk, for what is measured after them."""

from collections.abc import Sequence

from django.db import transaction

from benchmarks.crowd import Seat
from organisations.models import Authority, Mandate
from outbox.clock import database_now
from signatures.models import Signature


@transaction.atomic
def by_all(invited: Sequence[Seat]) -> None:
    """Signatures of all of them, without receipts."""
    now = database_now()
    mandates = Mandate.objects.bulk_create(
        Mandate(
            organisation=s.invitation.organisation,
            contact=s.invitation.contact,
            person="Paul Lenoir",
            office="Secrétaire",
            email=s.invitation.contact.email,
            authority=Authority.KNOWN_CONTACT,
        )
        for s in invited
    )
    Signature.objects.bulk_create(
        Signature(
            circulation=s.invitation.circulation,
            invitation=s.invitation,
            organisation=m.organisation,
            mandate=m,
            revision=s.invitation.circulation.revision,
            digest=s.digest,
            language="en",
            shown_at=now,
        )
        for s, m in zip(invited, mandates, strict=True)
    )
