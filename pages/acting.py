"""Buttons that need nothing but a press: each calls its action, and the room says why not where it is refused."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from organisations.models import User
from pages import access
from pages.changing import bound
from pages.forms.acting import WithdrawForm
from pages.statements import show_room
from releases.actions import releasing
from releases.asking import ask_to_retry
from releases.numbering import NumberRefused
from statements.actions import locking, reviewing
from statements.asking import NotReady
from statements.lifecycle import WrongMoment
from statements.models import Statement


def _retry(statement: Statement, *, by: User) -> Any:
    ask_to_retry(statement, by=by)
    return releasing.retry(statement.releases.latest("pk"), by=by)


# What the button does, what is said afterwards, and where it leads.
ACTS: dict[str, tuple[Callable[..., Any], Any, str]] = {
    "submit": (reviewing.submit, gettext_lazy("Sent to review. The reviewers are told by mail."), "room"),
    "lock": (locking.lock, gettext_lazy("The text is locked. Nobody can change it any more."), "room"),
    "retry": (_retry, gettext_lazy("The release is tried again."), "release_progress"),
}
REFUSALS = {PermissionDenied: 403, WrongMoment: 409, NotReady: 409, NumberRefused: 409}


def status_of(refusal: Exception) -> int:
    """The status code under which a page shows the refusal's sentence."""
    return next((code for kind, code in REFUSALS.items() if isinstance(refusal, kind)), 400)


@require_POST
@access.private
def act(request: HttpRequest, uid: str, name: str) -> HttpResponse:
    statement = access.to_change(request, uid)
    if name not in ACTS:
        raise Http404
    action, said, leads_to = ACTS[name]
    try:
        action(statement, by=access.person(request))
    except tuple(REFUSALS) as refusal:
        return show_room(request, access.statement(request, uid), problem=str(refusal), status=status_of(refusal))
    messages.success(request, str(said))
    return redirect(leads_to, uid)


@require_http_methods(["GET", "HEAD", "POST"])
@access.private
def withdraw(request: HttpRequest, uid: str) -> HttpResponse:
    """Give the statement up: the page names what ends, and asks for a reason that only the trail keeps."""
    statement = access.statement(request, uid)
    form = WithdrawForm(*bound(request))
    if request.method == "POST" and form.is_valid():
        try:
            locking.withdraw(statement, by=access.person(request), reason=form.cleaned_data["reason"])
        except (PermissionDenied, WrongMoment) as refusal:
            return show_room(request, access.statement(request, uid), problem=str(refusal), status=status_of(refusal))
        messages.success(request, _("The statement was given up."))
        return redirect("room", uid)
    status = 400 if form.errors else 200
    return render(request, "pages/withdraw.html", {"statement": statement, "form": form}, status=status)
