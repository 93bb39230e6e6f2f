"""The people of an issuer and what they may do. Everybody in it sees the list; administrators change it."""

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from organisations import asking, second_step
from organisations.actions import joining
from organisations.actions import people as acts
from organisations.models import Organisation, Role, User
from pages import access
from pages.changing import Around, answer, bound, shown_or_posted
from pages.forms import Form
from pages.forms.people import LetInForm, RolesForm
from pages.lists import asked, page_of
from pages.trying import why_not

ORDERS = {"name": ("name", "pk"), "newest": ("-joined_at", "-pk"), "seen": ("-last_login", "pk")}


@require_safe
@access.private
def people(request: HttpRequest) -> HttpResponse:
    """Search, filter by role, order, pages of 50."""
    issuer = access.issuer(request, request.GET.get("issuer", ""))
    wanted = asked(request, "q", "role", "order")
    context = {
        "issuer": issuer,
        "page": page_of(_found(issuer, **wanted), request),
        "asked": wanted,
        "roles": Role.choices,
        "why_not": why_not(asking.ask_to_administer, issuer, by=access.person(request)),
    }
    return render(request, "pages/people.html", context)


def _found(issuer: Organisation, *, q: str, role: str, order: str) -> QuerySet[User]:
    rows = access.people(issuer)
    if q:
        rows = rows.filter(Q(name__icontains=q) | Q(email__icontains=q))
    if role in Role.values:
        rows = rows.filter(memberships__organisation=issuer, memberships__role=role)
    return rows.order_by(*ORDERS.get(order, ORDERS["name"]))


@shown_or_posted
@access.private
def let_in(request: HttpRequest) -> HttpResponse:
    issuer, by = _administered(request)
    form = LetInForm(*bound(request))

    def act(typed: dict[str, Any]) -> None:
        chosen = [Role(r) for r in typed["roles"]]
        joining.let_in(typed["email"], name=typed["name"], roles=chosen, issuer=issuer, by=by)

    around = Around(_("Let somebody in"), _("Let this person in"), _list(issuer), "people", str(issuer))
    said = _("They are in. A new person gets a mail with a link to set the password.")
    return answer(request, form, act, around=around, said=said, to=_list(issuer))


@shown_or_posted
@access.private
def roles(request: HttpRequest, pk: int) -> HttpResponse:
    issuer, by = _administered(request)
    person = access.one_of(issuer, pk)
    form = RolesForm(*bound(request), initial={"roles": [m.role for m in person.roles_here]})
    said = _("The roles of %(name)s were changed.") % {"name": person}

    def act(typed: dict[str, Any]) -> None:
        acts.change_roles(person, [Role(r) for r in typed["roles"]], issuer=issuer, by=by)

    return answer(request, form, act, around=_of(person, issuer, by), said=said, to=_list(issuer))


def _of(person: User, issuer: Organisation, by: User) -> Around:
    more = {
        "person": person,
        "issuer": issuer,
        "waits": not person.has_usable_password(),
        "has_step": not why_not(second_step.ask_for_any, person),
        "step_stays": why_not(second_step.ask_to_take_away, person, issuer, by=by),
    }
    where = _list(issuer), "people", str(issuer)
    return Around(str(person), _("Save the roles"), *where, template="pages/person.html", more=more)


@shown_or_posted
@access.private
def let_out(request: HttpRequest, pk: int) -> HttpResponse:
    issuer, by = _administered(request)
    person = access.one_of(issuer, pk)
    refusal = why_not(asking.ask_to_change_roles, person, set(), issuer, by=by)
    said = _("%(name)s is out of %(issuer)s.") % {"name": person, "issuer": issuer}

    def act(typed: dict[str, Any]) -> None:
        acts.let_out(person, issuer=issuer, by=by)

    return answer(
        request, Form(*bound(request)), act, around=_out(person, issuer, refusal), said=said, to=_list(issuer)
    )


def _out(person: User, issuer: Organisation, refusal: str) -> Around:
    names = {"name": str(person), "issuer": str(issuer)}
    intro = _("They see nothing of this issuer any more. What they wrote and decided stays theirs, and in the trail.")
    title, button = _("Let %(name)s out of %(issuer)s?") % names, _("Let %(name)s out") % names
    return Around(
        title, button, _page(person.pk, issuer), "people", str(issuer), intro, danger=True, more={"refusal": refusal}
    )


@shown_or_posted
@access.private
def take_step(request: HttpRequest, pk: int) -> HttpResponse:
    """For a colleague who lost the telephone."""
    issuer, by = _administered(request)
    person = access.one_of(issuer, pk)
    around = _step(person, issuer, why_not(second_step.ask_to_take_away, person, issuer, by=by))
    said = _("The second step of %(name)s was taken away, and they got a mail that says so.") % {"name": person}

    def act(typed: dict[str, Any]) -> None:
        acts.take_away_second_step(person, issuer=issuer, by=by)

    return answer(request, Form(*bound(request)), act, around=around, said=said, to=_page(pk, issuer))


def _step(person: User, issuer: Organisation, refusal: str) -> Around:
    title = _("Take away the second step of %(name)s?") % {"name": person}
    intro = _(
        "Speak to them first: whoever knows their password gets in afterwards. They are logged out everywhere, their "
        "keys to the API are revoked, and they get a mail. If their role needs a second step, they switch on a new one at their next login."
    )
    where = _page(person.pk, issuer), "people", str(issuer)
    return Around(title, _("Take it away"), *where, intro, danger=True, more={"refusal": refusal})


@require_POST
@access.private
def send_link(request: HttpRequest, pk: int) -> HttpResponse:
    """The first link expired, or was lost."""
    issuer, by = _administered(request)
    try:
        acts.send_link_again(access.one_of(issuer, pk), issuer=issuer, by=by)
    except asking.NotPossible as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The link was sent again."))
    return redirect(_page(pk, issuer))


def _administered(request: HttpRequest) -> tuple[Organisation, User]:
    issuer, by = access.issuer(request, request.GET.get("issuer", "")), access.person(request)
    asking.ask_to_administer(issuer, by=by)
    return issuer, by


def _page(pk: int, issuer: Organisation) -> str:
    return reverse("person", args=[pk]) + f"?issuer={issuer.uid}"


def _list(issuer: Organisation) -> str:
    return reverse("people") + f"?issuer={issuer.uid}"
