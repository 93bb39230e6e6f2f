"""What people type, and what must be true of it before an act is tried."""

from typing import Any

from django import forms
from django.utils.translation import gettext


class Form(forms.Form):
    """Labels without a colon, as every page has them. What is too long is said, where a browser would cut it in silence."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)


def no_language(tag: str) -> str:
    return gettext("“%(tag)s” is no language tag like fr or pt-BR.") % {"tag": tag}
