"""HTML that cannot be injected: whatever is not made here is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


class Html(str):
    """Text that is markup already; what is added to it is escaped unless it is markup too."""

    def __add__(self, other: str) -> Html:
        return Html(str(self) + str(text(other)))


def text(value: str) -> Html:
    """A plain string as markup."""
    return value if isinstance(value, Html) else Html(escape(value))


def join(parts: Iterable[str], between: str = "") -> Html:
    """Several pieces as one, with `between` escaped like any other string."""
    return Html(text(between).join(text(part) for part in parts if part))


def tag(name: str, *children: str, **attributes: str | None) -> Html:
    """One element; `class_` becomes `class`, `data_kind` becomes `data-kind`, an attribute of None is left out."""
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{shown}>{join(children)}</{name}>")


def css_string(value: str) -> str:
    """A CSS string literal that holds any text."""
    return '"' + "".join(c if c.isalnum() and c.isascii() else f"\\{ord(c):x} " for c in value) + '"'
