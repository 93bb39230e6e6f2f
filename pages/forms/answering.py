"""What an ally fills in. Every form has one field that only a person sets: a program that posts what it found does nothing."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pages.forms import Form
from signatures.actions.answering import NoName, require_name
from signatures.actions.signing import NotYetDecided, require_decided

SHOWN = "signatures.shown"
SHOWN_FOR = timedelta(hours=12)
CODED = {"code"}  # what is asked on the second page


def shown_stamp(digest: str, now: datetime) -> str:
    """What the form carries of the page that was read: digest and time, signed, so that neither is invented."""
    return signing.dumps([digest, now.astimezone(UTC).isoformat()], salt=SHOWN)


def read_stamp(stamp: str) -> tuple[str, datetime]:
    """Digest and aware time of a stamp; signing.BadSignature for one that is not ours, or older than twelve hours."""
    digest, moment = signing.loads(stamp, salt=SHOWN, max_age=SHOWN_FOR)
    return digest, datetime.fromisoformat(moment)


def human(sentence: Any) -> forms.BooleanField:
    """The box that a person ticks. Its label is the page's, which knows for whom; the sentence says what is missing."""
    return forms.BooleanField(error_messages={"required": sentence})


def day() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class SignForm(Form):
    person = forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"}))
    office = forms.CharField(
        label=_("Your office"),
        max_length=200,
        help_text=_("For example: general secretary. It is kept as evidence and not printed."),
        widget=forms.TextInput({"autocomplete": "organization-title"}),
    )
    email = forms.EmailField(
        label=_("Your address"),
        max_length=254,  # what the columns for addresses hold; Django's form would take 320
        help_text=_("You get a receipt. Another one goes to the registered address."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    organ = forms.CharField(
        label=_("Which organ decided?"),
        max_length=200,
        required=False,
        help_text=_("For example: national board. Optional."),
    )
    decided_on = forms.DateField(label=_("On which day?"), required=False, widget=day(), help_text=_("Optional."))
    authorised = human(_("Tick this: only who is authorised can sign."))
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_decided_on(self) -> date | None:
        """Told before a code is sent, not after it was typed."""
        decided_on: date | None = self.cleaned_data["decided_on"]
        try:
            if decided_on is not None:
                require_decided(decided_on)
        except NotYetDecided as refusal:
            raise ValidationError(str(refusal)) from refusal
        return decided_on


class CodeForm(Form):
    code = forms.CharField(
        label=_("The six digits we sent to the registered address"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code", "pattern": "[0-9 ]*"}),
    )


class SignWithCodeForm(SignForm, CodeForm):
    """The second page: what was written on the first, and the code."""


class ConfirmForm(Form):
    confirm = human(_("Tick this if you mean it; nothing was changed."))


class WithdrawForm(ConfirmForm, CodeForm):
    """Withdrawing needs the same authority as signing (DOMAIN 40)."""


class DeclineForm(ConfirmForm):
    reason = forms.CharField(
        label=_("Why?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Optional. Only the issuer reads it."),
    )


class DecideForm(ConfirmForm):
    decides_on = forms.DateField(label=_("On which day?"), widget=day())


class ForwardForm(ConfirmForm):
    name = forms.CharField(
        label=_("Who is authorised?"), max_length=100, widget=forms.TextInput({"autocomplete": "off"})
    )
    email = forms.EmailField(label=_("Their address"), max_length=254, widget=forms.EmailInput({"autocomplete": "off"}))

    def clean_name(self) -> str:
        """Told beside the field, as the action would tell it."""
        name: str = self.cleaned_data["name"]
        try:
            require_name(name)
        except NoName as refusal:
            raise ValidationError(str(refusal)) from refusal
        return name
