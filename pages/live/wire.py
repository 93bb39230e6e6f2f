"""What goes over the line, by socket and by plain request alike. JSON objects with a `type`."""

import re
from typing import Any

from organisations.models import User
from statements.actions.editing import Taken
from statements.actions.opening import Window

Json = dict[str, Any]

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
COLOURS = 8


def hello(window: Window, *, person: User) -> Json:
    """The first answer: the whole tree, or the steps since the version that the window has."""
    return {
        "type": "hello",
        "version": window.version,
        "you": known_as(person),
        **state(window),
        **({"tree": window.tree} if window.tree is not None else {"steps": window.steps, "clients": window.clients}),
    }


def state(window: Window) -> Json:
    """What the person may do now; sent again whenever it changes."""
    return {
        "status": window.status,
        "writes": window.may_write,
        "suggests": window.may_suggest,
        "why_not": window.why_not,
        "comments_for": list(window.audiences),
        "kept": window.kept_version,
        "revision": window.revision,
    }


def steps(taken: Taken) -> Json:
    """Steps that were taken, the first of them numbered `first`; whoever sent some recognises them by `clients`."""
    return {"type": "steps", "first": taken.first, "steps": taken.steps, "clients": taken.clients}


def known_as(person: User) -> Json:
    """Name, without signs that turn what stands beside it, and one of a few colours."""
    return {"id": person.pk, "name": _TURNING.sub("", person.name)[:80], "colour": person.pk % COLOURS}


def place(message: Json) -> Json | None:
    """Where somebody stands in the text; None for nowhere or nonsense."""
    found = [message.get(name) for name in ("anchor", "head", "version")]
    if not all(isinstance(number, int) and number >= 0 for number in found):
        return None
    return dict(zip(("anchor", "head", "version"), found, strict=True))
