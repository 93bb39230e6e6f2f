"""Call for signatures, and the board of who has answered."""

from datetime import timedelta
from typing import Any
from zoneinfo import available_timezones

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db.models import Count, OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisations.models import Kind, Organisation, OrganisationName
from pages import access
from pages.acting import status_of
from pages.changing import bound
from pages.forms.circulating import CirculateForm
from pages.lists import asked, page_of
from pages.presenting.facts import facts_of
from pages.statements import show_room
from releases.abilities import abilities
from signatures.actions import answering, circulating
from signatures.models import Circulation, Objection
from signatures.queries import Standing, with_standing
from statements.lifecycle import WrongMoment
from statements.models import Statement

ORDERS = {"name": "name_key", "country": "organisation__country", "invited": "-invited_at"}
FORMS = ["GET", "HEAD", "POST"]
Refused = (PermissionDenied, WrongMoment, ValueError)


@require_http_methods(FORMS)
@access.private
def circulate(request: HttpRequest, uid: str) -> HttpResponse:
    """Set the deadline of the call; two weeks, at the end of the day, are proposed."""
    statement = access.statement(request, uid)
    form = CirculateForm(*bound(request), initial=_proposed(request))
    problem, status = "", 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                circulating.circulate(statement, by=access.person(request), **form.cleaned_data)
            except Refused as refusal:
                problem, status = str(refusal), status_of(refusal)
            else:
                messages.success(request, _("The call is open. Invite the organisations now."))
                return redirect("invite", uid)
    context = {"statement": statement, "form": form, "zones": sorted(available_timezones()), "problem": problem}
    return render(request, "pages/circulate.html", context, status=status)


def _proposed(request: HttpRequest) -> dict[str, Any]:
    there = timezone.localtime() + timedelta(days=14)
    return {
        "deadline": there.replace(hour=23, minute=59, second=0, microsecond=0),
        "zone": access.person(request).time_zone,
    }


@require_safe
@access.private
def board(request: HttpRequest, uid: str) -> HttpResponse:
    """Every invited organisation by where it stands, with what can be done about it."""
    statement, circulation = access.circulation(request, uid)
    wanted = asked(request, "q", "standing", "order")
    rows = with_standing(circulation.invitations.all())
    counts = dict(rows.values_list("standing").annotate(n=Count("pk")).order_by())
    context = {
        "statement": statement,
        "facts": facts_of(statement),
        "circulation": circulation,
        "can": abilities(statement, by=access.person(request)),
        "page": page_of(_found(rows, **wanted), request),
        "chips": [(s.value, s.label, counts[s.value]) for s in Standing if s.value in counts],
        "asked": sum(counts.values()),
        "chosen": wanted["standing"],
        "query": wanted["q"],
        "order": wanted["order"],
    }
    return render(request, "pages/board.html", context)


def _found(rows: Any, *, q: str, standing: str, order: str) -> Any:
    if standing in Standing.values:
        rows = rows.filter(standing=standing)
    if q:
        rows = rows.filter(organisation__in=Organisation.objects.found_by(q))
    official = OrganisationName.objects.filter(organisation=OuterRef("organisation"), official=True)
    rows = rows.annotate(name_key=Subquery(official.values("order_key")[:1]))
    rows = rows.select_related("contact", "organisation").prefetch_related(
        "organisation__names", "signatures__mandate", "signatures__objections", "declines"
    )
    return rows.order_by(ORDERS.get(order, "standing"), "pk")


@require_http_methods(FORMS)
@access.private
def invite(request: HttpRequest, uid: str) -> HttpResponse:
    """Pick organisations of the directory, by search and page; those that were invited are not offered again."""
    statement, circulation = access.circulation(request, uid)
    problem, status = "", 200
    if request.method == "POST":
        chosen = Organisation.objects.filter(directory=statement.issuer, uid__in=_chosen(request))
        try:
            rows = circulating.invite(circulation, chosen, by=access.person(request))
        except Refused as refusal:
            problem, status = str(refusal), status_of(refusal)
        else:
            said = ngettext(
                "%(n)s organisation is invited by mail.", "%(n)s organisations are invited by mail.", len(rows)
            )
            messages.success(request, said % {"n": len(rows)})
            return redirect("invite" if request.POST.get("more") else "board", uid)
    return render(
        request, "pages/invite.html", _choice(request, statement, circulation) | {"problem": problem}, status=status
    )


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
    statement, circulation = access.circulation(request, uid)
    row = get_object_or_404(circulation.invitations, uid=invitation)
    acts = {
        "again": (circulating.send_again, _("Sent again; the earlier link no longer works.")),
        "revoke": (circulating.revoke, _("Revoked; its links no longer work.")),
    }
    if name not in acts:
        raise Http404
    action, said = acts[name]
    return done(request, statement, lambda: action(row, by=access.person(request)), said)


@require_POST
@access.private
def settle_objection(request: HttpRequest, uid: str, objection: int) -> HttpResponse:
    """Uphold an objection, which removes the name for good, or dismiss it, and the signature counts again."""
    statement, circulation = access.circulation(request, uid)
    row = get_object_or_404(Objection, pk=objection, signature__circulation=circulation)
    if request.POST.get("upheld") not in ("yes", "no"):
        raise BadRequest("Whoever says neither settles nothing.")
    upheld = request.POST["upheld"] == "yes"
    said = _("The name is removed.") if upheld else _("The signature counts again.")
    return done(request, statement, lambda: answering.resolve(row, by=access.person(request), upheld=upheld), said)


@require_http_methods(FORMS)
@access.private
def close(request: HttpRequest, uid: str) -> HttpResponse:
    """Close before the deadline: the page says who has not answered yet."""
    statement, circulation = access.circulation(request, uid)
    if request.method == "POST":
        act = lambda: circulating.close(circulation, by=access.person(request))  # noqa: E731
        return done(request, statement, act, _("Closed. No further names are taken for this edition."), to="room")
    silent = (
        with_standing(circulation.invitations.all()).filter(standing__in=[Standing.SILENT, Standing.DECIDES]).count()
    )
    return render(request, "pages/close.html", {"statement": statement, "circulation": circulation, "silent": silent})


def done(request: HttpRequest, statement: Statement, act: Any, said: str, *, to: str = "board") -> HttpResponse:
    """Do it and say so; or show the room, and why it was refused."""
    try:
        act()
    except Refused as refusal:
        again = access.statement(request, statement.uid)
        return show_room(request, again, problem=str(refusal), status=status_of(refusal))
    messages.success(request, said)
    return redirect(to, statement.uid)
