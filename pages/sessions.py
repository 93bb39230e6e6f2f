"""Sessions by cookie, and the list that allauth keeps of them: both know a session by its key's fingerprint alone."""

from typing import Any

from allauth.core import context
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest

from organisations.models.login import KeyField, is_stored, stored


class Sessions(SessionMiddleware):
    """A fingerprint out of the database is no cookie."""

    def process_request(self, request: HttpRequest) -> None:
        if is_stored(request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")):
            del request.COOKIES[settings.SESSION_COOKIE_NAME]
        super().process_request(request)


class ListedKey(KeyField):
    """The field of allauth's list. For its migrations it stays what it was."""

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


def is_current(listed: UserSession) -> bool:
    return bool(listed.session_key == stored(context.request.session.session_key))


def conceal_listed_keys() -> None:
    """allauth offers no other place for it. Called once, when the apps are ready."""
    UserSession._meta.get_field("session_key").__class__ = ListedKey
    UserSession.is_current = is_current
