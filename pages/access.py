"""The only way a page with an account gets an object: what the person may not see is answered like what is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import SimpleLazyObject

from organisations.models import Membership, Organisation, OrganisationName, User
from pages.second_step import arrived, turned_away
from releases.queries import with_life
from signatures.models import Circulation
from statements.models import Statement

View = Callable[..., HttpResponse]


def own(view: View) -> View:
    """A page for people with an account; nobody's cache keeps it."""

    @login_required
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # For the top bar, which every page of theirs has; an act that redirects asks for no name.
        request.issuer_names = SimpleLazyObject(lambda: _issuer_names(request))  # type: ignore[attr-defined]
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    return wrapped


def private(view: View) -> View:
    """A page of the work, for people who came in by the second step that their roles ask for."""

    @own
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refusal = turned_away(request)
        if refusal is not None:
            return refusal
        arrived(request)
        return view(request, *args, **kwargs)

    return wrapped


def person(request: HttpRequest) -> User:
    """Who asks, with their roles loaded once where nothing is changed; an act reads them afresh under its lock."""
    assert isinstance(request.user, User), "only inside a private page"
    if request.method in ("GET", "HEAD") and "memberships" not in getattr(
        request.user, "_prefetched_objects_cache", {}
    ):
        prefetch_related_objects([request.user], Prefetch("memberships", _named()))
    return request.user


def _named() -> QuerySet[Membership]:
    official = OrganisationName.objects.filter(organisation=OuterRef("organisation"), official=True).values("name")
    return Membership.objects.annotate(issuer_name=Subquery(official[:1]))


def _issuer_names(request: HttpRequest) -> list[str]:
    """From the roles that are loaded with their issuers' names, else with a query of its own."""
    rows = getattr(request.user, "_prefetched_objects_cache", {}).get("memberships")
    if rows is None or not all(hasattr(row, "issuer_name") for row in rows):
        rows = _named().filter(user=request.user)
    return sorted({row.issuer_name for row in rows})


def statements(request: HttpRequest) -> QuerySet[Statement]:
    return with_life(Statement.objects.seen_by(person(request)))


def statement(request: HttpRequest, uid: str) -> Statement:
    return get_object_or_404(statements(request), uid=uid)


def circulation(request: HttpRequest, uid: str) -> tuple[Statement, Circulation]:
    """The statement and its newest circulation; absent where it was never circulated."""
    found = statement(request, uid)
    newest = found.circulations.select_related("revision").order_by("-pk").first()
    if newest is None:
        raise Http404
    return found, newest


def to_change(request: HttpRequest, uid: str) -> Statement:
    """The statement with its text and route only: all that an act needs, which locks it and asks anew."""
    rows = Statement.objects.visible_to(person(request)).select_related("head", "route", "issuer", "created_by")
    return get_object_or_404(rows, uid=uid)


def issuers(request: HttpRequest) -> list[Organisation]:
    """The issuers in which the person holds a role, by name."""
    mine = Organisation.objects.filter(memberships__user=person(request)).distinct().prefetch_related("names")
    return sorted(mine, key=str)


def issuer(request: HttpRequest, uid: str = "") -> Organisation:
    """The issuer with this uid, else the person's only or first one; Http404 for a foreign one and for a person without any."""
    mine = issuers(request)
    chosen = next((i for i in mine if not uid or i.uid == uid), None)
    if chosen is None:
        if mine:
            raise Http404
        raise PermissionDenied("")
    return chosen


def organisations(request: HttpRequest) -> QuerySet[Organisation]:
    """The allies in the directories of the person's issuers."""
    return Organisation.objects.filter(directory__in=issuers(request)).prefetch_related("names", "contacts")


def organisation(request: HttpRequest, uid: str) -> Organisation:
    return get_object_or_404(organisations(request), uid=uid)


def people(issuer: Organisation) -> QuerySet[User]:
    """Who holds a role in an issuer of the person; get the issuer by `issuer()` first."""
    here = Prefetch("memberships", Membership.objects.filter(organisation=issuer).order_by("pk"), to_attr="roles_here")
    return User.objects.filter(memberships__organisation=issuer).distinct().prefetch_related(here)


def one_of(issuer: Organisation, pk: int) -> User:
    return get_object_or_404(people(issuer), pk=pk)
