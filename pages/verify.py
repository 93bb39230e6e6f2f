"""Is this document genuine? Public, without login; nothing is kept of what is uploaded."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from pages.changing import shown_or_posted
from pages.networks import network_of
from releases.judging import judge
from releases.records import by_code as editions_by_code
from releases.records import edition_of
from releases.verifying import LARGEST_FILE

# Nouns, not claims: a cross beside one must not read as its contrary.
SUBJECTS = {
    "intact": gettext_lazy("The file"),
    "sealed_by": gettext_lazy("The seal"),
    "sealed_at": gettext_lazy("Time of sealing"),
    "text": gettext_lazy("The text"),
    "names": gettext_lazy("The names"),
    "newer": gettext_lazy("What came since"),
}


@csrf_exempt  # it changes nothing, and a page kept open for days must still answer
@shown_or_posted
def verify(request: HttpRequest) -> HttpResponse:
    code = request.GET.get("code", "").strip()
    if code:
        return redirect("verify_code", code="".join(c for c in code if c.isascii() and c.isalnum()) or "none")
    if request.method != "POST":
        return render(request, "pages/verify.html")
    try:
        file = request.FILES.get("file")
    except RequestDataTooBig:
        return render(request, "pages/verify.html", {"error": _("No release is as large as this file.")}, status=413)
    if file is None:
        return render(request, "pages/verify.html", {"error": _("Choose a file first.")}, status=400)
    return _judged(request, file)


def _judged(request: HttpRequest, file: Any) -> HttpResponse:
    data = file.read(LARGEST_FILE + 1)
    report = judge(data, network=network_of(request))
    context = {
        "report": report,
        "rows": [(finding, SUBJECTS[finding.key]) for finding in report.told],
        "about": edition_of(report.sha256),
        "name": file.name,
        "size": len(data),
    }
    return render(request, "pages/verify.html", context)


@require_safe
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    """The editions whose text has the printed code: to hold the paper in hand against."""
    found = editions_by_code(code)
    return render(request, "pages/verify.html", {"code": code, "editions": found}, status=200 if found else 404)
