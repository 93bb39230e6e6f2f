"""Found an issuer, and let people in."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from organisations import permissions
from organisations.models import Membership, Organisation, OrganisationName, Role, User
from organisations.scripts import direction_of, script_of
from trail.record import SYSTEM, record


@transaction.atomic
def found_issuer(name: str, *, kind: str, language: str, short_name: str = "", place: str = "") -> Organisation:
    """Create an organisation that issues statements. Only the command line does this."""
    issuer = Organisation.objects.create(kind=kind, place=place)
    OrganisationName.objects.create(
        organisation=issuer,
        name=name,
        short_name=short_name,
        language=language,
        script=script_of(name, language=language),
        direction=direction_of(language),
    )
    record("issuer.founded", about=issuer, by=SYSTEM)
    return issuer


@transaction.atomic
def let_in(email: str, *, name: str, roles: Iterable[Role], issuer: Organisation, by: User | None = None) -> User:
    """Give a person, known or new, roles in the issuer. Without `by` it is the command line that asks.

    A new person has no password yet (`manage.py changepassword`).
    """
    if by is not None:
        administers = permissions.has_role(by, issuer, Role.ADMINISTRATOR)
        permissions.require(administers, _("Only an administrator lets people in."))
    person = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email, None, name=name)
    chosen = list(roles)
    for role in chosen:
        Membership.objects.get_or_create(user=person, organisation=issuer, role=role)
    record("issuer.let_in", about=issuer, by=by or SYSTEM, person=person.trail_name, roles=[str(r) for r in chosen])
    return person
