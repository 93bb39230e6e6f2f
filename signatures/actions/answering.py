"""Everything else an organisation can do with its invitation: decline, decide again, defer, forward, withdraw, object."""

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

import limits
from limits.networks import spend_from
from organisations.models import User
from outbox.clock import database_now
from outbox.queue import queue_mail, queue_mails
from signatures.actions.letters import addresses_of_issuer, letter, matter
from signatures.actions.links import make_link, spend_try, use_code
from signatures.asking import ask_to_answer, ask_to_reconsider, ask_to_resolve, require_not_declined, require_signed
from signatures.models import Circulation, Code, Decline, Deferral, Invitation, Link, Objection, Purpose, Signature
from signatures.timing import LAST_ZONE
from statements.lifecycle import Status, WrongMoment
from trail.models import Event
from trail.record import record

FORWARDS = 5  # in a day, for one invitation and to one address
FORWARDS_FROM_NETWORK = OBJECTIONS_FROM_NETWORK = 20  # in an hour
LONGEST_NAME = 100
NOT_IN_NAMES = ("://", "www.", "@", "/")
FAR = timedelta(days=366)


class WrongDay(ValueError):
    """No organ decides on that day."""


class NoName(ValueError):
    """More than a name stands where a name belongs."""


def require_name(name: str) -> None:
    """Raise NoName for what is a message: it would go to an address that nobody has confirmed, in our words."""
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable() or any(s in name for s in NOT_IN_NAMES):
        raise NoName(_("Write the name only."))


