"""“We did not sign”: the way to object that every receipt carries."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from pages.forms.answering import ReasonForm
from signatures.actions import answering, links
from signatures.models import Purpose
from statements.lifecycle import WrongMoment


@require_http_methods(["GET", "HEAD", "POST"])
def object_to(request: HttpRequest, token: str) -> HttpResponse:
    try:
        link = links.open_link(token, Purpose.OBJECTION)
    except links.NoSuchLink as unknown:
        return render(request, "pages/link_unknown.html", {"sentence": str(unknown)}, status=404)
    form = ReasonForm(request.POST or None)
    context = {
        "form": form,
        "title": link.invitation.circulation.revision.document["title"],
        "organisation": link.invitation.organisation.official_name,
    }
    if request.method == "POST" and form.is_valid():
        try:
            answering.object_to(link, reason=form.cleaned_data["reason"])
            context["done"] = True
        except WrongMoment as refusal:
            context["problem"] = str(refusal)
    response = render(request, "pages/objection.html", context, status=409 if "problem" in context else 200)
    response["Cache-Control"] = "no-store"
    return response
