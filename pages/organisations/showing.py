"""One organisation: its names, how an edition prints them, whom to write to, what it signed."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organisations import asking
from organisations.models import Organisation, OrganisationName
from organisations.scripts import country_label, without_article
from pages import access
from pages.trying import why_not
from signatures.models import Signature

SHOWN = 50


@dataclass(frozen=True)
class Printed:
    """What an edition in `language` prints of the organisation, and the words by which it is ordered there."""

    language: str
    name: OrganisationName
    country: str
    ordered_by: str


@require_safe
@access.private
def organisation(request: HttpRequest, uid: str) -> HttpResponse:
    one = access.organisation(request, uid)
    names = sorted(one.names.all(), key=lambda n: (not n.official, n.language))
    context = {
        "organisation": one,
        "official": one.official_name,
        "names": names,
        "printed": printed(one),
        "contacts": one.contacts.with_use().order_by("pk"),
        "signatures": _signed(request, one),
        "alike": _alike(request, one, names),
        "branches": one.children.prefetch_related("names"),
        "why_not": why_not(asking.ask_to_keep, one.directory, by=access.person(request)),
    }
    return render(request, "pages/organisation.html", context)


def printed(one: Organisation) -> list[Printed]:
    """By language of the edition: the official name's, those with a translation, and English."""
    languages = dict.fromkeys([one.official_name.language, *(n.language for n in one.names.all()), "en"])
    return [_printed(one, language) for language in languages]


def _printed(one: Organisation, language: str) -> Printed:
    name = one.name_in(language)
    country = country_label(one.country_code, one.country, language=language)
    return Printed(language, name, country, name.sort_as or without_article(name.name, name.language))


def _alike(request: HttpRequest, one: Organisation, names: list[OrganisationName]) -> Any:
    """What may be the same body; a branch is known to be another one."""
    others = (
        access.organisations(request).filter(directory=one.directory_id).exclude(pk__in=(one.pk, one.parent_id or 0))
    )
    return others.exclude(parent=one.pk).like(*names)[:10]


def _signed(request: HttpRequest, one: Organisation) -> Any:
    """What it signed of the statements that the person sees, newest first."""
    rows = Signature.objects.filter(organisation=one, circulation__statement__issuer__in=access.issuers(request))
    return rows.select_related("circulation__statement__head", "mandate").order_by("-pk")[:SHOWN]
