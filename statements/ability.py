"""The answer to “may I do this now?”, for a button and for the API."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied

from statements.asking import NotReady
from statements.lifecycle import WrongMoment


@dataclass(frozen=True)
class Ability:
    """Possible now, or the sentence that says why not; `mine` is False where it is another person's to do, at any time."""

    allowed: bool
    why_not: str = ""
    mine: bool = True

    def __bool__(self) -> bool:
        return self.allowed

    def as_json(self) -> dict[str, Any]:
        return {"allowed": self.allowed, "why_not": self.why_not or None}


def answer(ask: Callable[[], Any]) -> Ability:
    """Ask as the action would, and say what it would have said."""
    try:
        ask()
    except PermissionDenied as refusal:
        return Ability(False, str(refusal), mine=False)
    except (WrongMoment, NotReady) as refusal:
        return Ability(False, str(refusal))
    return Ability(True)
