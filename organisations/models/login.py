"""Who is logged in. A row leads to nobody's cookie, so that a dump of the database opens no page."""

from typing import Any

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from outbox import tokens

LENGTH = 40
MARK = "h"  # keys as a cookie has them are 32 signs long, so that the two are never taken for each other


def stored(key: str) -> str:
    """What the database knows a cookie's key by; what is in that form already stays as it is."""
    return key if is_stored(key) else MARK + tokens.fingerprint(f"session:{key}")[: LENGTH - len(MARK)]


def is_stored(key: str) -> bool:
    return len(key) == LENGTH and key.startswith(MARK)


class KeyField(models.CharField):
    """Takes a cookie's key and holds its fingerprint."""

    def get_prep_value(self, value: Any) -> Any:
        prepared = super().get_prep_value(value)
        return stored(prepared) if prepared else prepared


class LoginSession(AbstractBaseSession):
    session_key = KeyField(max_length=LENGTH, primary_key=True)

    @classmethod
    def get_session_store_class(cls) -> Any:
        from organisations.session_store import SessionStore

        return SessionStore
