"""Sign: the form, the code, the signature."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from pages.ally.keeping import forget, keep, kept, words
from pages.ally.opening import with_link
from pages.ally.reading import to_done
from pages.ally.showing import facts, show, with_all
from pages.changing import shown_or_posted
from pages.forms.answering import CODED, SignForm, SignWithCodeForm, read_stamp, shown_stamp
from pages.networks import network_of
from pages.trying import tried
from signatures.actions import links, signing
from signatures.models import Link, Purpose

SIGNER = ("person", "office", "email", "organ", "decided_on")


@shown_or_posted
@with_link(Purpose.ANSWER)
def sign(request: HttpRequest, link: Link) -> HttpResponse:
    """The form; posted with the code it signs, and nothing more is asked of the database than the signature needs."""
    if request.method != "POST":
        return _form(request, link, SignForm(initial=_what_we_know(link) | words(request, link)))
    form = SignWithCodeForm(request.POST)
    if tried(form, lambda: _sign(link, form.cleaned_data)):
        return forget(to_done(link), link)
    if set(form.errors) <= CODED:
        return show(request, link, "code", form=form)
    return _form(request, link, form)


@shown_or_posted
@with_link(Purpose.ANSWER)
def ask_for_code(request: HttpRequest, link: Link) -> HttpResponse:
    """Send a code, and go on to the page that asks for it: it can be loaded again, and left for the mail program."""
    if request.method != "POST":
        return _code(request, link, kept(request, link))
    form = SignForm(request.POST)
    if not tried(form, lambda: _send_code(request, link, form.cleaned_data)):
        return _form(request, link, form)
    typed = {name: request.POST.get(name, "") for name in form.fields}
    on = redirect("ally_sign_code", uid=link.invitation.uid)
    return on if keep(on, link, typed) else _code(request, link, typed)


def _code(request: HttpRequest, link: Link, typed: dict[str, Any]) -> HttpResponse:
    if not typed:
        return redirect("ally_sign", uid=link.invitation.uid)
    return show(request, link, "code", form=SignWithCodeForm(initial=typed))


def _send_code(request: HttpRequest, link: Link, said: dict[str, Any]) -> None:
    digest, _shown_at = read_stamp(said["shown"])
    links.ask_for_code(link.invitation, act="sign", digest=digest, network=network_of(request))


def _sign(link: Link, said: dict[str, Any]) -> None:
    digest, shown_at = read_stamp(said["shown"])
    signer = signing.Signer(**{name: said[name] for name in SIGNER})
    signing.sign(link.invitation, signer=signer, digest=digest, shown_at=shown_at, code=said["code"])


def _form(request: HttpRequest, link: Link, form: SignForm) -> HttpResponse:
    """The form above the whole text; its stamp is of this moment, in which the text is shown."""
    known = facts(link)
    return show(request, link, "sign", form=form, stamp=shown_stamp(known["circulation"].digest, known["now"]))


def _what_we_know(link: Link) -> dict[str, str]:
    """The registered contact's words, except to a colleague, who has a name of their own."""
    contact = with_all(link).contact
    if link.forwarded_from_id is not None:
        return {}
    return {"person": contact.person, "office": contact.office, "email": contact.email}
