"""Found an issuer, and let people in."""

from collections.abc import Iterable

from django.db import transaction

from organisations import asking
from organisations.actions.passwords import welcome
from organisations.models import Membership, Organisation, OrganisationName, Role, User
from trail.record import SYSTEM, record


@transaction.atomic
def found_issuer(name: str, *, kind: str, language: str, short_name: str = "", place: str = "") -> Organisation:
    """Create an organisation that issues statements. Only the command line does this."""
    issuer = Organisation.objects.create(kind=kind, place=place)
    OrganisationName.objects.create(organisation=issuer, name=name, short_name=short_name, language=language)
    record("issuer.founded", about=issuer, by=SYSTEM)
    return issuer


@transaction.atomic
def let_in(email: str, *, name: str, roles: Iterable[Role], issuer: Organisation, by: User | None = None) -> User:
    """Give a person, known or new, roles in the issuer. Without `by` it is the command line that asks.

    Whom an administrator lets in is sent a link to set the first password; the command line sends none
    (`manage.py changepassword`). A known person keeps name and password.
    """
    # One after the other: the same person twice at once is one.
    issuer = Organisation.objects.locked(issuer.pk)
    if by is not None:
        asking.ask_to_administer(issuer, by=by)
    person = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email, None, name=name)
    chosen = list(roles)
    for role in chosen:
        Membership.objects.get_or_create(user=person, organisation=issuer, role=role)
    record("issuer.let_in", about=issuer, by=by or SYSTEM, person=person.trail_name, roles=[str(r) for r in chosen])
    if by is not None and not person.has_usable_password():
        welcome(person, issuer=str(issuer))
    return person
