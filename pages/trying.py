"""An act that may be refused: its sentence is shown where it belongs, under the right status, and nothing typed is lost."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature
from django.forms import BaseForm
from django.http import HttpResponse
from django.utils.translation import gettext as _

from limits import TooMany
from organisations.asking import NotPossible
from releases.numbering import NumberRefused
from signatures.actions.answering import WrongDay
from signatures.actions.links import WrongCode
from signatures.actions.signing import NotYetDecided
from statements.asking import NotReady
from statements.lifecycle import WrongMoment

# The first that fits. A plain ValueError is an action's sentence about what was typed.
STATUSES: list[tuple[type[Exception], int]] = [
    (PermissionDenied, 403),
    (TooMany, 429),
    (BadSignature, 409),
    (WrongMoment, 409),
    (NotReady, 409),
    (NotPossible, 409),
    (NumberRefused, 409),
    (ValueError, 400),
]
REFUSED = tuple(kind for kind, _status in STATUSES)
# Beside which field a refusal is told; all others stand above the form.
FIELDS: dict[type[Exception], str] = {
    WrongCode: "code",
    NotYetDecided: "decided_on",
    WrongDay: "decides_on",
    NumberRefused: "number",
}


@dataclass(frozen=True)
class Refusal:
    """Why an act was not done, in a sentence, and the status code that goes with it."""

    sentence: str
    status: int
    field: str | None = None
    retry_after: int | None = None

    @property
    def shown(self) -> dict[str, Any]:
        """For a page without a form, which says it on top."""
        return {"problem": self.sentence, "status": self.status}


def refused(act: Callable[[], object]) -> Refusal | None:
    """Do it; None when it was done."""
    try:
        act()
    except REFUSED as error:
        return refusal_of(error)
    return None


def why_not(ask: Callable[..., object], *what: Any, **by: Any) -> str:
    """The sentence with which this act would be refused now; empty if it would not."""
    refusal = refused(partial(ask, *what, **by))
    return refusal.sentence if refusal else ""


def tried(form: Any, act: Callable[[], object]) -> bool:
    """Is the form valid, and was the act done? If not, the form holds the sentence, and `answered` the status."""
    if not form.is_valid():  # also one that is only shown
        return False
    refusal = refused(act)
    if refusal is not None:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        form.refusal = refusal
    return refusal is None


def answered(response: HttpResponse, form: BaseForm | None) -> HttpResponse:
    """Give the answer the status of what was refused: 400 where the form itself is wrong."""
    if form is not None and form.is_bound and form.errors:
        refusal: Refusal | None = getattr(form, "refusal", None)
        response.status_code = refusal.status if refusal else 400
        if refusal and refusal.retry_after:
            response["Retry-After"] = str(refusal.retry_after)
    return response


def refusal_of(error: Exception) -> Refusal:
    sentence = _("This page was open too long. Read the text again, then sign.")
    return Refusal(
        sentence=sentence if isinstance(error, BadSignature) else str(error),
        status=next(status for kind, status in STATUSES if isinstance(error, kind)),
        field=FIELDS.get(type(error)),
        retry_after=error.retry_after if isinstance(error, TooMany) else None,
    )
