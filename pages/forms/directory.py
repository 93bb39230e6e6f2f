"""What is typed about an organisation: its names, what it is, whom to write to, and a whole list as CSV."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.actions.directory import Description, Naming
from organisations.models import Contact, Kind, Organisation
from organisations.scripts import is_language, language_tag
from organisations.tables import NoTable, text_of
from pages.forms import Form

LARGEST = 10 * 1024 * 1024


class Tidy(Form):
    """Runs of spaces, and characters that no column keeps, are not part of a name."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return {k: " ".join(v.split()) if isinstance(v, str) and k not in ("text",) else v for k, v in cleaned.items()}


class NameForm(Tidy):
    name = forms.CharField(
        label=_("Name as it should appear"),
        max_length=300,
        help_text=_("In the organisation’s own language and script, as it has approved it."),
        widget=forms.TextInput({"dir": "auto"}),
    )
    short_name = forms.CharField(
        label=_("Short form"),
        max_length=60,
        required=False,
        help_text=_("An abbreviation, for example ΔΕΕ. Optional."),
        widget=forms.TextInput({"dir": "auto"}),
    )
    language = forms.CharField(
        label=_("Language of the name"),
        max_length=35,
        help_text=_("A language, or a tag like el or zh-Hans. Script and direction follow from it."),
        widget=forms.TextInput({"list": "languages", "autocomplete": "off", "spellcheck": "false"}),
    )
    sort_as = forms.CharField(
        label=_("Sort as"),
        max_length=300,
        required=False,
        help_text=_("Only if it should stand elsewhere than under its first word. Articles are ignored anyway."),
        widget=forms.TextInput({"dir": "auto"}),
    )

    def clean_language(self) -> str:
        typed = self.cleaned_data["language"].strip()
        tag = typed if is_language(typed) else language_tag(typed)
        if not tag:
            raise forms.ValidationError(
                _("“%(typed)s” is no language we know. Write it like Greek, el or zh-Hans."), params={"typed": typed}
            )
        return tag

    @property
    def naming(self) -> Naming:
        return Naming(**{f: self.cleaned_data[f] for f in ("name", "language", "short_name", "sort_as")})


class TranslationForm(NameForm):
    """Of a name that is there already (`of`) the language stays."""

    def __init__(self, *args: Any, of: dict[str, str] | None, **kwargs: Any) -> None:
        super().__init__(*args, initial=of or {}, **kwargs)
        self.fields["name"].help_text = _("As the organisation has approved it for editions in this language.")
        self.fields["language"].disabled = of is not None


class AboutForm(Tidy):
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("Choose one")), *Kind.choices],
        help_text=_("Releases group their signatories by it."),
    )
    country = forms.CharField(
        label=_("Country or territory"),
        max_length=100,
        required=False,
        help_text=_("As your organisation calls it. A country that is known by this name is translated in editions."),
        widget=forms.TextInput({"dir": "auto"}),
    )
    as_typed = forms.BooleanField(
        label=_("Print it as typed, in every language"),
        required=False,
        help_text=_("For historic names, and for territories that you call otherwise than ISO 3166."),
    )
    parent = forms.CharField(
        label=_("Branch or section of"),
        max_length=300,
        required=False,
        help_text=_("The name of the parent as it stands in this directory. Each signs for itself."),
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, directory: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.directory = directory

    def clean_parent(self) -> Organisation | None:
        typed = self.cleaned_data["parent"].strip()
        if not typed:
            return None
        allies = Organisation.objects.filter(directory=self.directory).prefetch_related("names")
        found = list(allies.filter(uid=typed)) or list(allies.named(typed)[:6])
        if not found:
            raise forms.ValidationError(_("Nobody is called “%(typed)s” in this directory."), params={"typed": typed})
        if len(found) > 1:
            which = "; ".join(f"{o}, {o.country}: {o.uid}" for o in found)
            raise forms.ValidationError(
                _("Several have this name. Write the sign of the one you mean. %(which)s"), params={"which": which}
            )
        return found[0]

    @property
    def description(self) -> Description:
        return Description(**{f: self.cleaned_data[f] for f in ("kind", "country", "as_typed", "parent")})


class ContactForm(Tidy):
    email = forms.EmailField(
        label=_("Address"),
        max_length=254,
        help_text=_("Invitations, codes and receipts go there: the address that the organisation itself uses."),
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    person = forms.CharField(label=_("Person"), max_length=200, required=False, help_text=_("Optional."))
    office = forms.CharField(
        label=_("Office"),
        max_length=200,
        required=False,
        help_text=_("For example: international secretary. Optional."),
    )

    @property
    def contact(self) -> dict[str, str]:
        return {f: self.cleaned_data[f] for f in ("email", "person", "office")}


class OrganisationForm(NameForm, AboutForm, ContactForm):
    """Everything about a new ally on one sheet; the contact can be added later."""

    field_order = ["name", "short_name", "language", "sort_as", "kind", "country", "as_typed", "parent",
                   "email", "person", "office"]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = False
        self.fields["email"].help_text = _("Invitations, codes and receipts go there. It can be added later.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("email") and (cleaned.get("person") or cleaned.get("office")) and "email" not in self.errors:
            self.add_error("email", _("A contact needs an address."))
        return cleaned

    @property
    def first_contact(self) -> Contact | None:
        return Contact(**self.contact) if self.cleaned_data["email"] else None


class ImportForm(Form):
    """A list: a file, or pasted; as CSV, or as a spreadsheet copies it."""

    file = forms.FileField(
        label=_("Choose a CSV file"),
        required=False,
        help_text=_("UTF-8, with commas, semicolons or tabs, up to 20,000 rows."),
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,text/csv"}),
    )
    text = forms.CharField(
        label=_("Or paste the rows"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 10, "dir": "auto", "spellcheck": "false"}),
        help_text=_("The first line names the columns."),
    )

    def clean_file(self) -> str:
        file = self.cleaned_data["file"]
        if file is None:
            return ""
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB. Import it in parts."))
        try:
            return text_of(file.read())
        except NoTable as error:
            raise forms.ValidationError(str(error)) from None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["rows"] = cleaned.get("file") or cleaned.get("text") or ""
        if not cleaned["rows"].strip() and not self.errors:
            self.add_error("text", _("Choose a file, or paste the rows."))
        return cleaned
