"""Where a password is typed besides the login, it may be tried as often as there."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm
from allauth.core import context


class CountedPasswordForm(ChangePasswordForm):
    def clean_oldpassword(self) -> str:
        get_adapter().pre_authenticate(context.request, email=self.user.email)
        return str(super().clean_oldpassword())
