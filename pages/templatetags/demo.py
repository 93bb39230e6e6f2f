"""What only a demo has."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def mailbox_is_open() -> bool:
    """Is everybody's mail kept for the mailbox page? Then the way there is shown."""
    return bool(settings.MAILBOX and not settings.MAIL_IS_SENT)
