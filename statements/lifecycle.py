"""The life of a statement, on one screen.

Every change of status is a named move. Nothing outside this table is possible; docs/lifecycle.md is drawn from it.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Status(models.TextChoices):
    DRAFTING = "drafting", gettext_lazy("drafting")
    IN_REVIEW = "in_review", gettext_lazy("in review")
    APPROVED = "approved", gettext_lazy("approved")
    LOCKED = "locked", gettext_lazy("locked")
    CIRCULATING = "circulating", gettext_lazy("circulating")
    CLOSED = "closed", gettext_lazy("closed for names")
    RELEASED = "released", gettext_lazy("released")
    WITHDRAWN = "withdrawn", gettext_lazy("withdrawn")


S = Status


@dataclass(frozen=True)
class Move:
    sources: frozenset[Status]
    to: Status


def _move(*sources: Status, to: Status) -> Move:
    return Move(frozenset(sources), to)


MOVES = {
    "revise": _move(S.DRAFTING, S.IN_REVIEW, S.APPROVED, to=S.DRAFTING),
    "submit": _move(S.DRAFTING, to=S.IN_REVIEW),
    "return": _move(S.IN_REVIEW, to=S.DRAFTING),
    "approve": _move(S.IN_REVIEW, to=S.APPROVED),
    "lock": _move(S.APPROVED, to=S.LOCKED),
    "circulate": _move(S.LOCKED, to=S.CIRCULATING),
    "close": _move(S.CIRCULATING, to=S.CLOSED),
    "release": _move(S.CLOSED, to=S.RELEASED),
    "withdraw": _move(S.DRAFTING, S.IN_REVIEW, S.APPROVED, S.LOCKED, S.CIRCULATING, S.CLOSED, to=S.WITHDRAWN),
}


class WrongMoment(Exception):
    """The act is possible, but not now. The sentence says why and, where it can, what to do."""


def target_of(move: str, *, current: Status) -> Status:
    """Return the status `move` leads to, or say why it cannot be made now (WrongMoment)."""
    chosen = MOVES[move]
    if current not in chosen.sources:
        raise WrongMoment(REFUSALS[move]() % {"status": Status(current).label})
    return chosen.to


REFUSALS = {
    "revise": lambda: _("The text is %(status)s and cannot be changed."),
    "submit": lambda: _("The statement is %(status)s; only a draft can be submitted for review."),
    "return": lambda: _("The statement is %(status)s; only a text in review can be sent back."),
    "approve": lambda: _("The statement is %(status)s; only a text in review can be approved."),
    "lock": lambda: _("The statement is %(status)s; only an approved text can be locked."),
    "circulate": lambda: _("The statement is %(status)s; only a locked text can circulate."),
    "close": lambda: _("The statement is %(status)s; only a circulating statement can be closed."),
    "release": lambda: _("The statement is %(status)s; close the circulation before the release."),
    "withdraw": lambda: _("The statement is %(status)s and can no longer be withdrawn as a whole."),
}
