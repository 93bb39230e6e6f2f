"""Who stands at the other end of a line: the same sessions, roles and second steps as for a page."""

from http.cookies import CookieError, SimpleCookie
from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.http import HttpRequest, HttpResponse

from organisations import second_step
from organisations.models import User
from pages.sessions import Sessions


class NotLetIn(Exception):
    """The sentence is for the person; the editor shows it and keeps what was typed."""


def person_of(scope: dict[str, Any]) -> User:
    """The person whose session the line was opened with, as the database knows them now. Raises NotLetIn."""
    request = HttpRequest()
    request.COOKIES = _cookies(scope)
    Sessions(lambda _request: HttpResponse()).process_request(request)
    AuthenticationMiddleware(lambda _request: HttpResponse()).process_request(request)
    if not request.user.is_authenticated:
        raise NotLetIn("login")
    sentence = second_step.missing(request.user) or second_step.not_passed(request)
    if sentence:
        raise NotLetIn(sentence)
    assert isinstance(request.user, User)
    return request.user


def _cookies(scope: dict[str, Any]) -> dict[str, str]:
    raw = b"; ".join(value for name, value in scope["headers"] if name == b"cookie").decode("latin-1")
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(raw).items()}
    except CookieError:
        return {}
