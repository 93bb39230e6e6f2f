"""How people get an account: an administrator invites them; nobody signs up. How often a password may be tried.

What is ours of the second step at the login: how its secrets are stored, and who keeps it.
"""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

import limits
from organisations import second_step
from organisations.models import User
from outbox import tokens
from pages.networks import network_of
from pages.trying import why_not

LOGINS_TO_ACCOUNT = 10
LOGINS_FROM_NETWORK = 60  # a whole office, and not a whole dictionary
WHILE = timedelta(minutes=15)
LONGER_THAN_A_CODE = timedelta(minutes=2)  # one is taken for 90 seconds at most


class ClosedAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count every try before the password is looked at. allauth's own counting is per process, and so none."""
        limits.spend("login from", network_of(request), most=LOGINS_FROM_NETWORK, per=WHILE)
        limits.spend("login to", str(credentials.get("email", "")).strip().lower(), most=LOGINS_TO_ACCOUNT, per=WHILE)


class SecondStepAdapter(DefaultMFAAdapter):
    """Secrets are concealed with LINK_KEY, which is not in the database. None was ever stored otherwise."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This is not the code. Look whether a new one is shown by now, and type that."),
        "cannot_delete_authenticator": _("Your role needs it. Add another second step first."),
    }

    def encrypt(self, text: str) -> str:
        return tokens.conceal("second step", text)

    def decrypt(self, encrypted_text: str) -> str:
        return tokens.uncover("second step", encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not why_not(second_step.ask_to_give_up, authenticator)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """The name of a new passkey, for whoever gives it none."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def get_totp_issuer(self) -> str:
        return "Communiqué"


class _Counted:
    """A second factor may be tried as often as a password."""

    user: Any
    authenticator: Authenticator

    def clean_code(self) -> Any:
        limits.spend("second factor", str(self.user.pk), most=LOGINS_TO_ACCOUNT, per=WHILE)
        try:
            code = super().clean_code()  # type: ignore[misc]
        except tokens.Unreadable:
            raise ValidationError(
                _(
                    "The key of this service was replaced, and your second step with it. Ask an administrator to take it away."
                )
            ) from None
        if self.authenticator.type == Authenticator.Type.TOTP:
            self._use_up(normalize_user_code(code))
        return code

    def _use_up(self, code: str) -> None:
        """A code of the app opens once. allauth remembers that too, but each process for itself."""
        try:
            limits.spend("code of an app", f"{self.authenticator.pk}:{code}", most=1, per=LONGER_THAN_A_CODE)
        except limits.TooMany:
            raise get_adapter().validation_error("incorrect_code") from None


class CountedAuthenticateForm(_Counted, AuthenticateForm):
    pass


class CountedReauthenticateForm(_Counted, ReauthenticateForm):
    pass
