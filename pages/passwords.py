"""A password by a mailed link: asked for by whoever forgot it, sent to whoever is new."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from limits import TooMany, spend
from organisations.actions import passwords
from pages.changing import bound, shown_or_posted
from pages.forms.people import AskPasswordForm, NewPasswordForm
from pages.networks import network_of

MOST_PER_HOUR = 30  # of one network


@shown_or_posted
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """The answer is the same whether there is such an account or not."""
    form = AskPasswordForm(*bound(request))
    if not form.is_valid():
        return render(request, "pages/password_ask.html", {"form": form}, status=400 if form.errors else 200)
    try:
        spend("password", network_of(request), most=MOST_PER_HOUR, per=timedelta(hours=1))
    except TooMany as refusal:
        form.add_error(None, refusal.sentence)
        return render(request, "pages/password_ask.html", {"form": form}, status=429)
    passwords.ask_for_password(form.cleaned_data["email"])
    context = {"email": form.cleaned_data["email"], "hours": passwords.HOURS}
    return render(request, "pages/password_asked.html", context)


@shown_or_posted
@never_cache
def new(request: HttpRequest, token: str) -> HttpResponse:
    """Opening the link sets nothing and uses nothing up."""
    try:
        response = _new(request, token)
    except passwords.NoSuchLink as unknown:
        response = render(request, "pages/password_unknown.html", {"sentence": str(unknown)}, status=404)
    response["Referrer-Policy"] = "strict-origin"  # the address is told to nobody
    return response


def _new(request: HttpRequest, token: str) -> HttpResponse:
    person = passwords.open_link(token).user
    form = NewPasswordForm(*bound(request), person=person)
    if form.is_valid():
        passwords.set_password(token, form.cleaned_data["password"])
        messages.success(
            request, _("The password is set, and every session with the old one has ended. Log in with it.")
        )
        return redirect("account_login")
    context = {"form": form, "person": person}
    return render(request, "pages/password_new.html", context, status=400 if form.errors else 200)


def nothing_here(request: HttpRequest, what: str) -> HttpResponse:
    """What allauth would offer besides, and we do not."""
    raise Http404
