"""Short forms of the statement's life."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.scripts import is_language
from pages.forms import Form, no_language


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
        help_text=_("Title first. Demands, notes and the issue line (“N° 21, February 2022”) are recognised; you check them before anything is kept."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or choose a file"), required=False,
        help_text=_("From Word (docx), LibreOffice (odt), rtf, a web page, Markdown, plain text or a PDF, up to 10 MB."),
        widget=forms.ClearableFileInput({"accept": ".docx,.docm,.odt,.rtf,.html,.htm,.md,.markdown,.txt,.pdf"}),
    )  # fmt: skip
    language = forms.CharField(
        label=_("Language of the text"), required=False, max_length=35,
        help_text=_("Empty: it is recognised. Else a tag like fr or pt-BR."),
    )  # fmt: skip

    def clean_language(self) -> str:
        tag: str = self.cleaned_data["language"]
        if tag and not is_language(tag):
            raise forms.ValidationError(no_language(tag))
        return tag

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not (cleaned.get("text") or "").strip() and not cleaned.get("file"):
            self.add_error("text", _("Paste a text, or choose a file."))
        return cleaned
