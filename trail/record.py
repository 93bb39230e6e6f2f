"""The one way to write to the trail."""

from typing import Any, Protocol

from trail.models import Event


class Actor(Protocol):
    """Whoever acts: a user, a contact, or the system itself."""

    @property
    def trail_name(self) -> str: ...


class System:
    """The service acting by itself: a deadline passed, a job finished."""

    trail_name = "system"


SYSTEM = System()


class Described(Protocol):
    @property
    def uid(self) -> Any: ...


def record(kind: str, *, about: Described, by: Actor, statement: str = "", **data: Any) -> Event:
    """Write one event in the caller's transaction: it exists exactly when the act does. No personal data in `data`."""
    name = f"{type(about).__name__.lower()}:{about.uid}"
    return Event.objects.create(kind=kind, about=name, statement=statement, by=by.trail_name, data=data)