def _to_answer(invitation: Invitation) -> tuple[Invitation, Circulation]:
    """The invitation under its lock, while names are still taken and nobody has signed for it."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    circulation = Circulation.objects.held(invitation.circulation_id)
    ask_to_answer(invitation, circulation)
    return invitation, circulation


def _record(
    kind: str, invitation: Invitation, circulation: Circulation, *, about: Any = None, by: Any = None, **data: Any
) -> Event:
    """An event about the organisation. Whoever answers is known by the registered contact through whom they were asked."""
    return record(
        kind,
        about=about or invitation,
        by=by or invitation.contact,
        statement=circulation.statement.uid,
        organisation=invitation.organisation.uid,
        **data,
    )


@transaction.atomic
def decline(invitation: Invitation, *, reason: str = "") -> Decline:
    """Say no. The reason is read by the issuer only, and is not in the trail."""
    invitation, circulation = _to_answer(invitation)
    standing = invitation.declines.standing().first()
    if standing is not None:
        return standing
    row = Decline.objects.create(invitation=invitation, reason=reason.strip())
    _record("invitation.declined", invitation, circulation)
    return row


@transaction.atomic
def reconsider(invitation: Invitation) -> Decline:
    """Take a decline back, until the deadline. Nothing is removed: that it was said, and when it was taken back, stays."""
    invitation, circulation = _to_answer(invitation)
    row = ask_to_reconsider(invitation, circulation)
    row.reconsidered_at = database_now()
    row.save(update_fields=["reconsidered_at"])
    _record("invitation.reconsidered", invitation, circulation)
    return row


@transaction.atomic
def defer(invitation: Invitation, *, decides_on: date) -> Deferral:
    """Say on which day the organisation's organ decides; said again, the newer day counts (DOMAIN 33).

    A day after the deadline is taken: the issuer wants to know, and may extend. Raises WrongDay, or WrongMoment.
    """
    invitation, circulation = _to_answer(invitation)
    require_not_declined(invitation.declines.standing().exists())
    if decides_on < (database_now() - LAST_ZONE).date():
        raise WrongDay(_("That day has passed. If your organisation has decided, answer with its decision."))
    if decides_on > (circulation.deadline + FAR).date():
        raise WrongDay(_("That is more than a year after the deadline. Look at the year again."))
    newest = invitation.deferrals.order_by("-pk").first()
    if newest is not None and newest.decides_on == decides_on:
        return newest
    row = Deferral.objects.create(invitation=invitation, decides_on=decides_on)
    _record("invitation.deferred", invitation, circulation, decides_on=decides_on.isoformat())
    return row


def forward(link: Link, *, name: str, email: str, network: str) -> None:
    """Mail the colleague who is authorised a link of their own; the one that was used is given to nobody (DOMAIN 33).

    Codes go on being sent to the registered address. The trail holds that it was forwarded, not to whom. Raises NoName,
    TooMany, or WrongMoment.
    """
    require_name(name)
    spend_from(network, "forward from", most=FORWARDS_FROM_NETWORK, per=timedelta(hours=1))
    limits.spend("forward", str(link.invitation.uid), most=FORWARDS, per=timedelta(days=1))
    limits.spend("forward to", email.strip().lower(), most=FORWARDS, per=timedelta(days=1))
    _forward(link, name=name.strip(), email=email.strip())


@transaction.atomic
def _forward(link: Link, *, name: str, email: str) -> None:
    invitation, circulation = _to_answer(link.invitation)
    require_not_declined(invitation.declines.standing().exists())
    token = make_link(Purpose.ANSWER, invitation, deadline=circulation.deadline, forwarded_from=link)
    event = _record("invitation.forwarded", invitation, circulation)
    queue_mail(
        "forwarded",
        to=email,
        because=f"event:{event.pk}",
        secrets={"token": token},
        **letter(invitation, circulation, person=name),
    )


def withdraw(invitation: Invitation, *, code: str) -> Signature:
    """Take the organisation's signature back, confirmed like signing. Before the release it leaves no public trace.

    Raises WrongCode, or WrongMoment when there is nothing to withdraw (DOMAIN 39, 40).
    """
    row = spend_try(invitation, act="withdraw", digits=code)
    return _withdraw(invitation, code=row)


@transaction.atomic
def _withdraw(invitation: Invitation, *, code: Code) -> Signature:
    # Held first: the transaction that publishes a release locks it, so a withdrawal is wholly before or wholly after.
    circulation = Circulation.objects.held(invitation.circulation_id)
    found = (
        Signature.objects.active()
        .select_for_update(of=("self",))
        .select_related("mandate")
        .filter(invitation=invitation)
        .first()
    )
    signature = require_signed(found)
    use_code(code)
    signature.withdrawn_at = database_now()
    signature.save(update_fields=["withdrawn_at"])
    event = _record("signature.withdrawn", invitation, circulation, about=signature)
    queue_mails(
        "withdrawn",
        to={invitation.contact.email, signature.mandate.email, *addresses_of_issuer(circulation)},
        because=f"event:{event.pk}",
        **matter(invitation, circulation),
    )
    return signature


def object_to(link: Link, *, network: str, reason: str = "") -> Objection:
    """Say that the organisation did not sign; its name is held out of the edition until the issuer settles it (DOMAIN 31).

    Raises WrongMoment while an objection is open, or TooMany.
    """
    spend_from(network, "object from", most=OBJECTIONS_FROM_NETWORK, per=timedelta(hours=1))
    try:
        return _object(link, reason=reason)
    except IntegrityError as error:
        raise WrongMoment(_("An objection to this signature is already being looked into.")) from error


@transaction.atomic
def _object(link: Link, *, reason: str) -> Objection:
    assert link.signature is not None
    circulation = Circulation.objects.held(link.invitation.circulation_id)
    signature = Signature.objects.select_for_update().get(pk=link.signature.pk)
    if signature.objections.filter(resolved_at__isnull=False).exists():
        raise WrongMoment(_("An objection to this signature was settled already. Write to the issuer."))
    objection = Objection.objects.create(signature=signature, reason=reason.strip())
    event = _record("signature.objected", link.invitation, circulation, about=signature, by=link)
    queue_mails(
        "objection",
        to=addresses_of_issuer(circulation),
        because=f"event:{event.pk}",
        reason=objection.reason,
        statement=circulation.statement.uid,
        released=circulation.statement.status == Status.RELEASED,
        **matter(link.invitation, circulation),
    )
    return objection


@transaction.atomic
def resolve(objection: Objection, *, by: User, upheld: bool) -> Objection:
    """Settle an objection: upheld removes the name for good, otherwise the signature counts again (DOMAIN 41)."""
    circulation = Circulation.objects.held(objection.signature.circulation_id)
    # The signature first, as whoever objects does: in the other order the two can wait for each other for ever.
    Signature.objects.select_for_update().get(pk=objection.signature_id)
    objection = Objection.objects.select_for_update().get(pk=objection.pk)
    ask_to_resolve(circulation.statement, by=by)
    if objection.resolved_at is not None:
        raise WrongMoment(_("This objection is settled already."))
    objection.resolved_at, objection.resolved_by, objection.upheld = database_now(), by, upheld
    objection.save(update_fields=["resolved_at", "resolved_by", "upheld"])
    if upheld:
        Signature.objects.filter(pk=objection.signature_id).update(removed_at=objection.resolved_at)
    invitation = objection.signature.invitation
    _record("objection.settled", invitation, circulation, about=objection.signature, by=by, upheld=upheld)
    return objection
