"""Change what people may do for an issuer, and let them out."""

from collections.abc import Iterable

from django.db import transaction

from organisations import asking
from organisations.actions.passwords import welcome
from organisations.models import Membership, Organisation, Role, User
from trail.record import record


@transaction.atomic
def change_roles(person: User, roles: Iterable[Role], *, issuer: Organisation, by: User) -> User:
    """Give the person exactly these roles in the issuer, effective with their next click."""
    return _leave_with(set(roles), person, issuer, "issuer.roles_changed", by)


@transaction.atomic
def let_out(person: User, *, issuer: Organisation, by: User) -> User:
    """Take every role in the issuer from the person. What they wrote and decided stays theirs."""
    return _leave_with(set(), person, issuer, "issuer.let_out", by)


def _leave_with(roles: set[Role], person: User, issuer: Organisation, kind: str, by: User) -> User:
    # Two administrators who remove each other, or themselves, come one after the other.
    issuer = Organisation.objects.locked(issuer.pk)
    asking.ask_to_change_roles(person, roles, issuer, by=by)
    here = Membership.objects.filter(organisation=issuer, user=person)
    here.exclude(role__in=roles).delete()
    kept = set(here.values_list("role", flat=True))
    Membership.objects.bulk_create(Membership(organisation=issuer, user=person, role=r) for r in roles - kept)
    record(kind, about=issuer, by=by, person=person.trail_name, roles=sorted(roles))
    return person


@transaction.atomic
def send_link_again(person: User, *, issuer: Organisation, by: User) -> None:
    """Mail somebody who has set no password yet another link. Whoever has one asks for a new one at the login."""
    asking.ask_to_send_link(person, issuer, by=by)
    welcome(person, issuer=str(issuer))
    record("issuer.link_sent", about=issuer, by=by, person=person.trail_name)
