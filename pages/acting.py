"""Buttons that need nothing but a press: each calls its action, and the room says why not where it is refused."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from organisations.models import User
from pages import access
from pages.changing import bound, shown_or_posted
from pages.forms.acting import WithdrawForm
from pages.statements import show_room
from pages.trying import answered, refused, tried
from releases.abilities import abilities
from releases.actions import releasing
from releases.asking import ask_to_retry
from statements.actions import locking, reviewing
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


@require_POST
@access.private
def act(request: HttpRequest, uid: str, name: str) -> HttpResponse:
    statement = access.to_change(request, uid)
    if name not in ACTS:
        raise Http404
    action, said, leads_to = ACTS[name]
    return pressed(request, uid, partial(action, statement, by=access.person(request)), said, to=leads_to)


def pressed(request: HttpRequest, uid: str, act: Callable[[], Any], said: Any, *, to: str) -> HttpResponse:
    """Do it, say so and go on; or show the room, and why it was refused."""
    refusal = refused(act)
    if refusal:
        return show_room(request, access.statement(request, uid), **refusal.shown)
    messages.success(request, str(said))
    return redirect(to, uid)


@shown_or_posted
@access.private
def withdraw(request: HttpRequest, uid: str) -> HttpResponse:
    """Give the statement up: the page names what ends, and asks for a reason that only the trail keeps."""
    statement = access.statement(request, uid)
    form, by = WithdrawForm(*bound(request)), access.person(request)
    if tried(form, lambda: locking.withdraw(statement, by=by, **form.cleaned_data)):
        messages.success(request, _("The statement was given up."))
        return redirect("room", uid)
    context = {"statement": statement, "form": form, "can": abilities(statement, by=by)}
    return answered(render(request, "pages/withdraw.html", context), form)
