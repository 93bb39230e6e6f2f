"""Call for signatures, and the board of who has answered."""

from datetime import timedelta
from functools import partial
from typing import Any
from zoneinfo import available_timezones

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db.models import Count, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from organisations.models import Organisation, OrganisationName
from pages import access
from pages.acting import pressed
from pages.changing import bound, shown_or_posted
from pages.forms.circulating import CirculateForm
from pages.lists import asked, page_of
from pages.presenting.facts import facts_of
from pages.trying import answered, tried
from releases.abilities import abilities
from signatures.actions import answering, circulating, closing
from signatures.models import Objection
from signatures.queries import Standing, unsettled, with_standing
from statements.lifecycle import Status
from statements.models import Statement

ORDERS = {"name": "name_key", "country": "organisation__country", "invited": "-invited_at"}


@shown_or_posted
@access.private
def circulate(request: HttpRequest, uid: str) -> HttpResponse:
    """Set the deadline of the call; two weeks, at the end of the day, are proposed."""
    statement = access.statement(request, uid)
    form = CirculateForm(*bound(request), initial=_proposed(request))
    if tried(form, lambda: circulating.circulate(statement, by=access.person(request), **form.cleaned_data)):
        messages.success(request, _("The call is open. Invite the organisations now."))
        return redirect("invite", uid)
    context = {"statement": statement, "form": form, "zones": sorted(available_timezones())}
    return answered(render(request, "pages/circulate.html", context), form)


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


@require_POST
@access.private
def settle_objection(request: HttpRequest, uid: str, objection: int) -> HttpResponse:
    """Uphold an objection, which removes the name for good, or dismiss it, and the signature counts again."""
    statement, circulation = access.circulation(request, uid)
    row = get_object_or_404(Objection, pk=objection, signature__circulation=circulation)
    if request.POST.get("upheld") not in ("yes", "no"):
        raise BadRequest("Whoever says neither settles nothing.")
    upheld = request.POST["upheld"] == "yes"
    said = _removed(statement) if upheld else _("The signature counts again.")
    act = partial(answering.resolve, row, by=access.person(request), upheld=upheld)
    return pressed(request, uid, act, said, to="board")


def _removed(statement: Statement) -> str:
    if statement.status == Status.RELEASED:
        return _("The name counts no more. The sealed document cannot be changed; whoever verifies it is told.")
    return _("The name is removed.")


@shown_or_posted
@access.private
def close(request: HttpRequest, uid: str) -> HttpResponse:
    """Close before the deadline: the page says who has not answered yet."""
    statement, circulation = access.circulation(request, uid)
    if request.method == "POST":
        act = partial(closing.close, circulation, by=access.person(request))
        return pressed(request, uid, act, _("Closed. No further names are taken."), to="room")
    open_still: Any = unsettled(circulation).select_related("organisation").prefetch_related("organisation__names")
    context = {
        "statement": statement, "circulation": circulation, "silent": open_still.count(),
        "deciding": open_still.filter(standing=Standing.DECIDES).order_by("decides_on", "pk"),
    }  # fmt: skip
    return render(request, "pages/close.html", context)
