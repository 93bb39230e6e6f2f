"""Sign a text for an organisation. Opening a link signs nothing; this does (DOMAIN 22)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from organisations.models import Authority, Mandate
from outbox.queue import queue_mail
from signatures.actions.letters import matter
from signatures.actions.links import make_link, spend_try, use_code
from signatures.asking import require_not_declined
from signatures.models import Circulation, Code, Decline, Invitation, Purpose, Signature
from signatures.timing import FIRST_ZONE
from statements.lifecycle import WrongMoment
from statements.text import comparing
from trail.record import record


@dataclass(frozen=True)
class Signer:
    """The person who acts, as they wrote it: all but organ and date are required (DOMAIN 21)."""

    person: str
    office: str
    email: str
    organ: str = ""
    decided_on: date | None = None


class NotYetDecided(ValueError):
    """The day of the decision lies in the future."""


def require_decided(day: date) -> None:
    """Raise NotYetDecided for a day that has not begun anywhere: nobody signs on a decision to come (DOMAIN 21)."""
    # By this machine's clock: it is asked before anything is locked, and what is a day off needs no better one.
    if day > (datetime.now(UTC) + FIRST_ZONE).date():
        raise NotYetDecided(_("That day is still to come. Sign when your organisation has decided."))


class AnotherText(WrongMoment):
    """The text that was shown is not the one that circulates; `changes` says what differs (DOMAIN 7)."""

    def __init__(self, changes: list[str]) -> None:
        self.changes = changes
        super().__init__(
            _("The text is not the one you were shown. What changed: %(what)s") % {"what": " ".join(changes)}
        )


def sign(invitation: Invitation, *, signer: Signer, digest: str, shown_at: datetime, code: str) -> Signature:
    """Sign the text with this digest for the invited organisation, confirmed by the code from its registered address.

    Raises WrongCode (a try is spent), AnotherText, or WrongMoment: deadline passed, declined, signed already.
    """
    if not (signer.person.strip() and signer.office.strip() and signer.email.strip()):
        raise ValueError(_("Your name, your office and your address are needed."))
    if signer.decided_on is not None:
        require_decided(signer.decided_on)
    row = spend_try(invitation, act="sign", digits=code)
    try:
        return _sign(invitation, signer=signer, digest=digest, shown_at=shown_at, code=row)
    except IntegrityError as error:
        raise WrongMoment(_("Your organisation has signed already.")) from error


@transaction.atomic
def _sign(invitation: Invitation, *, signer: Signer, digest: str, shown_at: datetime, code: Code) -> Signature:
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("organisation", "contact")
    invitation = rows.get(pk=invitation.pk)
    invitation.require_valid()
    # The clock and the declines are read by the statement that comes after both locks: what was decided before is seen.
    circulation: Any = Circulation.objects.annotate(
        now=Now(), declined=Exists(Decline.objects.standing().filter(invitation=invitation.pk))
    ).held(invitation.circulation_id)
    circulation.require_open(now=circulation.now)
    if digest != circulation.digest or code.digest != digest:
        raise AnotherText(_what_changed(circulation, digest))
    require_not_declined(circulation.declined)
    use_code(code)
    signature = Signature.objects.create(
        circulation=circulation, invitation=invitation, organisation=invitation.organisation, digest=digest,
        mandate=_mandate(invitation, signer), shown_at=shown_at,
        revision=circulation.revision, language=circulation.revision.language,
    )  # fmt: skip
    event = record(
        "signature.given", about=signature, by=invitation.contact, statement=circulation.statement.uid,
        organisation=invitation.organisation.uid, digest=digest,
    )  # fmt: skip
    _send_receipts(signature, circulation, because=f"event:{event.pk}")
    return signature


def _mandate(invitation: Invitation, signer: Signer) -> Mandate:
    return Mandate.objects.create(
        organisation=invitation.organisation,
        contact=invitation.contact,
        person=signer.person.strip(),
        office=signer.office.strip(),
        email=signer.email.strip(),
        organ=signer.organ.strip(),
        decided_on=signer.decided_on,
        authority=Authority.KNOWN_CONTACT,
    )


def _send_receipts(signature: Signature, circulation: Circulation, *, because: str) -> None:
    """One to the signer and one to the registered address, each with its own way to object (DOMAIN 24)."""
    invitation = signature.invitation
    mandate = signature.mandate
    meant = matter(invitation, circulation)
    addresses = {
        invitation.contact.email.lower(): invitation.contact.email,
        mandate.email.lower(): mandate.email,
    }
    for address in addresses.values():
        link = make_link(Purpose.OBJECTION, invitation, deadline=circulation.deadline, signature=signature)
        queue_mail(
            "receipt",
            to=address,
            because=because,
            secrets={"token": link},
            **meant,
            person=mandate.person,
            office=mandate.office,
            organ=mandate.organ,
            decided_on=mandate.decided_on.isoformat() if mandate.decided_on else "",
            signed_at=f"{signature.signed_at:%Y-%m-%d %H:%M} UTC",
            digest=signature.digest,
        )


def _what_changed(circulation: Circulation, digest: str) -> list[str]:
    present = circulation.revision
    seen: Any = present.statement.revisions.filter(digest=digest).order_by("-number").first()
    if seen is None:
        return [_("the text you were shown is not known here.")]
    return comparing.sentences(comparing.compare(seen.document, present.document))
