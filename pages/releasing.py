"""Ask for the release, and watch it being made."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from pages import access
from pages.changing import bound, shown_or_posted
from pages.forms.acting import ReleaseForm
from pages.presenting.facts import facts_of
from pages.trying import answered, tried
from releases.abilities import abilities
from releases.actions import releasing
from releases.models import Progress, Release

STEPS = [Progress.WAITING, Progress.COMPOSING, Progress.SEALING, Progress.PUBLISHED]


@shown_or_posted
@access.private
def ask(request: HttpRequest, uid: str) -> HttpResponse:
    """Number the edition and queue it; the page shows what it will hold."""
    statement = access.statement(request, uid)
    form, by = ReleaseForm(*bound(request), initial={"number": statement.issue_number}), access.person(request)
    if tried(form, lambda: releasing.release(statement, by=by, **form.cleaned_data)):
        return redirect("release_progress", uid)
    context = {
        "statement": statement, "form": form, "facts": facts_of(statement), "can": abilities(statement, by=by),
    }  # fmt: skip
    return answered(render(request, "pages/release_ask.html", context), form)


@require_safe
@access.private
def progress(request: HttpRequest, uid: str) -> HttpResponse:
    """The real steps of the newest release. Reloads by itself while work goes on; `?part` gives the steps alone."""
    statement = access.statement(request, uid)
    row = Release.objects.filter(statement=statement).select_related("file").order_by("-pk").first()
    if row is None:
        raise Http404
    context = {
        "statement": statement,
        "release": row,
        "steps": _steps(row.progress),
        "failed": row.progress == Progress.FAILED,
        "running": row.progress not in (Progress.PUBLISHED, Progress.FAILED),
        "can": abilities(statement, by=access.person(request)),
    }
    template = "parts/progress.html" if "part" in request.GET else "pages/release_progress.html"
    return render(request, template, context)


def _steps(progress: str) -> list[tuple[Any, bool, bool]]:
    """Each step's name, whether it is done, and whether it is the present one; a failed release stands at none."""
    reached = STEPS.index(Progress(progress)) if progress in STEPS else -1
    return [(step.label, n < reached or progress == Progress.PUBLISHED, n == reached) for n, step in enumerate(STEPS)]
