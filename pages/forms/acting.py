"""Short forms of the statement's life."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisations.scripts import is_language
from pages.forms import Form


class WithdrawForm(Form):
    reason = forms.CharField(
        label=_("Why?"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Optional. It is kept in the trail for the issuer’s people; nothing of it becomes public."),
    )  # fmt: skip


class ReturnForm(Form):
    reason = forms.CharField(
        label=_("What should the authors change?"),
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Say why you send the text back, so that the authors know what to change.")},
    )


class WallClock(forms.DateTimeField):
    """What a clock on the wall shows, wherever it hangs: an hour that the reader's own zone skips is one elsewhere."""

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(UTC):
            return super().to_python(value)


class CirculateForm(Form):
    """The deadline as a wall clock shows it in the chosen zone."""

    LATEST = 9000  # years; beyond, links that outlive a deadline would leave the calendar

    deadline = WallClock(
        label=_("Names are taken until"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        help_text=_("The circulation closes by itself at this moment."),
    )
    zone = forms.CharField(
        label=_("Time zone of the deadline"), max_length=64, help_text=_("For example Europe/Brussels or Asia/Almaty."),
        widget=forms.TextInput({"list": "zones", "autocomplete": "off"}),
    )  # fmt: skip
    names_visible = forms.BooleanField(
        label=_("Invited organisations see who has signed"), required=False,
        help_text=_("Their page says which of the two it is."),
    )  # fmt: skip

    def clean_zone(self) -> str:
        zone: str = self.cleaned_data["zone"].strip()
        if zone not in available_timezones():
            raise forms.ValidationError(
                _("“%(zone)s” is no time zone. Write it like Europe/Brussels."), params={"zone": zone}
            )
        return zone

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        wall, zone = cleaned.get("deadline"), cleaned.get("zone")
        if not isinstance(wall, datetime) or not zone:
            return cleaned
        if not 1970 <= wall.year < self.LATEST:
            self.add_error("deadline", _("That year is too far away."))
            return cleaned
        cleaned["deadline"] = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        if cleaned["deadline"].astimezone(ZoneInfo(zone)).replace(tzinfo=None) != wall.replace(tzinfo=None):
            self.add_error("deadline", _("There is no such time on that day: clocks are put forward. Choose another."))
        return cleaned


class ReleaseForm(Form):
    number = forms.IntegerField(
        label=_("Number of the release"), min_value=1, max_value=10**6, required=False,
        help_text=_("Empty: the next number of the series. Gaps and doubles are refused."),
    )  # fmt: skip


class PasteForm(Form):
    """A text to import: pasted, or a file. What is missing is said once for both."""

    text = forms.CharField(
        label=_("Paste the text"), required=False, strip=False, max_length=1024 * 1024,
        widget=forms.Textarea({"rows": 12, "dir": "auto"}),
        help_text=_("Title first. Demands, notes and the issue line are recognised; you check them before anything is kept."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or choose a plain text file"), required=False, help_text=_("UTF-8, UTF-16 or Windows text, up to 1 MiB."),
        widget=forms.ClearableFileInput({"accept": ".txt,text/plain"}),
    )  # fmt: skip
    language = forms.CharField(
        label=_("Language of the text"), required=False, max_length=35,
        help_text=_("Empty: it is recognised. Else a tag like fr or pt-BR."),
    )  # fmt: skip

    def clean_language(self) -> str:
        tag: str = self.cleaned_data["language"]
        if tag and not is_language(tag):
            raise forms.ValidationError(_("“%(tag)s” is no language tag like fr or pt-BR."), params={"tag": tag})
        return tag

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("text") or "").strip() and not cleaned.get("file"):
            self.add_error("text", _("Paste a text, or choose a file."))
        return cleaned
