"""Passkeys: their names, what is said of one that is not taken, and how often one may be tried at the login."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.core import context
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

import limits
from pages.accounts import LOGINS_FROM_NETWORK, WHILE
from pages.networks import network_of

LONGEST = 30_000  # characters; a passkey's answer has some hundred to a few thousand
# What the libraries raise that take the answer to pieces: anybody may send them anything.
BROKEN = (
    ValidationError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    InvalidSignature,
    UnsupportedAlgorithm,
)
NOT_TAKEN = _("The passkey was not taken. Try again.")


@contextmanager
def said_as(sentence: Any) -> Iterator[None]:
    """Whatever is wrong with a passkey's answer is told in this one sentence."""
    try:
        yield
    except BROKEN:
        raise ValidationError(sentence) from None


class AnswerField(forms.JSONField):
    """What the browser says for a passkey: one object, not long, of plain letters, which the database can keep."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        with said_as(NOT_TAKEN):
            if len(value) > LONGEST:
                raise ValueError
            answer = json.loads(value)
            # Every letter beyond ASCII, and every one that PostgreSQL refuses, is written with \u.
            if not isinstance(answer, dict) or "\\u" in json.dumps(answer, allow_nan=False):
                raise ValueError
            return answer

    def bound_data(self, data: Any, initial: Any) -> None:
        """Nothing of it is shown again."""
        return

    def prepare_value(self, value: Any) -> str:
        return ""


class AddPasskeyForm(AddWebAuthnForm):
    credential = AnswerField()
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
        with said_as(NOT_TAKEN):
            return super().clean()


class RenamePasskeyForm(EditWebAuthnForm):
    name = forms.CharField(label=_("Its name"), max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class CountedPasskeyForm(LoginWebAuthnForm):
    """There is no secret to guess; still nobody makes the service compute without end."""

    credential = AnswerField()

    def clean_credential(self) -> Any:
        limits.spend("login from", network_of(context.request), most=LOGINS_FROM_NETWORK, per=WHILE)
        with said_as(_("This passkey opens no account here. Log in with the password.")):
            return super().clean_credential()


class AuthenticatePasskeyForm(AuthenticateWebAuthnForm):
    credential = AnswerField()

    def clean_credential(self) -> Any:
        with said_as(NOT_TAKEN):
            return super().clean_credential()


class ReauthenticatePasskeyForm(ReauthenticateWebAuthnForm):
    credential = AnswerField()

    def clean_credential(self) -> Any:
        with said_as(NOT_TAKEN):
            return super().clean_credential()
