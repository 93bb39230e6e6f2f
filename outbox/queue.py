"""Write a mail next to the event it announces."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from outbox import bell
from outbox.models import Mail

AT_ONCE = 500
LONGEST_KEY = 120  # the column's


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
    return queue_mails(template, to=[to], because=because, language=language, secrets=secrets, **context)[0]


def queue_mails(
    template: str,
    *,
    to: Iterable[str],
    because: str,
    language: str = "en",
    secrets: dict[str, tuple[str, str]] | None = None,
    **context: Any,
) -> list[Mail]:
    """Queue the same mail to every one of these addresses, each of which gets it once; return the rows.

    Of a row that was there already, only `pk` and `key` are told.
    """
    addresses = {_key(template, because, address): address for address in to}
    mails = Mail.objects.bulk_create(
        [
            Mail(key=key, template=template, to=address, language=language, context=context, secrets=secrets or {})
            for key, address in addresses.items()
        ],
        # A mail that is there already is left as it is. Plain `ignore_conflicts` would hide other faults on SQLite.
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["key"],
        batch_size=AT_ONCE,
    )
    for mail in mails:
        bell.ring("outbox.deliver", mail.pk)
    return mails


def _key(template: str, because: str, address: str) -> str:
    """What makes a mail happen once. Two long addresses that begin alike are two addresses, also within the column."""
    key = f"{template}:{because}:{address}"
    if len(key) <= LONGEST_KEY:
        return key
    return f"{template}:{because}:"[: LONGEST_KEY - 64] + sha256(key.encode()).hexdigest()
