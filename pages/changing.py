"""One form, one act: shown, answered, and shown again with what was typed when the act is refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from pages.trying import answered, tried

shown_or_posted = require_http_methods(["GET", "HEAD", "POST"])


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

    def do() -> None:
        nonlocal to
        leads_to = act(form.cleaned_data)
        to = to or leads_to

    if tried(form, do):
        messages.success(request, said)
        return redirect(to)
    return answered(render(request, around.template, {"form": form, "around": around, **around.more}), form)


def bound(request: HttpRequest, *, files: bool = False) -> list[Any]:
    """What a form is made with: what was posted, also when every field is empty; nothing on reading."""
    posted = request.method == "POST"
    return [request.POST if posted else None] + ([request.FILES if posted else None] if files else [])
