"""Every answer that is no signature: our organ decides on a day, forward, decline, decide again, withdraw."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from pages.ally.opening import with_link
from pages.ally.reading import to_done
from pages.ally.showing import show
from pages.changing import shown_or_posted
from pages.forms import answering as forms
from pages.networks import network_of
from pages.trying import tried
from signatures.actions import answering, links
from signatures.models import Link, Purpose


@shown_or_posted
@with_link(Purpose.ANSWER)
def decide(request: HttpRequest, link: Link) -> HttpResponse:
    form = forms.DecideForm(request.POST or None)
    if tried(form, lambda: answering.defer(link.invitation, decides_on=form.cleaned_data["decides_on"])):
        return to_done(link)
    return show(request, link, "decide", form=form)


@shown_or_posted
@with_link(Purpose.ANSWER)
def forward(request: HttpRequest, link: Link) -> HttpResponse:
    form = forms.ForwardForm(request.POST or None)
    if tried(form, lambda: _forward(link, form.cleaned_data, network=network_of(request))):
        return to_done(link)
    return show(request, link, "forward", form=form)


def _forward(link: Link, said: dict[str, str], *, network: str) -> None:
    answering.forward(link, name=said["name"], email=said["email"], network=network)


@shown_or_posted
@with_link(Purpose.ANSWER)
def decline(request: HttpRequest, link: Link) -> HttpResponse:
    form = forms.DeclineForm(request.POST or None)
    if tried(form, lambda: answering.decline(link.invitation, reason=form.cleaned_data["reason"])):
        return to_done(link)
    return show(request, link, "decline", form=form)


@shown_or_posted
@with_link(Purpose.ANSWER)
def reconsider(request: HttpRequest, link: Link) -> HttpResponse:
    form = forms.ConfirmForm(request.POST or None)
    if tried(form, lambda: answering.reconsider(link.invitation)):
        return redirect("ally_page", uid=link.invitation.uid)
    return show(request, link, "reconsider", form=form)


@shown_or_posted
@with_link(Purpose.ANSWER)
def withdraw(request: HttpRequest, link: Link) -> HttpResponse:
    if request.method != "POST":
        return show(request, link, "withdraw", form=forms.ConfirmForm())
    form = forms.WithdrawForm(request.POST)
    if tried(form, lambda: answering.withdraw(link.invitation, code=form.cleaned_data["code"])):
        return to_done(link)
    return show(request, link, "withdraw", form=form)


@shown_or_posted
@with_link(Purpose.ANSWER)
def ask_for_code(request: HttpRequest, link: Link) -> HttpResponse:
    """Send the code that confirms a withdrawal, which needs the same authority as signing (DOMAIN 40)."""
    if request.method != "POST":
        return show(request, link, "withdraw", form=forms.WithdrawForm(initial={"confirm": True}))
    form = forms.ConfirmForm(request.POST)
    if tried(form, lambda: _send_code(request, link)):
        return redirect("ally_withdraw_code", uid=link.invitation.uid)
    return show(request, link, "withdraw", form=form)


def _send_code(request: HttpRequest, link: Link) -> None:
    digest = link.invitation.circulation.digest
    links.ask_for_code(link.invitation, act="withdraw", digest=digest, network=network_of(request))
