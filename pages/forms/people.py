"""What is typed about people: who is let in, what they may do, and what they say of themselves."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from organisations.models import Role, User
from pages.forms import Form

# What each role may do, for whoever gives it.
DUTIES = {
    Role.AUTHOR: _("Author: begins statements and writes them"),
    Role.REVIEWER: _("Reviewer: approves texts or sends them back"),
    Role.RELEASER: _("Releaser: locks, circulates and releases"),
    Role.ADMINISTRATOR: _("Administrator: lets people in and out"),
}
AREAS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def roles() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Roles"),
        choices=[(role.value, duty) for role, duty in DUTIES.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one role.")},
        help_text=_("One person may have several. Whoever wrote a text does not approve it."),
    )


class LetInForm(Form):
    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput({"autocomplete": "off"}))
    email = forms.EmailField(
        label=_("Address"),
        max_length=254,
        help_text=_("They log in with it. A new person gets a link there to set the password."),
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    roles = roles()


class RolesForm(Form):
    roles = roles()


class ProfileForm(forms.ModelForm):
    """Name and time zone; the browser's own list is searched by typing the city."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("Every date is shown in it. Type the first letters of a city to find it in the list."),
    )

    class Meta:
        model = User
        fields = ["name", "time_zone"]
        help_texts = {"name": _("As colleagues see it beside what you write and decide.")}
        widgets = {"name": forms.TextInput({"autocomplete": "name"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["time_zone"].choices = zones(self.instance.time_zone)


def zones(present: str) -> list[Any]:
    """The world's zones by area and city, UTC first, and the present one even if it has an old name."""
    known = available_timezones()
    listed: list[Any] = [("UTC", "UTC")]
    for area in AREAS:
        cities = sorted(z for z in known if z.startswith(f"{area}/"))
        listed.append((area, [(z, z.partition("/")[2].replace("_", " ").replace("/", ", ")) for z in cities]))
    if present != "UTC" and not (present in known and present.startswith(AREAS)):
        listed.insert(1, (present, present))
    return listed


class AskPasswordForm(Form):
    email = forms.EmailField(
        label=_("Your address"), max_length=254, widget=forms.EmailInput({"autocomplete": "username"})
    )


class NewPasswordForm(Form):
    password = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=200,
        help_text=_("At least 12 characters. Three or four words that do not belong together are easy to remember."),
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same again"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "password" in cleaned and "again" in cleaned and cleaned["password"] != cleaned["again"]:
            self.add_error("again", _("The two are not the same."))
        return cleaned
