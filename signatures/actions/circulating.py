"""Call for signatures; invite organisations, send an invitation again, revoke it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from organisations.models import Contact, Organisation, User
from outbox.clock import database_now
from outbox.queue import queue_mail
from signatures.actions.letters import letter
from signatures.actions.links import make_link, revoke_links
from signatures.asking import ask_to_circulate, ask_to_invite, ask_to_revoke
from signatures.models import Circulation, Invitation, Purpose
from signatures.timing import require_before, require_to_come, require_zone
from statements.models import Statement
from trail.record import record


@transaction.atomic
def circulate(
    statement: Statement,
    *,
    by: User,
    deadline: datetime,
    zone: str,
    answer_by: datetime | None = None,
    names_visible: bool = False,
) -> Circulation:
    """Open the circulation of a locked text until `deadline`, and ask for answers by `answer_by`, after which nothing closes.

    Both are aware, and were set in the IANA zone `zone`. Raises ValueError where they cannot be so.
    """
    statement = Statement.objects.locked(statement)
    ask_to_circulate(statement, by=by)
    require_zone(zone)
    now = database_now()
    require_to_come(deadline, now=now)
    if answer_by is not None:
        require_before(answer_by, deadline=deadline, now=now)
    statement.move("circulate")
    assert statement.head is not None
    circulation = Circulation.objects.create(
        statement=statement, revision=statement.head, digest=statement.head.digest, opened_by=by,
        deadline=deadline, answer_by=answer_by, zone=zone, names_visible=names_visible,
    )  # fmt: skip
    record(
        "circulation.opened", about=circulation, by=by, statement=statement.uid,
        digest=circulation.digest, deadline=deadline.isoformat(), zone=zone,
    )  # fmt: skip
    return circulation


@transaction.atomic
def invite(circulation: Circulation, organisations: Iterable[Organisation], *, by: User) -> list[Invitation]:
    """Invite organisations through their first contact; one that was invited before is left as it is.

    Raises ValueError naming those that have no contact, or stand in another issuer's directory, or when none is named; then
    nobody is invited.
    """
    # Read under the lock: the deadline may just have been extended.
    circulation = Circulation.objects.held(circulation.pk)
    ask_to_invite(circulation.statement, by=by)
    wanted = list(organisations)
    if not wanted:
        raise ValueError(_("Choose at least one organisation."))
    foreign = [o.official_name.name for o in wanted if o.directory_id != circulation.statement.issuer_id]
    if foreign:  # its people would read addresses that are not theirs
        raise ValueError(_("Not in the directory of this issuer: %(names)s.") % {"names": ", ".join(foreign)})
    contacts: dict[int, Contact] = {}
    for contact in Contact.objects.filter(organisation__in=wanted).order_by("-pk"):
        contacts[contact.organisation_id] = contact
    without = [o.official_name.name for o in wanted if o.pk not in contacts]
    if without:
        raise ValueError(_("Without a contact to write to: %(names)s.") % {"names": ", ".join(without)})
    # In one order, so that two who invite the same organisations at once do not wait for each other crosswise.
    rows = (_invite_one(circulation, o, contacts[o.pk], by=by) for o in sorted(wanted, key=lambda o: o.pk))
    return [row for row in rows if row is not None]


def _invite_one(
    circulation: Circulation, organisation: Organisation, contact: Contact, *, by: User
) -> Invitation | None:
    """None where it was invited before, or by somebody else in this moment."""
    invitation, created = Invitation.objects.get_or_create(
        circulation=circulation, organisation=organisation, defaults={"contact": contact}
    )
    if not created:
        return None
    record(
        "organisation.invited", about=invitation, by=by, statement=circulation.statement.uid,
        organisation=organisation.uid,
    )  # fmt: skip
    _send_invitation(invitation, circulation, because=f"invitation:{invitation.pk}")
    return invitation


def _send_invitation(invitation: Invitation, circulation: Circulation, *, because: str) -> None:
    link = make_link(Purpose.ANSWER, invitation, deadline=circulation.deadline)
    queue_mail(
        "invitation",
        to=invitation.contact.email,
        because=because,
        secrets={"token": link},
        **letter(invitation, circulation, person=invitation.contact.person),
    )


@transaction.atomic
def revoke(invitation: Invitation, *, by: User) -> Invitation:
    """Make the invitation's links useless, because they went to the wrong hands."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    statement = invitation.circulation.statement
    ask_to_revoke(statement, by=by)
    invitation.revoked_at = database_now()
    invitation.save(update_fields=["revoked_at"])
    revoke_links(invitation)
    organisation = invitation.organisation.uid
    record("invitation.revoked", about=invitation, by=by, statement=statement.uid, organisation=organisation)
    return invitation


@transaction.atomic
def send_again(invitation: Invitation, *, by: User) -> Invitation:
    """Mail the registered address a new link; every earlier one, also a forwarded one, opens nothing from now on.

    An invitation that was revoked is valid again: the new link is the answer to what went to the wrong hands.
    """
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    circulation = Circulation.objects.held(invitation.circulation_id)
    ask_to_invite(circulation.statement, by=by)
    invitation.revoked_at, invitation.sent_again_at = None, database_now()
    invitation.save(update_fields=["revoked_at", "sent_again_at"])
    revoke_links(invitation)
    event = record(
        "invitation.sent_again", about=invitation, by=by, statement=circulation.statement.uid,
        organisation=invitation.organisation.uid,
    )  # fmt: skip
    _send_invitation(invitation, circulation, because=f"event:{event.pk}")
    return invitation
