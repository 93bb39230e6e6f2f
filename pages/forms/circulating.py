"""The times of a call, typed as a clock on the wall shows them."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outbox.clock import database_now
from pages.forms import Form
from signatures.models import Circulation
from signatures.timing import LATEST_YEAR, require_before, require_later, require_to_come, require_zone


class WallClock(forms.DateTimeField):
    """What a clock on the wall shows, wherever it hangs: an hour that the reader's own zone skips is one elsewhere."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"))
        options.setdefault("input_formats", ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"])
        super().__init__(**options)

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(UTC):
            return super().to_python(value)


def moment_of(wall: datetime, zone: str) -> datetime:
    """The moment at which a clock in the zone shows `wall`, or ValidationError where none ever does."""
    if not 1970 <= wall.year < LATEST_YEAR:
        raise forms.ValidationError(_("That year is too far away."))
    moment = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != wall.replace(tzinfo=None):
        raise forms.ValidationError(_("There is no such time on that day: clocks are put forward. Choose another."))
    return moment


class TimesForm(Form):
    """Says under its own field what is wrong with a time, in the sentence with which the action would refuse it."""

    def in_zone(self, name: str, zone: str) -> datetime | None:
        """Read a field as a time in the zone; None where it is empty or wrong."""
        wall = self.cleaned_data.get(name)
        if not isinstance(wall, datetime):
            return None
        try:
            self.cleaned_data[name] = moment_of(wall, zone)
        except forms.ValidationError as error:
            self.add_error(name, error)
            return None
        return self.cleaned_data[name]  # type: ignore[no-any-return]

    def check(self, name: str, question: Any, *told: Any, **more: Any) -> None:
        try:
            question(*told, **more)
        except ValueError as refusal:
            self.add_error(name, str(refusal))


class CirculateForm(TimesForm):
    """Until when, by when, and in which zone both are meant."""

    deadline = WallClock(
        label=_("Names are taken until"), help_text=_("The circulation closes by itself at this moment.")
    )
    answer_by = WallClock(
        label=_("Please answer by"), required=False,
        help_text=_("Optional, and earlier. The invitation asks for an answer by then; nothing closes."),
    )  # fmt: skip
    zone = forms.CharField(
        label=_("Time zone of both"), max_length=64, help_text=_("For example Europe/Brussels or Asia/Almaty."),
        widget=forms.TextInput({"list": "zones", "autocomplete": "off"}),
    )  # fmt: skip
    names_visible = forms.BooleanField(
        label=_("Invited organisations see who has signed"), required=False,
        help_text=_("Their page says which of the two it is."),
    )  # fmt: skip

    def clean_zone(self) -> str:
        zone: str = self.cleaned_data["zone"].strip()
        try:
            require_zone(zone)
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return zone

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("zone"):
            return cleaned
        now, deadline = database_now(), self.in_zone("deadline", cleaned["zone"])
        if deadline:
            self.check("deadline", require_to_come, deadline, now=now)
        answer_by = self.in_zone("answer_by", cleaned["zone"])
        if answer_by and "deadline" in self.cleaned_data and deadline:
            self.check("answer_by", require_before, answer_by, deadline=deadline, now=now)
        return cleaned


class ExtendForm(TimesForm):
    """A later deadline, in the zone in which the first one was set."""

    deadline = WallClock(label=_("Names are taken until"))

    def __init__(self, *args: Any, circulation: Circulation, **more: Any) -> None:
        super().__init__(*args, **more)
        self.circulation = circulation
        self.fields["deadline"].help_text = _("As a clock shows it in the time zone %(zone)s.") % {
            "zone": circulation.zone
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        deadline = self.in_zone("deadline", self.circulation.zone)
        if deadline:
            self.check("deadline", require_later, deadline, than=self.circulation.deadline)
        return cleaned
