"""Write a mail next to the event it announces."""

from typing import Any

from outbox import bell
from outbox.models import Mail


def queue_mail(
    template: str,
    *,
    to: str,
    because: str,
    language: str = "en",
    secrets: dict[str, tuple[str, str]] | None = None,
    **context: Any,
) -> Mail:
    """Queue one mail; it is delivered once, after the caller's transaction is committed.

    `because` names the cause (an event's or a row's identity): the same template, cause and address make one mail, however
    often this is called. `secrets` maps a template's variable to (purpose, nonce).
    """
    key = f"{template}:{because}:{to}"[:120]
    mail, created = Mail.objects.get_or_create(
        key=key,
        defaults={"template": template, "to": to, "language": language, "context": context, "secrets": secrets or {}},
    )
    if created:
        bell.ring("outbox.deliver", mail.pk)
    return mail
