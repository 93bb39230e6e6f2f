"""What an ally fills in."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

SHOWN = "signatures.shown"


def shown_stamp(digest: str, now: datetime) -> str:
    """What the form carries of the page that was read: digest and time, signed, so that neither is invented."""
    return signing.dumps([digest, now.astimezone(UTC).isoformat()], salt=SHOWN)


def read_stamp(stamp: str) -> tuple[str, datetime]:
    """Digest and aware time of a stamp; signing.BadSignature for one that is not ours."""
    digest, moment = signing.loads(stamp, salt=SHOWN)
    return digest, datetime.fromisoformat(moment)


class Form(forms.Form):
    """Labels without a colon, as every page has them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


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
        help_text=_("You get a receipt. Another one goes to your organisation’s registered address."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    organ = forms.CharField(
        label=_("Which organ decided?"),
        max_length=200,
        required=False,
        help_text=_("For example: national board. Optional."),
    )
    decided_on = forms.DateField(
        label=_("On which day?"), required=False, widget=forms.DateInput({"type": "date"}), help_text=_("Optional.")
    )
    shown = forms.CharField(widget=forms.HiddenInput)


class CodeForm(Form):
    code = forms.CharField(
        label=_("The six digits we sent to your organisation’s registered address"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code", "pattern": "[0-9 ]*"}),
    )


class ReasonForm(Form):
    reason = forms.CharField(
        label=_("Why?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Optional. Only the issuer reads it."),
    )
