"""Whom to write to for an organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations import asking
from organisations.actions import contacts
from organisations.models import Contact, Organisation
from pages import access
from pages.changing import Around, answer, bound, shown_or_posted
from pages.forms import Form
from pages.forms.directory import ContactForm
from pages.organisations.changing import address
from pages.trying import why_not

MOVES = gettext_lazy(
    "Invitations that were sent to this contact go to the new address, and so do the codes with which the organisation "
    "signs. The old address is told."
)


@shown_or_posted
@access.private
def new(request: HttpRequest, uid: str) -> HttpResponse:
    one, person = access.organisation(request, uid), access.person(request)
    asking.ask_to_keep(one.directory, by=person)
    form = ContactForm(*bound(request))
    return answer(
        request,
        form,
        lambda typed: contacts.add_contact(one, **form.contact, by=person),
        around=_around(_("New contact"), _("Add the contact"), one),
        said=_("The contact was added."),
        to=address(one),
    )


@shown_or_posted
@access.private
def change(request: HttpRequest, uid: str, pk: int) -> HttpResponse:
    row, one = _contact(request, uid, pk)
    person = access.person(request)
    asking.ask_to_keep(one.directory, by=person)
    form = ContactForm(*bound(request), initial={f: getattr(row, f) for f in ("email", "person", "office")})
    around = _around(_("Contact"), _("Save the contact"), one, intro=str(MOVES) if asking.is_needed(row) else "")
    act = lambda typed: contacts.change_contact(row, **form.contact, by=person)  # noqa: E731
    return answer(request, form, act, around=around, said=_("The contact was changed."), to=address(one))


@shown_or_posted
@access.private
def remove(request: HttpRequest, uid: str, pk: int) -> HttpResponse:
    row, one = _contact(request, uid, pk)
    person = access.person(request)
    around = _around(
        _("Remove %(address)s?") % {"address": row.email},
        _("Remove this contact"),
        one,
        intro=_("Person, office and address are forgotten. The organisation stays."),
        danger=True,
        refusal=why_not(asking.ask_to_remove_contact, row, by=person),
    )
    act = lambda typed: contacts.remove_contact(row, by=person)  # noqa: E731
    return answer(
        request, Form(*bound(request)), act, around=around, said=_("The contact was removed."), to=address(one)
    )


def _contact(request: HttpRequest, uid: str, pk: int) -> tuple[Contact, Organisation]:
    one = access.organisation(request, uid)
    row = get_object_or_404(Contact, organisation=one, pk=pk)
    row.organisation = one
    return row, one


def _around(
    title: str, button: str, one: Organisation, *, intro: str = "", danger: bool = False, refusal: str = ""
) -> Around:
    more = {"refusal": refusal}
    return Around(title, button, address(one), "organisations", str(one), intro, danger, more=more)
