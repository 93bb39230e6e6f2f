"""Where somebody goes whose role needs a second step at the login, until it is there."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from organisations import second_step

WANTED = "wanted_before_second_step"  # in the session: the page that the person asked for


def turned_away(request: HttpRequest) -> HttpResponse | None:
    """To the page that switches it on, or to the login, from where they come back; None for whoever may come in.

    What was sent is refused, before anything of it is done.
    """
    sentence = second_step.missing(request.user)
    again = "" if sentence else second_step.not_passed(request)
    if not sentence and not again:
        return None
    if request.method not in ("GET", "HEAD") or "HX-Request" in request.headers:
        context = {"sentence": sentence or again, "again": bool(again)}
        return render(request, "pages/second_step_missing.html", context, status=403)
    if again:
        return to_the_login(request, again)
    request.session[WANTED] = request.get_full_path()
    return redirect("mfa_index")


def to_the_login(request: HttpRequest, sentence: str) -> HttpResponse:
    """End a session that the password alone opened, and say why."""
    logout(request)
    messages.warning(request, sentence)
    return redirect_to_login(request.get_full_path())


def arrived(request: HttpRequest) -> None:
    """The person is through: forget where they wanted to go."""
    if WANTED in request.session:
        del request.session[WANTED]
