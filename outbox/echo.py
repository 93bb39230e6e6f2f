"""Tells whoever listens that something was committed: at once in this process, through Redis in all others.

An echo is a hint and never the truth: it may be lost or come twice. Whoever hears it looks into the database.
"""

import json
import logging
import secrets
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import redis
from django.conf import settings
from django.db import transaction

log = logging.getLogger(__name__)

CHANNEL = "communique:echo"
PROCESS = secrets.token_hex(8)  # so that a process knows its own echo
Listener = Callable[[str, Any], None]

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Call `listener(topic, what)` in whatever thread commits; it must return at once."""
    _listeners.append(listener)


def call(topic: str, what: Any = None) -> None:
    """After the commit: tell the listeners here what happened, and the other processes that something did."""
    transaction.on_commit(partial(_call_now, topic, what))


def _call_now(topic: str, what: Any) -> None:
    for listener in _listeners:
        listener(topic, what)
    if settings.REDIS_URL:
        try:
            _redis().publish(CHANNEL, json.dumps([PROCESS, topic]))
        except Exception as error:  # the others find out when they look again
            log.warning("the echo of %s was not heard: %s", topic, error)


@cache
def _redis() -> Any:
    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1)
