"""The fictional cast: an issuer, its people, and allies in many scripts. Nobody here exists."""

import secrets
from dataclasses import dataclass

from django.db import transaction

from organisations.models import Membership, Organisation, OrganisationName, Role, User
from organisations.scripts import direction_of, script_of
from releases.models import Series

PEOPLE = (
    ("author", "Ana Ruiz", (Role.AUTHOR,)),
    ("reviewer", "Bence Halmos", (Role.REVIEWER,)),
    ("reviewer2", "Chiara Valli", (Role.REVIEWER,)),
    ("releaser", "Dimitra Lekka", (Role.RELEASER,)),
    ("administrator", "Emre Tunalı", (Role.ADMINISTRATOR,)),
)


@dataclass(frozen=True)
class Cast:
    """An issuer and one person per role."""

    issuer: Organisation
    author: User
    reviewer: User
    reviewer2: User
    releaser: User
    administrator: User


@transaction.atomic
def engage(
    *,
    name: str = "Workers’ Voice Party",
    language: str = "en",
    domain: str = "voice.example",
    first_number: int = 1,
    anew: bool = False,
) -> Cast:
    """Create the issuer and its people, or find them where they are there; `anew` always makes another issuer.

    People get a password that nobody knows yet.
    """
    found = OrganisationName.objects.filter(name=name, official=True, organisation__directory__isnull=True).first()
    issuer = _issuer(name, language) if anew or found is None else found.organisation
    Series.objects.get_or_create(issuer=issuer, defaults={"first_number": first_number})
    people = {}
    for key, person, roles in PEOPLE:
        user = User.objects.filter(email=f"{key}@{domain}").first()
        if user is None:
            user = User.objects.create_user(f"{key}@{domain}", secrets.token_urlsafe(16), name=person)
        for role in roles:
            Membership.objects.get_or_create(user=user, organisation=issuer, role=role)
        people[key] = user
    return Cast(issuer=issuer, **people)


def _issuer(name: str, language: str) -> Organisation:
    issuer = Organisation.objects.create(
        kind="party", country="Belgium", country_code="BE", unit="International Department", place="Brussels"
    )
    OrganisationName.objects.create(
        organisation=issuer,
        name=name,
        short_name="WVP",
        language=language,
        script=script_of(name, language=language),
        direction=direction_of(language),
    )
    return issuer
