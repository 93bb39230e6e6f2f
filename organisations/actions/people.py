"""Change what people may do for an issuer, let them out, and help who cannot get in."""

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models.functions import Now

from organisations import asking, second_step
from organisations.actions.passwords import welcome
from organisations.models import Membership, Organisation, Role, User
from outbox.queue import queue_mail
from trail.record import SYSTEM, record


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


@transaction.atomic
def take_away_second_step(person: User, *, issuer: Organisation, by: User) -> None:
    """For a colleague who lost the telephone: the password alone lets them in again, as far as their roles allow."""
    issuer = Organisation.objects.locked(issuer.pk)
    _hold(person)
    second_step.ask_to_take_away(person, issuer, by=by)
    _take_away(person)
    record("issuer.second_step_taken", about=issuer, by=by, person=person.trail_name)


@transaction.atomic
def take_away_second_step_here(person: User) -> None:
    """The same for whoever runs the service: for the last administrator, and for people of several issuers."""
    _hold(person)
    second_step.ask_for_any(person)
    _take_away(person)
    for issuer in Organisation.objects.filter(memberships__user=person).distinct().order_by("pk"):
        record("issuer.second_step_taken", about=issuer, by=SYSTEM, person=person.trail_name)


def _hold(person: User) -> None:
    """Of two who change this person's second steps, the second one sees what the first one did."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)


def _take_away(person: User) -> None:
    """Whoever found the telephone is out as well: sessions end, keys to the API are revoked, and a mail says so."""
    steps = Authenticator.objects.filter(user=person)
    last = max(steps.values_list("pk", flat=True))
    steps.delete()
    for session in UserSession.objects.filter(user=person):
        session.end()
    person.api_tokens.filter(revoked_at__isnull=True).update(revoked_at=Now())
    queue_mail("second_step_taken", to=person.email, because=f"second_step:{last}", name=person.name)
