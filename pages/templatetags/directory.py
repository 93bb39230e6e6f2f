"""Words about organisations and people that templates need."""

from typing import Any

from django import template
from django.utils.translation import get_language

from organisations import permissions, scripts

register = template.Library()


@register.filter
def language_name(tag: str) -> str:
    """`Greek` for `el`, in the language of the page."""
    return scripts.language_name(tag, get_language() or "en")


@register.simple_tag
def administers(user: Any) -> bool:
    """Does the person administer any issuer?"""
    return getattr(user, "is_authenticated", False) and permissions.may_administer_anywhere(user)
