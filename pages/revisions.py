"""Every text that was saved, what changed between two of them, and what was done."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pages import access
from pages.acting import pressed
from pages.presenting import trail
from pages.presenting.authorship import authorship
from pages.presenting.compared import compared
from releases.abilities import abilities
from statements.actions import drafting
from statements.models import Revision, Statement

VIEWS = ("sides", "one")


@require_safe
@access.private
def revisions(request: HttpRequest, uid: str) -> HttpResponse:
    statement = access.statement(request, uid)
    return render(request, "pages/revisions.html", {"statement": statement, "revisions": _rows(statement)})


@require_safe
@access.private
def revision(request: HttpRequest, uid: str, number: int) -> HttpResponse:
    statement = access.statement(request, uid)
    row = _revision(statement, number)
    can = abilities(statement, by=access.person(request))["revise"]
    context = {"statement": statement, "revision": row, "document": row.document, "can_restore": bool(can)}
    return render(request, "pages/revision.html", context)


@require_POST
@access.private
def restore(request: HttpRequest, uid: str, number: int) -> HttpResponse:
    """Make this revision the present text again."""
    statement = access.to_change(request, uid)
    _revision(statement, number)
    act = partial(drafting.restore, statement, by=access.person(request), number=number)
    return pressed(request, uid, act, _("Restored as a new revision."), to="revisions")


@require_safe
@access.private
def compare(request: HttpRequest, uid: str, old: int, new: int) -> HttpResponse:
    """Side by side, or in one column with `?view=one`. The form on top asks with `?old=…&new=…` and is sent on."""
    statement = access.statement(request, uid)
    if "old" in request.GET or "new" in request.GET:
        return redirect(_chosen(request.GET, uid, old, new))
    before, after = _revision(statement, old), _revision(statement, new)
    context = {
        "statement": statement,
        "old": before,
        "new": after,
        "sides_of": (before, after),
        "revisions": _rows(statement),
        "changes": compared(before.document, after.document),
        "view": _view(request.GET),
    }
    return render(request, "pages/compare.html", context)


@require_safe
@access.private
def history(request: HttpRequest, uid: str) -> HttpResponse:
    """Who wrote which words of the present text."""
    statement = access.statement(request, uid)
    assert statement.head is not None
    document = statement.head.document
    context = {
        "statement": statement,
        "found": authorship(statement),
        "numbers": {note["id"]: n for n, note in enumerate(document["notes"], 1)},
        "direction": document["direction"],
    }
    return render(request, "pages/history.html", context)


@require_safe
@access.private
def whole_trail(request: HttpRequest, uid: str) -> HttpResponse:
    statement = access.statement(request, uid)
    return render(request, "pages/trail.html", {"statement": statement, "lines": trail.lines(statement)})


def _rows(statement: Statement) -> Any:
    return statement.revisions.select_related("author").defer("document").order_by("-number")


def _view(asked: QueryDict) -> str:
    view = asked.get("view", "")
    return view if view in VIEWS else VIEWS[0]


def _chosen(asked: QueryDict, uid: str, old: int, new: int) -> str:
    """The address of the comparison that was chosen; what is no number leaves its side as it is."""
    numbers = {"old": old, "new": new}
    for name in numbers:
        value = asked.get(name, "")
        if value.isascii() and value.isdigit() and len(value) < 10:
            numbers[name] = int(value)
    address = reverse("compare", kwargs={"uid": uid, **numbers})
    return address if _view(asked) == VIEWS[0] else f"{address}?view={_view(asked)}"


def _revision(statement: Statement, number: int) -> Revision:
    row = statement.revisions.select_related("author").filter(number=number).first()
    if row is None:
        raise Http404
    return row
