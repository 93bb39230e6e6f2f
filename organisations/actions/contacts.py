"""Who is written to for an organisation: their address is its registered address (DOMAIN 24)."""

from django.db import transaction
from django.utils.translation import gettext as _

from organisations import asking
from organisations.asking import NotPossible
from organisations.models import Contact, Organisation, User
from outbox.queue import queue_mail
from trail.record import record


@transaction.atomic
def add_contact(organisation: Organisation, *, email: str, person: str = "", office: str = "", by: User) -> Contact:
    """Write down one more address of the organisation."""
    organisation = Organisation.objects.locked(organisation.pk)
    asking.ask_to_keep(organisation.directory, by=by)
    _refuse_twice(organisation, email)
    contact = Contact.objects.create(organisation=organisation, email=email, person=person, office=office)
    record("directory.contact_added", about=organisation, by=by, contact=contact.trail_name)
    return contact


@transaction.atomic
def change_contact(contact: Contact, *, email: str, person: str = "", office: str = "", by: User) -> Contact:
    """Replace the address, or empty the person and office (DOMAIN 83). Invitations that name it go to the new address.

    The old address is told, because codes that sign for the organisation arrive at the new one.
    """
    organisation = Organisation.objects.locked(contact.organisation_id)
    asking.ask_to_keep(organisation.directory, by=by)
    contact = organisation.contacts.get(pk=contact.pk)
    old = contact.email
    if email != old:
        _refuse_twice(organisation, email, but=contact.pk)
    contact.email, contact.person, contact.office = email, person, office
    contact.save(update_fields=["email", "person", "office"])
    moved = email.lower() != old.lower()
    event = record("directory.contact_changed", about=organisation, by=by, contact=contact.trail_name, moved=moved)
    if moved:
        queue_mail(
            "address_replaced",
            to=old,
            because=f"event:{event.pk}",
            organisation=str(organisation),
            issuer=str(organisation.directory),
        )
    return contact


@transaction.atomic
def remove_contact(contact: Contact, *, by: User) -> None:
    """Forget an address that nothing was sent to."""
    organisation = Organisation.objects.locked(contact.organisation_id)
    contact = organisation.contacts.get(pk=contact.pk)
    contact.organisation = organisation
    asking.ask_to_remove_contact(contact, by=by)
    name = contact.trail_name
    contact.delete()
    record("directory.contact_removed", about=organisation, by=by, contact=name)


def _refuse_twice(organisation: Organisation, email: str, *, but: int | None = None) -> None:
    same = organisation.contacts.filter(email__iexact=email)
    if (same if but is None else same.exclude(pk=but)).exists():
        raise NotPossible(_("%(email)s is a contact of this organisation already.") % {"email": email})
