"""What stands out in a text, as a list that a person reads to its end."""

from collections.abc import Iterable

from django import template

from statements.text import linting

register = template.Library()


@register.filter
def in_short(findings: Iterable[linting.Finding]) -> list[linting.Group]:
    return linting.in_short(findings)
