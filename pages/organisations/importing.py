"""Many organisations at once: every row is shown before anything is written."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from organisations import asking
from organisations.actions.keeping import Preview, import_organisations, look_at_rows
from organisations.models import Kind, Organisation
from organisations.rows import COLUMNS, REQUIRED, BadRows
from pages import access
from pages.changing import bound, shown_or_posted
from pages.forms.directory import ImportForm

MOST_FAULTS = 200  # named on top; every row names its own


@shown_or_posted
@access.private
def importing(request: HttpRequest) -> HttpResponse:
    issuer, person = access.issuer(request, request.GET.get("issuer", "")), access.person(request)
    asking.ask_to_keep(issuer, by=person)
    form = ImportForm(*bound(request, files=True))
    if request.method != "POST" or not form.is_valid():
        return _show(request, form, status=400 if form.is_bound else 200)
    if request.POST.get("act") == "import":
        return _import(request, form, issuer)
    return _show(request, form, look_at_rows(form.cleaned_data["rows"], issuer=issuer))


def _import(request: HttpRequest, form: ImportForm, issuer: Organisation) -> HttpResponse:
    rows = form.cleaned_data["rows"]
    before = Organisation.objects.filter(directory=issuer).count()
    try:
        import_organisations(rows, by=access.person(request), issuer=issuer)
    except BadRows:  # it was changed on the way
        return _show(request, form, look_at_rows(rows, issuer=issuer), status=400)
    n = Organisation.objects.filter(directory=issuer).count() - before
    messages.success(
        request, ngettext("%(n)s organisation was added.", "%(n)s organisations were added.", n) % {"n": n}
    )
    return redirect("organisations")


def _show(request: HttpRequest, form: ImportForm, preview: Preview | None = None, *, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "columns": COLUMNS, "required": REQUIRED, "kinds": Kind.choices}
    if preview is not None:
        context |= {"preview": preview, "faults": preview.faults[:MOST_FAULTS], "rows": form.cleaned_data["rows"]}
        status = 400 if preview.faults else status
    return render(request, "pages/organisations_import.html", context, status=status)
