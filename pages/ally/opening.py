"""The mail's address, and what it is exchanged for.

The address with the token only shows. The first act of a person exchanges it for a signed cookie that names the link and
what it is for; it is good for one clean address, and the database is asked again on every request. A cookie and no row of
sessions: a dump of the database then holds nothing that opens a page.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from signatures.actions import links
from signatures.models import Link, Purpose

View = Callable[..., HttpResponseBase]
LASTS = timedelta(hours=24)
HOME = {Purpose.ANSWER: "ally_page", Purpose.OBJECTION: "objection_form"}


class PersonalToken:
    """A token as mail programs hand it on: with the full stop or bracket that stood behind it, with or without the last slash."""

    regex = r"[^/]+/?[^\w/-]*/?"

    def to_python(self, value: str) -> str:
        return re.sub(r"[^A-Za-z0-9_-]+$", "", value)

    def to_url(self, token: str) -> str:
        return f"{token}/"


def with_token(purpose: Purpose) -> Callable[[View], View]:
    """Open the link of the token in the address; the answer is kept by nobody, and the address is told to nobody."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, token: str) -> HttpResponseBase:
            try:
                link = links.open_link(token, purpose)
            except links.NoSuchLink as unknown:
                return _unknown(request, unknown)
            response = _private(view(request, token, link))
            # Not “no-referrer”: browsers then hide the origin of a form too, and the form would be refused as forged.
            response["Referrer-Policy"] = "strict-origin"
            return response

        return wrapped

    return decorate


def with_link(purpose: Purpose) -> Callable[[View], View]:
    """Open the link that this browser exchanged before. Absent, foreign, expired and revoked are answered alike."""

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, uid: str) -> HttpResponseBase:
            try:
                link = _opened_before(request, purpose, uid)
            except links.NoSuchLink as unknown:
                return _unknown(request, unknown)
            return _private(view(request, link))

        return wrapped

    return decorate


def exchange(link: Link, *, to: str) -> HttpResponse:
    """Go on at an address without a secret; the cookie goes with it, and to no other invitation's pages."""
    uid = uid_of(link)
    response = redirect(to, uid=uid)
    response.set_signed_cookie(
        _cookie(link.purpose, uid),
        f"{link.pk}:{uid}",
        max_age=int(LASTS.total_seconds()),
        path=reverse(HOME[Purpose(link.purpose)], args=[uid]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def uid_of(link: Link) -> str:
    """What the clean address names: the invitation, or the signature that is objected to."""
    return link.invitation.uid if link.signature is None else link.signature.uid


def _opened_before(request: HttpRequest, purpose: Purpose, uid: str) -> Link:
    # The cookie's name is part of what is signed: one that was written for another invitation is no cookie of this one.
    kept: Any = request.get_signed_cookie(_cookie(purpose, uid), default="", max_age=LASTS)
    pk, _colon, of = kept.partition(":")
    if of != uid:
        raise links.NoSuchLink
    return links.open_again(int(pk), purpose)


def _cookie(purpose: str, uid: str) -> str:
    return f"{purpose}-{uid}"


def _private(response: HttpResponseBase) -> HttpResponseBase:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _unknown(request: HttpRequest, unknown: links.NoSuchLink) -> HttpResponse:
    return render(request, "pages/link_unknown.html", {"sentence": str(unknown)}, status=404)
