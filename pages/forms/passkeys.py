"""Passkeys: their names, what is said of one that is not taken, and how often one may be tried at the login."""

from typing import Any

from allauth.core import context
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

import limits
from pages.accounts import LOGINS_FROM_NETWORK, WHILE
from pages.networks import network_of


class AddPasskeyForm(AddWebAuthnForm):
    name = forms.CharField(
        label=_("Its name"),
        max_length=60,
        required=False,
        help_text=_("Say where it is kept: “telephone”, “key on my ring”. You may have several."),
    )
    passwordless = forms.BooleanField(
        label=_("It opens my account without the password"),
        required=False,
        initial=True,
        help_text=_("Your device then asks for its PIN, your finger or your face. Else it comes after the password."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except ValidationError:
            raise ValidationError(_("The passkey was not taken. Try again.")) from None


class RenamePasskeyForm(EditWebAuthnForm):
    name = forms.CharField(label=_("Its name"), max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class CountedPasskeyForm(LoginWebAuthnForm):
    """There is no secret to guess; still nobody makes the service compute without end."""

    def clean_credential(self) -> Any:
        limits.spend("login from", network_of(context.request), most=LOGINS_FROM_NETWORK, per=WHILE)
        try:
            return super().clean_credential()
        except ValidationError:
            raise ValidationError(_("This passkey opens no account here. Log in with the password.")) from None
