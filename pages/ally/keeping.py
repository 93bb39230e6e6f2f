"""What a signer wrote, kept in their own browser while they look for the code in their mail.

A telephone forgets a page when its person changes to the mail program: the page that asks for the code can be loaded again,
and the form before it comes back filled in. Nothing of it reaches the database before it is signed.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from signatures.models import Link

LASTS = timedelta(hours=1)
ROOM = 3800  # what every browser keeps in one cookie, and its name


def keep(response: HttpResponse, link: Link, typed: Mapping[str, str]) -> bool:
    """Send it along; False where it is more than a browser keeps."""
    value = signing.dumps(dict(typed), salt=_name(link), compress=True)
    if len(value) > ROOM:
        return False
    response.set_cookie(
        _name(link),
        value,
        max_age=LASTS,
        path=_path(link),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return True


def kept(request: HttpRequest, link: Link) -> dict[str, Any]:
    """What was written before, in the last hour; nothing where nothing was, or where somebody has changed it."""
    try:
        found: dict[str, Any] = signing.loads(request.COOKIES.get(_name(link), ""), salt=_name(link), max_age=LASTS)
    except signing.BadSignature:
        return {}
    return found


def words(request: HttpRequest, link: Link) -> dict[str, Any]:
    """The same without what only a person ticks: for the form that is filled in once more."""
    return {name: value for name, value in kept(request, link).items() if name != "authorised"}


def forget(response: HttpResponse, link: Link) -> HttpResponse:
    response.delete_cookie(_name(link), path=_path(link), samesite="Lax")
    return response


def _name(link: Link) -> str:
    return f"written-{link.pk}"  # a colleague's link is another one, also in the same browser


def _path(link: Link) -> str:
    return reverse("ally_sign", args=[link.invitation.uid])
