"""Choose whom to invite; send an invitation again, or revoke it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from organisations.models import Kind, Organisation
from pages import access
from pages.acting import pressed
from pages.changing import shown_or_posted
from pages.lists import asked, page_of
from pages.trying import refused
from signatures.actions import circulating
from signatures.models import Circulation
from statements.models import Statement


@shown_or_posted
@access.private
def invite(request: HttpRequest, uid: str) -> HttpResponse:
    """Pick organisations of the directory, by search and page; those that were invited are not offered again."""
    statement, circulation = access.circulation(request, uid)
    context = _choice(request, statement, circulation)
    if request.method != "POST":
        return render(request, "pages/invite.html", context)
    refusal = refused(lambda: _invite(request, statement, circulation))
    if refusal:
        return render(request, "pages/invite.html", context | refusal.shown, status=refusal.status)
    return redirect("invite" if request.POST.get("more") else "board", uid)


def _invite(request: HttpRequest, statement: Statement, circulation: Circulation) -> None:
    chosen = Organisation.objects.filter(directory=statement.issuer, uid__in=_chosen(request))
    n = len(circulating.invite(circulation, chosen, by=access.person(request)))
    said = ngettext("%(n)s organisation is invited by mail.", "%(n)s organisations are invited by mail.", n)
    messages.success(request, said % {"n": n})


def _chosen(request: HttpRequest) -> list[str]:
    return [uid for uid in request.POST.getlist("organisation") if "\0" not in uid]  # which PostgreSQL knows not


def _choice(request: HttpRequest, statement: Statement, circulation: Circulation) -> dict[str, Any]:
    wanted = asked(request, "q", "kind")
    rows = Organisation.objects.filter(directory=statement.issuer).exclude(invitations__circulation=circulation)
    left = rows.count()
    if wanted["kind"] in Kind.values:
        rows = rows.filter(kind=wanted["kind"])
    rows = rows.found_by(wanted["q"]).prefetch_related("names", "contacts").order_by("kind", "pk")
    return {
        "statement": statement, "circulation": circulation, "page": page_of(rows, request), "query": wanted["q"],
        "kind": wanted["kind"], "left": left,
        "kinds": Kind.choices, "chosen": _chosen(request),
    }  # fmt: skip


@require_POST
@access.private
def invitation_act(request: HttpRequest, uid: str, invitation: str, name: str) -> HttpResponse:
    """Send an invitation again, or revoke it."""
    _statement, circulation = access.circulation(request, uid)
    row = get_object_or_404(circulation.invitations, uid=invitation)
    acts = {
        "again": (circulating.send_again, _("Sent again; the earlier link no longer works.")),
        "revoke": (circulating.revoke, _("Revoked; its links no longer work.")),
    }
    if name not in acts:
        raise Http404
    action, said = acts[name]
    return pressed(request, uid, partial(action, row, by=access.person(request)), said, to="board")
