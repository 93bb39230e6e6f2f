"""What production does not start with, one line each, and all of them said at once."""

import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, run_checks
from django.core.exceptions import ImproperlyConfigured

LONG, VARIED = 40, 12
EXAMPLES = ("django-insecure", "for tests only", "changeme", "change-me", "write 50")
LOCAL = ("localhost", "127.0.0.1", "::1")
LOOKED_AT = (
    "DEBUG", "SECRET_KEY", "LINK_KEY", "ALLOWED_HOSTS", "PUBLIC_URL", "EMAIL_URL", "TRUSTED_PROXIES", "SEAL_KEY_FILE", "MAILBOX",
    "SECOND_FACTOR_REQUIRED",
)  # fmt: skip


def refuse(chosen: Mapping[str, Any]) -> None:
    """Raise ImproperlyConfigured with every line that `lines` finds."""
    found = list(lines(chosen))
    if found:
        raise ImproperlyConfigured("\n".join(("Production does not start:", *found)))


def check(**_kwargs: Any) -> list[CheckMessage]:
    """The same as a system check, for whatever stands in the settings in the end."""
    return [Error(line, id="production.E001") for line in lines({name: getattr(settings, name) for name in LOOKED_AT})]


def refuse_now() -> None:
    """For a door that no command opens (gunicorn): raise ImproperlyConfigured where a production check fails."""
    found = [str(message.msg) for message in run_checks(tags=["production"])]
    if found:
        raise ImproperlyConfigured("\n".join(("Production does not start:", *found)))


def lines(chosen: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong, and what to do about it."""
    if chosen["DEBUG"]:
        yield "DEBUG is on: every error would show settings and texts to whoever meets it. Leave it off."
    if chosen["MAILBOX"]:
        yield "MAILBOX is on: everybody could read every mail, with its links and codes. Leave it off."
    if not chosen["SECOND_FACTOR_REQUIRED"]:
        yield "SECOND_FACTOR_REQUIRED is off: a stolen password alone would approve and release. Leave it on."
    for name in ("SECRET_KEY", "LINK_KEY"):
        yield from _key(name, chosen[name])
    if chosen["SECRET_KEY"] and chosen["SECRET_KEY"] == chosen["LINK_KEY"]:
        yield "SECRET_KEY and LINK_KEY are the same: whoever learns one would open every link. Make two."
    if "*" in chosen["ALLOWED_HOSTS"] or not chosen["ALLOWED_HOSTS"]:
        yield "ALLOWED_HOSTS must name your hosts; * would answer for anybody's."
    address = urlsplit(chosen["PUBLIC_URL"])
    if address.scheme != "https" and address.hostname not in LOCAL:
        yield "PUBLIC_URL must begin with https://, because personal links are sent with it."
    if not chosen["EMAIL_URL"]:
        yield "EMAIL_URL is missing: no invitation and no code would reach anybody. Name your mail server."
    if chosen["TRUSTED_PROXIES"] < 1:
        yield "TRUSTED_PROXIES must say how many proxies stand in front, usually 1: else limits count all the world as one."
    yield from _key_file(Path(chosen["SEAL_KEY_FILE"]))


def _key(name: str, key: str) -> Iterator[str]:
    if len(key) < LONG:
        yield f"{name} is missing or short. Put 50 random characters into the environment."
    elif len(set(key)) < VARIED or any(example in key.lower() for example in EXAMPLES):
        yield f"{name} is an example that everybody knows, or not random. Put 50 random characters into the environment."


def _key_file(path: Path) -> Iterator[str]:
    try:
        mode = path.stat().st_mode
    except OSError:  # only the worker has it
        return
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield f"SEAL_KEY_FILE can be read by others than its owner: chmod 600 {path}"
