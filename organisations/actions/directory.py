"""Add an ally to a directory, and change what is said of it."""

from dataclasses import dataclass

from django.db import transaction

from organisations import asking
from organisations.models import Contact, Organisation, OrganisationName, User
from organisations.scripts import country_code, country_label
from trail.record import record


@dataclass(frozen=True)
class Description:
    """What sort of body it is, and where it belongs. `as_typed` prints the country's label in every language as it is."""

    kind: str
    country: str = ""
    as_typed: bool = False
    parent: Organisation | None = None

    def code(self, language: str) -> str:
        return "" if self.as_typed else country_code(self.country, languages=("en", language))


@dataclass(frozen=True)
class Naming:
    """A name as it should appear; script and direction follow from it."""

    name: str
    language: str
    short_name: str = ""
    sort_as: str = ""


@transaction.atomic
def add_organisation(
    naming: Naming, about: Description, *, issuer: Organisation, by: User, contact: Contact | None = None
) -> Organisation:
    """Add one organisation to the issuer's directory, if wished with a contact. One that is alike stays its own (DOMAIN 29)."""
    issuer = Organisation.objects.locked(issuer.pk)
    asking.ask_to_keep(issuer, by=by)
    organisation = Organisation(directory=issuer)
    _describe(organisation, about, naming.language)
    organisation.save()
    OrganisationName.objects.create(organisation=organisation, **vars(naming))
    if contact is not None:
        contact.organisation = organisation
        contact.save()
    record("directory.added", about=organisation, by=by)
    return organisation


@transaction.atomic
def describe(organisation: Organisation, about: Description, *, by: User) -> Organisation:
    """Change kind, country or parent. Releases that were issued keep what they printed (DOMAIN 30)."""
    # The directory first: two that become each other's parent are locked in two rows, and see each other in neither.
    assert organisation.directory_id is not None, "an ally, not an issuer"
    Organisation.objects.locked(organisation.directory_id)
    organisation = Organisation.objects.locked(organisation.pk)
    asking.ask_to_keep(organisation.directory, by=by)
    _describe(organisation, about, organisation.official_name.language)
    organisation.save(update_fields=["kind", "country", "country_code", "parent"])
    record("directory.described", about=organisation, by=by)
    return organisation


@transaction.atomic
def change_name(organisation: Organisation, naming: Naming, *, by: User) -> OrganisationName:
    """Change the official name. Releases that were issued keep it as it was signed (DOMAIN 30)."""
    organisation = Organisation.objects.locked(organisation.pk)
    asking.ask_to_keep(organisation.directory, by=by)
    name = organisation.names.get(official=True)
    for field, value in vars(naming).items():
        setattr(name, field, value)
    name.save()
    record("directory.renamed", about=organisation, by=by)
    return name


@transaction.atomic
def approve_translation(organisation: Organisation, naming: Naming, *, by: User) -> OrganisationName:
    """Keep the name that the organisation approved for editions in this language; an earlier one is replaced."""
    organisation = Organisation.objects.locked(organisation.pk)
    asking.ask_to_keep(organisation.directory, by=by)
    name = organisation.names.filter(official=False, language=naming.language).first()
    name = name or OrganisationName(organisation=organisation, official=False)
    for field, value in vars(naming).items():
        setattr(name, field, value)
    name.save()
    record("directory.translated", about=organisation, by=by, language=naming.language)
    return name


@transaction.atomic
def drop_translation(name: OrganisationName, *, by: User) -> None:
    """Editions in this language print the official name again."""
    organisation = Organisation.objects.locked(name.organisation_id)
    name.organisation = organisation
    asking.ask_to_drop_name(name, by=by)
    name.delete()
    record("directory.translation_dropped", about=organisation, by=by, language=name.language)


def _describe(organisation: Organisation, about: Description, language: str) -> None:
    parent = about.parent and Organisation.objects.get(pk=about.parent.pk)  # as it stands under the lock
    asking.ask_for_parent(organisation, parent)
    code = about.code(language)
    bare = about.country.strip().upper() == code != ""
    organisation.kind, organisation.parent, organisation.country_code = about.kind, parent, code
    organisation.country = (
        country_label(code, about.country, language="en") if bare else about.country
    )  # a code is no label
