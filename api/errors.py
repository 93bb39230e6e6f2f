"""Every refusal as a problem (RFC 9457), with the sentence that the page would show."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import exceptions
from rest_framework.response import Response

from limits import TooMany
from organisations.rows import BadRows
from organisations.second_step import SecondStepMissing
from releases.numbering import NumberRefused
from signatures.actions.answering import NoName, WrongDay
from signatures.actions.links import NoSuchLink, WrongCode
from signatures.actions.signing import AnotherText, NotYetDecided
from statements.asking import NotReady
from statements.lifecycle import WrongMoment
from statements.text.decoding import Unreadable
from statements.text.schema import InvalidDocument

TYPE = "application/problem+json"


class Invalid(Exception):
    """Well formed, and yet not to be done. An action's own sentence, where it refused."""


class Unprocessable(exceptions.APIException):
    status_code, default_code = HTTPStatus.UNPROCESSABLE_ENTITY, "unprocessable"


class Conflict(exceptions.APIException):
    status_code, default_code = HTTPStatus.CONFLICT, "conflict"


class TooLarge(exceptions.APIException):
    status_code, default_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large"
    default_detail = gettext_lazy("The request is too large.")


class PreconditionRequired(exceptions.APIException):
    status_code, default_code = HTTPStatus.PRECONDITION_REQUIRED, "precondition_required"


class Stale(exceptions.APIException):
    """Somebody saved meanwhile; `present` is what is there now, so that both can be compared and nothing is lost."""

    status_code, default_code = HTTPStatus.PRECONDITION_FAILED, "stale"

    def __init__(self, sentence: str, *, present: dict[str, Any], etag: str) -> None:
        super().__init__(sentence)
        self.present, self.etag = present, etag


# The first that fits: what it is, the status, the problem's name.
KINDS: list[tuple[type[Exception], HTTPStatus, str]] = [
    (NoSuchLink, HTTPStatus.NOT_FOUND, "no_such_link"),
    (Http404, HTTPStatus.NOT_FOUND, "not_found"),
    (exceptions.NotFound, HTTPStatus.NOT_FOUND, "not_found"),
    (SecondStepMissing, HTTPStatus.FORBIDDEN, "second_step_missing"),
    (PermissionDenied, HTTPStatus.FORBIDDEN, "not_you"),
    (AnotherText, HTTPStatus.CONFLICT, "another_text"),
    (WrongMoment, HTTPStatus.CONFLICT, "wrong_moment"),
    (NumberRefused, HTTPStatus.CONFLICT, "number_refused"),
    (NotReady, HTTPStatus.UNPROCESSABLE_ENTITY, "not_ready"),
    (BadRows, HTTPStatus.UNPROCESSABLE_ENTITY, "bad_rows"),
    (InvalidDocument, HTTPStatus.UNPROCESSABLE_ENTITY, "invalid_document"),
    (Unreadable, HTTPStatus.UNPROCESSABLE_ENTITY, "unreadable"),
    (Invalid, HTTPStatus.UNPROCESSABLE_ENTITY, "refused"),
    (TooMany, HTTPStatus.TOO_MANY_REQUESTS, "too_many"),
    (NoName, HTTPStatus.UNPROCESSABLE_ENTITY, "no_name"),
    (WrongDay, HTTPStatus.UNPROCESSABLE_ENTITY, "wrong_day"),
    (NotYetDecided, HTTPStatus.UNPROCESSABLE_ENTITY, "not_yet_decided"),
    (WrongCode, HTTPStatus.BAD_REQUEST, "wrong_code"),
    (RequestDataTooBig, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large"),
]


def answer(error: Exception, context: dict[str, Any]) -> Response | None:
    """The problem that a refusal is answered with; None for what is a fault of ours."""
    for kind, status, name in KINDS:
        if isinstance(error, kind):
            return _problem(error, status, name, context)
    if isinstance(error, exceptions.APIException):
        return _problem(error, HTTPStatus(error.status_code), str(error.default_code), context)
    return None


def _problem(error: Exception, status: HTTPStatus, name: str, context: dict[str, Any]) -> Response:
    problem = {
        "type": f"urn:communique:problem:{name}",
        "title": status.phrase,
        "status": int(status),
        "detail": _sentence(error, status),
        "instance": context["request"].path,
        **_more(error),
    }
    return Response(problem, status=int(status), headers=_headers(error), content_type=TYPE)


def _sentence(error: Exception, status: HTTPStatus) -> str:
    if status is HTTPStatus.NOT_FOUND and not isinstance(error, NoSuchLink):
        return _("There is nothing here, or it is not for you.")
    if isinstance(error, exceptions.ValidationError):
        return " ".join(e["sentence"] for e in _fields(error.detail))
    if isinstance(error, RequestDataTooBig):
        return str(TooLarge.default_detail)
    said = error.detail if isinstance(error, exceptions.APIException) else error
    return str(said) or status.phrase


def _more(error: Exception) -> dict[str, Any]:
    """What the sentence alone does not say, in a form that a program can read."""
    if isinstance(error, exceptions.ValidationError):
        return {"errors": _fields(error.detail)}
    if isinstance(error, NotReady):
        return {"errors": [{**f.as_json(), "field": f.where, "part": f.field} for f in error.findings]}
    if isinstance(error, BadRows):
        return {"errors": [{"field": f.column, "line": f.line, "sentence": str(f)} for f in error.faults]}
    if isinstance(error, AnotherText):
        return {"changes": error.changes}
    return {"present": error.present} if isinstance(error, Stale) else {}


def _fields(detail: Any, path: str = "") -> list[dict[str, str]]:
    """DRF's nested lists and dictionaries, flattened: one entry for each sentence."""
    if isinstance(detail, dict):
        return [e for key, inner in detail.items() for e in _fields(inner, f"{path}.{key}".lstrip("."))]
    if isinstance(detail, list):
        return [e for inner in detail for e in _fields(inner, path)]
    name = path.removesuffix("non_field_errors").rstrip(".")
    return [{"field": name, "sentence": f"{name}: {detail}" if name else str(detail)}]


def _headers(error: Exception) -> dict[str, str]:
    headers = {}
    if getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = error.auth_header  # type: ignore[attr-defined]
    if isinstance(error, TooMany):
        headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, Stale):
        headers["ETag"] = error.etag
    return headers
