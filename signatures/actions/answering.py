"""Everything else an organisation can do with its invitation: decline, withdraw, object."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from organisations.models import User
from organisations.permissions import require
from outbox.clock import database_now
from outbox.queue import queue_mail
from signatures import permissions
from signatures.actions.links import spend_try, use_code
from signatures.models import Circulation, Code, Decline, Invitation, Link, Objection, Signature
from statements.lifecycle import WrongMoment
from trail.record import record


@transaction.atomic
def decline(invitation: Invitation, *, reason: str = "") -> Decline:
    """Say no. The reason is read by the issuer only, and is not in the trail."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    invitation.require_valid()
    circulation = Circulation.objects.held(invitation.circulation_id)
    circulation.require_open()
    if invitation.signatures.active().exists():
        raise WrongMoment(_("Your organisation has signed. Withdraw the signature instead."))
    row, created = Decline.objects.get_or_create(invitation=invitation, defaults={"reason": reason.strip()})
    if created:
        record("invitation.declined", about=invitation, by=invitation.contact, statement=circulation.statement.uid)
    return row


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
    signature = (
        Signature.objects.active()
        .select_for_update(of=("self",))
        .select_related("mandate")
        .filter(invitation=invitation)
        .first()
    )
    if signature is None:
        raise WrongMoment(_("There is no signature to withdraw."))
    use_code(code)
    signature.withdrawn_at = database_now()
    signature.save(update_fields=["withdrawn_at"])
    event = record("signature.withdrawn", about=signature, by=invitation.contact, statement=circulation.statement.uid)
    for address in {invitation.contact.email, signature.mandate.email}:
        queue_mail(
            "withdrawn",
            to=address,
            because=f"event:{event.pk}",
            title=circulation.revision.document["title"],
            organisation=invitation.organisation.official_name.name,
        )
    return signature


def object_to(link: Link, *, reason: str = "") -> Objection:
    """Say that the organisation did not sign; its name is held out of the edition until the issuer settles it (DOMAIN 31)."""
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
    event = record(
        "signature.objected", about=signature, by=link.invitation.contact, statement=circulation.statement.uid
    )
    queue_mail(
        "objection",
        to=circulation.opened_by.email,
        because=f"event:{event.pk}",
        title=circulation.revision.document["title"],
        organisation=link.invitation.organisation.official_name.name,
        reason=objection.reason,
    )
    return objection


@transaction.atomic
def resolve(objection: Objection, *, by: User, upheld: bool) -> Objection:
    """Settle an objection: upheld removes the name for good, otherwise the signature counts again (DOMAIN 41)."""
    circulation = Circulation.objects.held(objection.signature.circulation_id)
    require(permissions.may_resolve(by, circulation.statement), _("Only a releaser can settle an objection."))
    # The signature first, as whoever objects does: in the other order the two can wait for each other for ever.
    Signature.objects.select_for_update().get(pk=objection.signature_id)
    objection = Objection.objects.select_for_update().get(pk=objection.pk)
    if objection.resolved_at is not None:
        raise WrongMoment(_("This objection is settled already."))
    objection.resolved_at, objection.resolved_by, objection.upheld = database_now(), by, upheld
    objection.save(update_fields=["resolved_at", "resolved_by", "upheld"])
    if upheld:
        Signature.objects.filter(pk=objection.signature_id).update(removed_at=objection.resolved_at)
    record("objection.settled", about=objection.signature, by=by, statement=circulation.statement.uid, upheld=upheld)
    return objection
