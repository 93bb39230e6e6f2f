"""Names and sizes of the plain editor's fields."""

from typing import Any

from django import template

from signatures.queries import Standing

register = template.Library()


@register.filter
def rows(text: str, width: int) -> int:
    """How many lines of this width the text fills; browsers that grow a field by themselves ignore it."""
    return sum(len(line) // width + 1 for line in text.split("\n")) if text else 1


@register.filter
def kind(kinds: dict[str, Any], name: str) -> Any:
    return kinds.get(name, name)


@register.filter
def at(mapping: dict[str, Any], key: str) -> Any:
    return mapping.get(key, "")


@register.filter
def standing(value: str) -> Any:
    """The words for where an invited organisation stands."""
    return Standing(value).label


@register.simple_tag
def block_field(block: int) -> str:
    return f"b-{block}-text"


@register.simple_tag
def demand_field(block: int, demand: int) -> str:
    return f"b-{block}-d-{demand}-text"


@register.simple_tag
def demand_place(block: int, demand: int) -> str:
    return f"{block}:{demand}"


@register.simple_tag
def note_field(note: int) -> str:
    return f"n-{note}-text"
