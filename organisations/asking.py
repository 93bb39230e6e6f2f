"""May this person do this to the directory, or to the people of an issuer? Asked by the action under its lock, and by the
pages without one, so that a button and the act behind it cannot disagree.

Every function returns quietly or raises PermissionDenied (not this person) or NotPossible (nobody, as things stand).
"""

from collections.abc import Collection

from django.utils.translation import gettext as _

from organisations import permissions
from organisations.models import Contact, Membership, Organisation, OrganisationName, Role, User
from organisations.permissions import require


class NotPossible(ValueError):
    """As things stand, nobody can do this; the sentence says why, and what can be done instead."""


def ask_to_keep(issuer: Organisation | None, *, by: User) -> None:
    """May the person change this issuer's directory?"""
    allowed = issuer is not None and permissions.may_keep_directory(by, issuer)
    require(allowed, _("Only authors, releasers and administrators can change this directory."))


def ask_to_drop_name(name: OrganisationName, *, by: User) -> None:
    ask_to_keep(name.organisation.directory, by=by)
    if name.official:
        raise NotPossible(_("The official name can be changed, but not removed."))


def ask_to_remove_contact(contact: Contact, *, by: User) -> None:
    ask_to_keep(contact.organisation.directory, by=by)
    if is_needed(contact):
        raise NotPossible(
            _(
                "Invitations were sent to this address, and whoever signed through it can still withdraw or object with what "
                "is sent there. Replace the address, or empty the person and the office; it cannot be removed."
            )
        )


def is_needed(contact: Contact) -> bool:
    """Does an invitation or a mandate name the contact? Queries unless it was read by `with_use()`."""
    uses = getattr(contact, "uses", None)
    return bool(contact.invitations.exists() or contact.mandates.exists() if uses is None else uses)


def ask_for_parent(organisation: Organisation, parent: Organisation | None) -> None:
    """A branch has a parent in the same directory, and no body is above itself (DOMAIN 25)."""
    above = parent
    while above is not None:
        if above.pk == organisation.pk:
            raise NotPossible(_("“%(name)s” cannot stand below itself.") % {"name": organisation})
        above = above.parent
    if (
        parent is not None
        and parent.directory_id != organisation.directory_id
        and parent.pk != organisation.directory_id
    ):
        raise NotPossible(_("The parent must stand in the same directory."))


def ask_to_administer(issuer: Organisation, *, by: User) -> None:
    require(permissions.may_administer(by, issuer), _("Only an administrator decides who is in, and with which roles."))


def ask_to_change_roles(person: User, roles: Collection[str], issuer: Organisation, *, by: User) -> None:
    """May the person get exactly these roles? Without any they are let out. The last administrator stays one."""
    ask_to_administer(issuer, by=by)
    present = {m.role: m for m in Membership.objects.filter(organisation=issuer, user=person)}
    if not present:
        raise NotPossible(_("%(name)s is not in this issuer any more.") % {"name": person})
    if Role.ADMINISTRATOR in present and Role.ADMINISTRATOR not in roles and is_last_administrator(person, issuer):
        raise NotPossible(
            _("%(name)s is the last administrator. Make somebody else one first; else nobody could let anybody in.")
            % {"name": person}
        )


def ask_to_send_link(person: User, issuer: Organisation, *, by: User) -> None:
    ask_to_administer(issuer, by=by)
    if person.has_usable_password() or not permissions.roles_of(person, issuer):
        raise NotPossible(_("%(name)s has a password. A new one is asked for at the login.") % {"name": person})


def is_last_administrator(person: User, issuer: Organisation) -> bool:
    """Would nobody who can log in administer the issuer without this person?"""
    others = Membership.objects.filter(organisation=issuer, role=Role.ADMINISTRATOR, user__is_active=True)
    return not others.exclude(user=person).exists()
