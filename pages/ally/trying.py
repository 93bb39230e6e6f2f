"""An act that may be refused, and the form that then says why with nothing lost."""

from collections.abc import Callable
from typing import Any

from django.core.signing import BadSignature
from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _

from limits import TooMany
from signatures.actions.answering import WrongDay
from signatures.actions.links import WrongCode
from signatures.actions.signing import NotYetDecided
from statements.lifecycle import WrongMoment

# Beside which field a refusal is told; all others stand above the form.
FIELDS: dict[type[Exception], str] = {WrongCode: "code", NotYetDecided: "decided_on", WrongDay: "decides_on"}


def tried(form: Any, act: Callable[[], object]) -> bool:
    """Is the form valid, and was the act done? If not, the form holds the sentence, and `answered` the status."""
    if not form.is_valid():
        return False
    try:
        act()
    except TooMany as refusal:
        _refuse(form, None, refusal.sentence, 429)
        form.retry_after = refusal.retry_after
    except BadSignature:
        _refuse(form, None, _("This page was open too long. Read the text again, then sign."), 409)
    except WrongMoment as refusal:
        _refuse(form, None, str(refusal), 409)
    except ValueError as refusal:
        _refuse(form, FIELDS.get(type(refusal)), str(refusal), 400)
    else:
        return True
    return False


def _refuse(form: Form, field: str | None, sentence: str, status: int) -> None:
    form.add_error(field, sentence)
    form.status = status  # type: ignore[attr-defined]


def answered(response: HttpResponse, form: Any) -> HttpResponse:
    """Give the answer the status of what was refused: 400 where the form itself is wrong."""
    if form is not None and form.is_bound and form.errors:
        response.status_code = getattr(form, "status", 400)
        if hasattr(form, "retry_after"):
            response["Retry-After"] = str(form.retry_after)
    return response
