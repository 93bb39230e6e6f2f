"""Read the text; the first act exchanges the link; afterwards, what was answered and what happens next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from pages.ally.opening import exchange, with_link, with_token
from pages.ally.showing import show
from pages.changing import shown_or_posted
from signatures.models import Link, Purpose

# What each button of the bar leads to.
ANSWERS = {
    "sign": "ally_sign",
    "decide": "ally_decide",
    "forward": "ally_forward",
    "decline": "ally_decline",
    "reconsider": "ally_reconsider",
    "withdraw": "ally_withdraw",
}


@shown_or_posted
@with_token(Purpose.ANSWER)
def by_token(request: HttpRequest, token: str, link: Link) -> HttpResponse:
    """Show the text, as often as anybody asks; only a pressed button, which says what was meant, leads on."""
    to = ANSWERS.get(request.POST.get("answer", ""))
    if to is not None:
        return exchange(link, to=to)
    return show(request, link, "read", token=token)


@require_safe
@with_link(Purpose.ANSWER)
def page(request: HttpRequest, link: Link) -> HttpResponse:
    return show(request, link, "read")


@require_safe
@with_link(Purpose.ANSWER)
def done(request: HttpRequest, link: Link) -> HttpResponse:
    """What was answered, and what happens next."""
    return show(request, link, "done")


def to_done(link: Link) -> HttpResponse:
    return redirect("ally_done", uid=link.invitation.uid)
