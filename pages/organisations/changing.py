"""Add an ally, say what it is, and keep its names."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from organisations import asking
from organisations.actions import directory
from organisations.models import Organisation, OrganisationName
from organisations.scripts import country_code, is_language, language_name, languages
from pages import access
from pages.changing import Around, answer, bound, shown_or_posted
from pages.forms import Form
from pages.forms.directory import AboutForm, NameForm, OrganisationForm, TranslationForm
from pages.organisations.alike import alike_to


@shown_or_posted
@access.private
def new(request: HttpRequest) -> HttpResponse:
    """One sheet; where a name is like a known one, it is pointed at once, and added when that was seen (DOMAIN 29)."""
    issuer, person = access.issuer(request, request.GET.get("issuer", "")), access.person(request)
    asking.ask_to_keep(issuer, by=person)
    form = OrganisationForm(*bound(request), directory=issuer)
    alike = alike_to(form, issuer, seen=request.POST.get("seen", ""))
    around = _around(
        _("New organisation"), _("Add the organisation"), alike=alike, template="pages/organisation_new.html"
    )

    def add(typed: dict[str, Any]) -> str:
        made = directory.add_organisation(
            form.naming, form.description, issuer=issuer, by=person, contact=form.first_contact
        )
        return address(made)

    return answer(request, form, add, around=around, said=_("The organisation stands in the directory."))


@shown_or_posted
@access.private
def about(request: HttpRequest, uid: str) -> HttpResponse:
    one, person = _kept(request, uid), access.person(request)
    form = AboutForm(*bound(request), directory=one.directory, initial=_about(one))
    return answer(
        request,
        form,
        lambda typed: directory.describe(one, form.description, by=person),
        around=_around(_("Kind, country, parent"), _("Save"), of=one),
        said=_("Saved."),
        to=address(one),
    )


@shown_or_posted
@access.private
def name(request: HttpRequest, uid: str) -> HttpResponse:
    one, person = _kept(request, uid), access.person(request)
    form = NameForm(*bound(request), initial=_name(one.official_name))
    intro = _("Releases that were issued keep the name as it was signed. Editions to come print the new one.")
    return answer(
        request,
        form,
        lambda typed: directory.change_name(one, form.naming, by=person),
        around=_around(_("Official name"), _("Save the name"), of=one, intro=intro),
        said=_("The name was changed."),
        to=address(one),
    )


@shown_or_posted
@access.private
def translation(request: HttpRequest, uid: str, language: str = "") -> HttpResponse:
    """A new translation, or the one in this language: its language is its identity, and only a new one chooses it."""
    one, person = _kept(request, uid), access.person(request)
    row = _translation(one, language) if language else None
    form = TranslationForm(*bound(request), of=row and _name(row))
    title = _("Name in %(language)s") % {"language": language_name(language)} if row else _("Name in another language")
    act = lambda typed: directory.approve_translation(one, form.naming, by=person)  # noqa: E731
    said = _("Editions in this language print this name.")
    return answer(request, form, act, around=_around(title, _("Save the name"), of=one), said=said, to=address(one))


@shown_or_posted
@access.private
def drop(request: HttpRequest, uid: str, language: str) -> HttpResponse:
    one, person = _kept(request, uid), access.person(request)
    row = _translation(one, language)
    named = {"name": row.name, "language": language_name(language)}
    intro = (
        _("Editions in %(language)s print the official name again. Releases that were issued do not change.") % named
    )
    around = _around(_("Remove the name “%(name)s”?") % named, _("Remove this name"), of=one, intro=intro, danger=True)
    act = lambda typed: directory.drop_translation(row, by=person)  # noqa: E731
    return answer(request, Form(*bound(request)), act, around=around, said=_("The name was removed."), to=address(one))


def _translation(one: Organisation, language: str) -> OrganisationName:
    if not is_language(language):  # also for what no database holds
        raise Http404
    return get_object_or_404(one.names.filter(official=False), language=language)


def _kept(request: HttpRequest, uid: str) -> Organisation:
    """An organisation whose directory the person may change; PermissionDenied with its sentence for others who see it."""
    one = access.organisation(request, uid)
    asking.ask_to_keep(one.directory, by=access.person(request))
    return one


def address(one: Organisation) -> str:
    return reverse("organisation", args=[one.uid])


def _around(
    title: str, button: str, *, of: Organisation | None = None, intro: str = "", danger: bool = False, **more: Any
) -> Around:
    how = {"template": more.pop("template")} if "template" in more else {}
    back, crumb = (address(of), str(of)) if of else (reverse("organisations"), "")
    return Around(
        title, button, back, "organisations", crumb, intro, danger, more={"languages": languages(), **more}, **how
    )


def _name(row: OrganisationName) -> dict[str, str]:
    return {f: getattr(row, f) for f in ("name", "short_name", "language", "sort_as")}


def _about(one: Organisation) -> dict[str, Any]:
    as_typed = bool(one.country and not one.country_code and country_code(one.country))
    return {
        "kind": one.kind,
        "country": one.country,
        "as_typed": as_typed,
        "parent": str(one.parent) if one.parent else "",
    }
