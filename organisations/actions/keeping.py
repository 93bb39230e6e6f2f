"""Keep the directory of allies."""

from django.db import transaction
from django.utils.translation import gettext as _

from organisations import permissions
from organisations.models import Contact, Organisation, OrganisationName, User
from organisations.rows import Row, read_rows, same
from organisations.scripts import country_label, direction_of, script_of
from trail.record import record


@transaction.atomic
def import_organisations(text: str, *, by: User, issuer: Organisation) -> list[Organisation]:
    """Add the organisations of a CSV file to the issuer's directory: all of them, or, with any fault, none (BadRows).

    One that is there already, by official name and country, gets the contact and is not doubled.
    """
    permissions.require(permissions.may_keep_directory(by, issuer), _("You may not change this directory."))
    rows = read_rows(text)
    Organisation.objects.select_for_update(no_key=True).get(pk=issuer.pk)  # two imports at once double nobody
    known = {
        same(n.name, n.organisation.country_code, n.organisation.country): n.organisation
        for n in OrganisationName.objects.filter(official=True, organisation__directory=issuer).select_related(
            "organisation"
        )
    }
    organisations = [known.get(r.key) or _add(r, issuer) for r in rows]
    for organisation, row in zip(organisations, rows, strict=True):
        Contact.objects.get_or_create(
            organisation=organisation, email=row.email, defaults={"person": row.person, "office": row.office}
        )
    record("directory.imported", about=issuer, by=by, organisations=len(rows))
    return organisations


def _add(row: Row, issuer: Organisation) -> Organisation:
    country = row.country
    if row.country_code and country.upper() == row.country_code:
        country = country_label(row.country_code, country, language="en")  # a bare code is no label
    organisation = Organisation.objects.create(
        kind=row.kind, country=country, country_code=row.country_code, directory=issuer
    )
    OrganisationName.objects.create(
        organisation=organisation,
        name=row.name,
        short_name=row.short_name,
        language=row.language,
        script=script_of(row.name, language=row.language),
        direction=direction_of(row.language),
    )
    return organisation
