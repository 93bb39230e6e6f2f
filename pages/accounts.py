"""How people get an account: an administrator invites them; nobody signs up. How often a password may be tried."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django.http import HttpRequest

import limits
from pages.networks import network_of

LOGINS_TO_ACCOUNT = 10
LOGINS_FROM_NETWORK = 60  # a whole office, and not a whole dictionary
WHILE = timedelta(minutes=15)


class ClosedAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count every try before the password is looked at. allauth's own counting is per process, and so none."""
        limits.spend("login from", network_of(request), most=LOGINS_FROM_NETWORK, per=WHILE)
        limits.spend("login to", str(credentials.get("email", "")).strip().lower(), most=LOGINS_TO_ACCOUNT, per=WHILE)


class _Counted:
    """A second factor may be tried as often as a password."""

    user: Any

    def clean_code(self) -> Any:
        limits.spend("second factor", str(self.user.pk), most=LOGINS_TO_ACCOUNT, per=WHILE)
        return super().clean_code()  # type: ignore[misc]


class CountedAuthenticateForm(_Counted, AuthenticateForm):
    pass


class CountedReauthenticateForm(_Counted, ReauthenticateForm):
    pass
