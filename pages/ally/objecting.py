"""“We did not sign”: the way to object that every receipt carries."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from organisations.models import Kind
from pages.ally.opening import exchange, with_link, with_token
from pages.changing import shown_or_posted
from pages.forms.answering import DeclineForm
from pages.networks import network_of
from pages.trying import answered, tried
from signatures.actions import answering
from signatures.models import Link, Purpose
from statements.lifecycle import Status


@shown_or_posted
@with_token(Purpose.OBJECTION)
def by_token(request: HttpRequest, token: str, link: Link) -> HttpResponse:
    """Say what was signed; only the pressed button leads on."""
    if request.POST.get("answer") == "object":
        return exchange(link, to="objection_form")
    return _show(request, link, token=token)


@shown_or_posted
@with_link(Purpose.OBJECTION)
def object_to(request: HttpRequest, link: Link) -> HttpResponse:
    form = DeclineForm(request.POST or None)
    done = tried(
        form, lambda: answering.object_to(link, reason=form.cleaned_data["reason"], network=network_of(request))
    )
    return _show(request, link, form=form, done=done)


def _show(request: HttpRequest, link: Link, *, form: Any = None, **more: Any) -> HttpResponse:
    organisation, circulation = link.invitation.organisation, link.invitation.circulation
    context = {
        "form": form,
        "document": circulation.revision.document,
        "issuer": circulation.statement.issuer.official_name,
        "organisation": organisation.official_name,
        "individual": organisation.kind == Kind.INDIVIDUAL,
        "signature": link.signature,
        "released": circulation.statement.status == Status.RELEASED,
        "asked_by": circulation.opened_by,
        **more,
    }
    return answered(render(request, "pages/objection.html", context), form)
