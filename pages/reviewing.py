"""Read what changed since I last decided, and decide."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages import access
from pages.changing import shown_or_posted
from pages.forms.acting import ReturnForm
from pages.presenting.compared import compared
from pages.presenting.facts import facts_of
from pages.presenting.next_step import where_in_review
from pages.trying import refused
from releases.abilities import abilities
from statements.actions import reviewing
from statements.lifecycle import Status
from statements.models import Review


@shown_or_posted
@access.private
def review(request: HttpRequest, uid: str) -> HttpResponse:
    """The text, what changed, and at the foot the decision on exactly the text that is shown."""
    if request.method != "POST":
        return _show(request, access.statement(request, uid), ReturnForm())
    statement, form = access.to_change(request, uid), ReturnForm(request.POST)
    act, said = _decision(request.POST.get("decision"), form)
    if act is None:
        return _show(request, access.statement(request, uid), form, status=400)
    refusal = refused(partial(act, statement, by=access.person(request), digest=request.POST.get("digest", "")))
    if refusal:
        return _show(request, access.statement(request, uid), form, **refusal.shown)
    messages.success(request, said)
    return redirect("room", uid)


def _decision(chosen: str | None, form: ReturnForm) -> tuple[Callable[..., Any] | None, str]:
    """The act, and what is said afterwards. Whoever chose neither, or gives no reason, has decided nothing."""
    if chosen == "approve":
        return reviewing.decide, _("You have approved this text.")
    if chosen == "return" and form.is_valid():
        act = partial(reviewing.return_to_authors, reason=form.cleaned_data["reason"])
        return act, _("Sent back to the authors.")
    return None, ""


def _show(
    request: HttpRequest, statement: Any, form: ReturnForm, *, problem: str = "", status: int = 200
) -> HttpResponse:
    head, last = statement.head, _last_decision(statement, by=request.user.pk)
    changed = last is not None and last.revision_id != head.pk
    context = {
        "statement": statement,
        "document": head.document,
        "can": abilities(statement, by=access.person(request)),
        "where": where_in_review(facts_of(statement)) if statement.status == Status.IN_REVIEW else "",
        "form": form,
        "last": last,
        "changes": compared(last.revision.document, head.document) if changed and last else None,
        "problem": problem,
    }
    return render(request, "pages/review.html", context, status=status)


def _last_decision(statement: Any, *, by: int | None) -> Review | None:
    rows: Any = statement.reviews.select_related("revision").filter(reviewer=by).order_by("-pk")
    found: Review | None = rows.first()
    return found


@require_safe
@access.private
def decisions(request: HttpRequest, uid: str) -> HttpResponse:
    """Who decided what on which revision, in every round."""
    statement = access.statement(request, uid)
    rows = statement.reviews.select_related("reviewer", "revision").defer("revision__document").order_by("-pk")
    stages = {stage.key: stage.name for stage in statement.route.parsed} if statement.route else {}
    context = {"statement": statement, "decisions": [(row, stages.get(row.stage, row.stage)) for row in rows]}
    return render(request, "pages/decisions.html", context)
