"""Rows → the frozen content of an edition: the one place that reads them for it."""

from datetime import datetime
from typing import Any

from django.conf import settings

from organisations.models import Organisation
from releases import content
from signatures.models import Circulation, Signature
from statements.models import Revision, Statement


def freeze(
    statement: Statement, circulation: Circulation, *, number: int, edition: str = "", at: datetime
) -> dict[str, Any]:
    """Return the edition's content with the signatures that are printable now. Call it under the circulation's lock."""
    revision: Revision = circulation.revision
    signatures = Signature.objects.filter(circulation=circulation).printable().for_content()
    about = content.Edition(
        statement=statement.uid,
        revision=revision.number,
        number=number,
        edition=edition,
        issue_date=statement.issue_date,
        released_at=at,
        first_released_at=at,
        names_as_of=at,
        zone=circulation.zone,
        order="country",
        issuer=_issuer(statement.issuer, revision.language),
        release_url=f"{settings.PUBLIC_URL}/r/{statement.uid}/{number}/",
        verify_url=f"{settings.PUBLIC_URL}/verify/",
    )
    return content.freeze(about, revision.document, [_signatory(s, revision.language) for s in signatures])


def names_in(frozen: dict[str, Any]) -> set[str]:
    """The signatory ids that the content prints."""
    return {s["id"] for group in frozen["groups"] for s in group["signatories"]}


def printable_now(circulation: Circulation) -> set[str]:
    """The signatory ids that would be printed now."""
    return set(Signature.objects.filter(circulation=circulation).printable().values_list("uid", flat=True))


def _issuer(issuer: Organisation, language: str) -> dict[str, str]:
    name = issuer.name_in(language)
    return {
        "id": issuer.uid,
        "name": name.name,
        "language": name.language,
        "direction": name.direction,
        "short_name": name.short_name,
        "unit": issuer.unit,
        "place": issuer.place,
    }


def _signatory(signature: Signature, language: str) -> content.Signatory:
    organisation = signature.organisation
    name = organisation.name_in(language)
    return content.Signatory(
        uid=signature.uid,
        kind=organisation.kind,
        name=content.Name(name.name, name.language, name.direction, name.short_name, name.sort_as),
        country=organisation.country,
        country_code=organisation.country_code,
        role="cosignatory",
        signed_at=signature.signed_at,
        authority=signature.mandate.authority,
        organ=signature.mandate.organ,
        decided_on=signature.mandate.decided_on,
    )
