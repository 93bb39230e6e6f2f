"""The page in which a text is written, together with others. What is typed goes over the line (pages/live)."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from pages import access
from pages.forms.writing import MARKERS
from pages.trying import refused
from pages.writing_words import HELP, TOOLS, words
from statements.actions import keeping
from statements.actions.opening import text_of
from statements.text import linting
from statements.text.counting import length


@require_safe
@access.private
def write(request: HttpRequest, uid: str) -> HttpResponse:
    statement = access.statement(request, uid)
    context = {"statement": statement, "tools": TOOLS, "help": HELP, "markers": MARKERS, "words": words()}
    return render(request, "pages/write.html", context)


@require_safe
@access.private
def findings(request: HttpRequest, uid: str) -> HttpResponse:
    """What to look at in the text as it stands in the editor, with the version that was looked at."""
    statement = access.to_change(request, uid)
    version, document = text_of(statement)
    found = [finding.as_json() for finding in linting.findings(document, issue=statement.issue)]
    measured = length(document)
    return JsonResponse({"version": version, "findings": found, "length": _said(measured)})


@require_POST
@access.private
def save_version(request: HttpRequest, uid: str) -> HttpResponse:
    """Keep the present text as a revision with a reason."""
    statement = access.to_change(request, uid)
    message = request.POST.get("message", "").replace("\0", "").strip()[:300]
    refusal = refused(lambda: keeping.save_version(statement, by=access.person(request), message=message))
    if refusal is not None:
        return JsonResponse({"sentence": refusal.sentence}, status=refusal.status)
    return JsonResponse({"saved": True})


def _said(measured: Any) -> str:
    words_ = ngettext("%(n)s word", "%(n)s words", measured.words) % {"n": measured.words}
    pages = ngettext("about %(n)s page", "about %(n)s pages", measured.pages) % {"n": measured.pages}
    return _("%(words)s, %(pages)s") % {"words": words_, "pages": pages}
