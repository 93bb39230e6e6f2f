"""The time of a call: extend its deadline, send its one reminder."""

from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from pages import access
from pages.acting import pressed
from pages.changing import bound, shown_or_posted
from pages.forms.circulating import ExtendForm
from pages.lists import page_of
from pages.presenting.facts import facts_of
from pages.trying import answered, tried
from releases.abilities import abilities
from signatures.actions import extending, reminding
from signatures.models import Circulation
from signatures.queries import unsettled
from signatures.reminders import ripe


@shown_or_posted
@access.private
def extend(request: HttpRequest, uid: str) -> HttpResponse:
    """A week more, at the same hour, is proposed; the page says how many will be told."""
    statement, circulation = access.circulation(request, uid)
    form = ExtendForm(*bound(request), circulation=circulation, initial=_a_week_more(circulation))
    by = access.person(request)
    if tried(form, lambda: extending.extend(circulation, by=by, **form.cleaned_data)):
        messages.success(request, _("The deadline is extended. Whoever has not answered is told by mail."))
        return redirect("board", uid)
    can, told = abilities(statement, by=by), unsettled(circulation).count()
    context = {"statement": statement, "circulation": circulation, "form": form, "can": can, "told": told}
    return answered(render(request, "pages/extend.html", context), form)


def _a_week_more(circulation: Circulation) -> dict[str, datetime]:
    """As the clock there shows it, also where clocks are put back meanwhile."""
    there = circulation.deadline.astimezone(ZoneInfo(circulation.zone)).replace(tzinfo=None)
    return {"deadline": there + timedelta(days=7)}


@shown_or_posted
@access.private
def remind(request: HttpRequest, uid: str) -> HttpResponse:
    """Who gets the one reminder; where nobody does, why."""
    statement, circulation = access.circulation(request, uid)
    if request.method == "POST":
        act = partial(reminding.remind, circulation, by=access.person(request))
        return pressed(request, uid, act, _("The reminder is sent. Nobody gets a second one."), to="board")
    rows = ripe(circulation.invitations.order_by("pk"))
    context = {
        "statement": statement, "circulation": circulation, "can": abilities(statement, by=access.person(request)),
        "page": page_of(rows.select_related("organisation").prefetch_related("organisation__names"), request),
        "facts": facts_of(statement),
    }  # fmt: skip
    return render(request, "pages/remind.html", context)
