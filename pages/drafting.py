"""Begin a statement and write on it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pages import access, importing
from pages.acting import pressed
from pages.changing import bound, shown_or_posted
from pages.forms.acting import PasteForm
from pages.forms.writing import KINDS, MARKERS, Sheet
from pages.presenting.compared import compared
from pages.trying import REFUSED, refusal_of
from statements.actions import drafting
from statements.models import Revision, Statement
from statements.text import linting
from statements.text.decoding import Unreadable
from statements.text.importing import Import
from statements.text.issue import Issue


@shown_or_posted
@access.private
def new(request: HttpRequest) -> HttpResponse:
    """Three ways to begin: write, paste, upload. A pasted text is shown as it was understood, before it is kept."""
    form = PasteForm(*bound(request, files=True))
    context: dict[str, Any] = {"form": form, "issuers": access.issuers(request), "posted": request.POST}
    keeps = request.POST.get("keep") == "yes"
    try:
        if keeps and "carried" in request.POST:
            return _keep(request, importing.carried_back(request.POST["carried"], request.POST))
        if request.method != "POST" or not form.is_valid():
            return render(request, "pages/new.html", context, status=400 if form.is_bound else 200)
        found = importing.brought(form.cleaned_data)
    except Unreadable as refusal:
        form.errors.clear()  # that neither text nor file came is no fault of a page that carries what was read
        form.add_error("text" if form.cleaned_data.get("text") else "file", str(refusal))
        return render(request, "pages/new.html", context, status=400)
    if keeps:
        return _keep(request, importing.settled(found, request.POST))
    if form.cleaned_data.get("file"):
        return render(request, "pages/understood.html", context | {"found": found, "carried": importing.carried(found)})
    text = form.cleaned_data["text"].replace("\r\n", "\n")
    return render(request, "pages/understood.html", context | {"found": found, "text": text})


def _keep(request: HttpRequest, found: Import) -> HttpResponse:
    statement = drafting.draft(
        by=access.person(request),
        issuer=access.issuer(request, request.POST.get("issuer", "")),
        document=found.document,
        issue=_settled(found.issue, request.POST.get("reading", "")),
        message=_("Pasted or uploaded."),
    )
    messages.success(request, _("The draft is kept. Read it once more, then send it to review."))
    return redirect("write", statement.uid)


def _settled(issue: Issue, chosen: str) -> Issue:
    """The issue with the chosen reading; all of them where nobody has chosen."""
    by_number = {str(n): reading for n, reading in enumerate(issue.readings)}
    return Issue((by_number[chosen],)) if chosen in by_number else issue


@require_POST
@access.private
def begin(request: HttpRequest) -> HttpResponse:
    """An empty statement in the chosen language, open in the editor."""
    sheet = Sheet.empty(title=request.POST.get("title", ""), language=request.POST.get("language", "en"))
    document = sheet.document()
    if document is None:
        context = {
            "form": PasteForm(),
            "issuers": access.issuers(request),
            "posted": request.POST,
            "errors": sheet.errors,
        }
        return render(request, "pages/new.html", context, status=400)
    issuer = access.issuer(request, request.POST.get("issuer", ""))
    statement = drafting.draft(by=access.person(request), issuer=issuer, document=document)
    return redirect("write", statement.uid)


@shown_or_posted
@access.private
def edit(request: HttpRequest, uid: str) -> HttpResponse:
    """The plain editor. Only “Save” writes; every other button gives the sheet back with what was typed."""
    statement = access.to_change(request, uid)
    head = _head(statement)
    if request.method != "POST":
        return _editor(request, statement, Sheet.of(head.document, based_on=head.number))
    sheet = Sheet.posted(request.POST)
    if "do" in request.POST:
        sheet.do(request.POST["do"])
        return _editor(request, statement, sheet, unsaved=True)
    document = sheet.document()
    if document is None:
        return _editor(request, statement, sheet, unsaved=True, status=400)
    return _save(request, statement, sheet, document)


def _save(request: HttpRequest, statement: Statement, sheet: Sheet, document: dict[str, Any]) -> HttpResponse:
    try:
        saved = drafting.revise(
            statement, by=access.person(request), document=document, based_on=sheet.based_on, message=sheet.message
        )
    except drafting.StaleSave as stale:
        sheet.based_on = stale.head.number  # whoever saves now has seen both
        return _editor(request, statement, sheet, unsaved=True, status=409, stale=stale, mine=document)
    except REFUSED as error:
        return _editor(request, statement, sheet, unsaved=True, **refusal_of(error).shown)
    messages.success(request, _("Saved as revision %(n)s.") % {"n": _head(saved).number})
    if statement.status != saved.status:
        messages.warning(request, _("The review has ended. Send the text to review again when it is ready."))
    return redirect("edit", statement.uid)


def _editor(
    request: HttpRequest, statement: Statement, sheet: Sheet, *, status: int = 200, mine: Any = None, **said: Any
) -> HttpResponse:
    head = _head(statement)
    context = {
        "statement": statement,
        "sheet": sheet,
        "kinds": KINDS,
        "markers": MARKERS,
        "findings": linting.findings(head.document, issue=statement.issue),
        "changes": compared(said["stale"].head.document, mine) if mine else None,
        "present": said["stale"].head.document if mine else None,
        **said,
    }
    return render(request, "pages/edit.html", context, status=status)


@require_POST
@access.private
def settle_issue(request: HttpRequest, uid: str) -> HttpResponse:
    """Say which reading of the issue line is meant."""
    statement = access.statement(request, uid)
    issue = _settled(statement.issue, request.POST.get("reading", ""))
    if not issue.readings or issue.ambiguous:
        return redirect("room", uid)
    settle = partial(drafting.settle_issue, statement, by=access.person(request), reading=issue.readings[0])
    return pressed(request, uid, settle, _("Settled."), to="room")


def _head(statement: Statement) -> Revision:
    assert statement.head is not None
    return statement.head
