"""Django's sessions in the database, where neither key nor content can be read by whoever has the database alone.

Called `SessionStore`, because SESSION_ENGINE looks for that name.
"""

from typing import Any

from django.contrib.sessions.backends import db

from organisations.models.login import LoginSession
from outbox import tokens

USE = "session"


class SessionStore(db.SessionStore):
    @classmethod
    def get_model_class(cls) -> type[LoginSession]:
        return LoginSession

    def encode(self, session_dict: dict[str, Any]) -> str:
        return tokens.conceal(USE, super().encode(session_dict))

    def decode(self, session_data: Any) -> dict[str, Any]:
        """Empty where LINK_KEY was replaced since: the person logs in again."""
        try:
            return super().decode(tokens.uncover(USE, session_data))  # type: ignore[no-any-return]
        except tokens.Unreadable:
            return {}
