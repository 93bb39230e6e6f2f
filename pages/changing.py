"""One form, one act: shown, answered, and shown again with what was typed when the act is refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from organisations.asking import NotPossible


@dataclass(frozen=True)
class Around:
    """What stands around the form. `back` leads to where the person came from; `danger` names what is destroyed."""

    title: str
    button: str
    back: str
    here: str
    crumb: str = ""
    intro: str = ""
    danger: bool = False
    template: str = "pages/one_form.html"
    more: dict[str, Any] = field(default_factory=dict)


def answer(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[[dict[str, Any]], Any],
    *,
    around: Around,
    said: str,
    to: str = "",
) -> HttpResponse:
    """Do `act` with what was typed, say so, and go on to `to`, else to where `act` says; or show the form with what is wrong."""
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                leads_to = act(form.cleaned_data)
            except (PermissionDenied, NotPossible) as refusal:
                form.add_error(None, str(refusal))
                status = 403 if isinstance(refusal, PermissionDenied) else 409
            else:
                messages.success(request, said)
                return redirect(to or leads_to)
    return render(request, around.template, {"form": form, "around": around, **around.more}, status=status)


def bound(request: HttpRequest, *, files: bool = False) -> list[Any]:
    """What a form is made with: what was posted, also when every field is empty; nothing on reading."""
    posted = request.method == "POST"
    return [request.POST if posted else None] + ([request.FILES if posted else None] if files else [])


def why_not(ask: Callable[..., None], *what: Any, **by: Any) -> str:
    """The sentence with which this act would be refused now; empty if it would not."""
    try:
        ask(*what, **by)
    except (PermissionDenied, NotPossible) as refusal:
        return str(refusal)
    return ""
