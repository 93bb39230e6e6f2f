"""How a person is read whenever their browser comes back."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from organisations import second_step
from organisations.models import User


class Backend(AuthenticationBackend):
    """allauth's, which also reads whether the person still needs a second step, in the same query."""

    def get_user(self, user_id: Any) -> User | None:
        person = second_step.with_debt(User.objects.filter(pk=user_id)).first()
        return person if person is not None and self.user_can_authenticate(person) else None
