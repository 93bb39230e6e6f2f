"""A request sent twice acts once: the second gets the first one's answer.

Two transactions. The first writes down that the key is in use, so that whoever comes meanwhile is told so instead of
waiting. The second holds the act and its answer together: after a crash there are both or neither, and a request that
never answered is given up for dead after a while and may be sent again.
"""

import hashlib
import re
from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api import errors
from api.models import IdempotentRequest
from api.wire import to_json
from outbox import tokens
from outbox.clock import database_now

KEY = re.compile(r"[\x21-\x7e]{1,128}")
GIVEN_UP_AFTER = timedelta(minutes=5)
KEPT = timedelta(hours=24)


def once(request: Request, owner: str, act: Callable[[], Response], *, whole: bool = True) -> Response | HttpResponse:
    """Act, or repeat the answer of the request that had this owner's key. `act` answers refusals, it does not raise them.

    `whole` puts the act and its answer into one transaction. What spends tries (signing) cannot have that: a try stays
    counted though the act is refused; such acts are safe to repeat by themselves.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return act()
    if not KEY.fullmatch(key):
        raise ValidationError({"Idempotency-Key": [_("1 to 128 visible ASCII characters, please.")]})
    row, mine = _claim(owner, key, _fingerprint(request))
    if not mine:
        return _repeat(row)
    try:
        with transaction.atomic() if whole else nullcontext():
            response = act()
            _keep(row, response)
    except BaseException:
        IdempotentRequest.objects.filter(pk=row.pk, claim=row.claim, status__isnull=True).delete()
        raise
    return response


def _fingerprint(request: Request) -> str:
    """Of method, address and body. Keyed with LINK_KEY: from a plain hash of a body its six-digit code could be tried out."""
    is_json = (request.content_type or "").lower().startswith("application/json")
    body = hashlib.sha256(request.body if is_json else b"").hexdigest()
    return tokens.fingerprint(f"{request.method} {request.get_full_path()} {body}")


def _claim(owner: str, key: str, fingerprint: str) -> tuple[IdempotentRequest, bool]:
    """The key's row, and whether it is this request that shall act."""
    row, created = IdempotentRequest.objects.get_or_create(owner=owner, key=key, defaults={"fingerprint": fingerprint})
    if created:
        return row, True
    if row.fingerprint != fingerprint:
        raise errors.Unprocessable(_("This Idempotency-Key was used for another request. Take a new one."))
    if row.status is not None:
        return row, False
    now = database_now()
    dead = IdempotentRequest.objects.filter(
        pk=row.pk, claim=row.claim, status__isnull=True, begun_at__lte=now - GIVEN_UP_AFTER
    )
    if not dead.update(claim=F("claim") + 1, begun_at=now):
        raise errors.Conflict(_("A request with this Idempotency-Key is under way. Ask again in a moment."))
    row.claim += 1
    return row, True


def _keep(row: IdempotentRequest, response: Response) -> None:
    kept = IdempotentRequest.objects.filter(pk=row.pk, claim=row.claim, status__isnull=True).update(
        status=response.status_code,
        body=to_json(response.data).decode(),
        location=response.headers.get("Location", ""),
    )
    if not kept:  # it was given up for dead, and another one acts: what was done here is undone
        raise errors.Conflict(_("A request with this Idempotency-Key is under way. Ask again in a moment."))


def _repeat(row: IdempotentRequest) -> HttpResponse:
    assert row.status is not None
    kind = "application/json" if row.status < 400 else errors.TYPE
    response = HttpResponse(row.body, status=row.status, content_type=kind)
    response["Idempotency-Replayed"] = "true"
    if row.location:
        response["Location"] = row.location
    return response


def sweep() -> int:
    """Forget the answers of yesterday; return how many."""
    old = IdempotentRequest.objects.filter(created_at__lt=database_now() - KEPT)
    return old.delete()[0]
