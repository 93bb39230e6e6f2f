"""The same line over plain requests, where sockets are blocked: what a socket would have said, in one answer."""

import json

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pages import access
from pages.live import talk, wire
from pages.trying import refusal_of
from statements.actions.editing import Behind, Taken, take
from statements.actions.opening import open_text
from statements.lifecycle import WrongMoment
from statements.models import Statement
from statements.text.editing.stepping import StepRefused


@require_http_methods(["GET", "HEAD", "POST"])
@access.private
def line(request: HttpRequest, uid: str) -> HttpResponse:
    """GET `?version=n`: hello, with the steps since. POST `version, client, steps` (a JSON list): what became of them."""
    statement = access.to_change(request, uid)
    if request.method == "POST":
        return _taken(request, statement)
    since = request.GET.get("version", "")
    person = access.person(request)
    window = open_text(statement, by=person, since=int(since) if since.isdecimal() and len(since) < 16 else None)
    return _answer(wire.hello(window, person=person))


@require_http_methods(["GET", "HEAD", "POST"])
@access.private
def comments(request: HttpRequest, uid: str) -> HttpResponse:
    """GET: the threads. POST `type` with what the act needs, as fields: the thread that was spoken in, or why not."""
    statement, person = access.to_change(request, uid), access.person(request)
    if request.method != "POST":
        return _answer(talk.threads(statement, person=person))
    try:
        return _answer({"type": "said", "thread": talk.act(statement, person, _spoken(request)).uid})
    except talk.REFUSED as refusal:
        return _answer({"type": "not_said", "sentence": str(refusal)}, status=refusal_of(refusal).status)


def _spoken(request: HttpRequest) -> wire.Json:
    numbers = {name: request.POST.get(name, "") for name in ("start", "end", "version")}
    read = {name: int(text) for name, text in numbers.items() if text.isdecimal() and len(text) < 16}
    return {**request.POST.dict(), **dict.fromkeys(numbers), **read}


def _taken(request: HttpRequest, statement: Statement) -> HttpResponse:
    try:
        return _answer(wire.steps(_take(request, statement)))
    except Behind as behind:
        return _answer({"type": "behind", "version": behind.version})
    except (StepRefused, PermissionDenied, WrongMoment) as refusal:
        kind = "step" if isinstance(refusal, StepRefused) else "right"
        status = refusal_of(refusal).status
        return _answer({"type": "refused", "kind": kind, "sentence": str(refusal)}, status=status)


def _take(request: HttpRequest, statement: Statement) -> Taken:
    try:
        version, steps = int(request.POST["version"]), json.loads(request.POST["steps"])
    except (ValueError, KeyError, RecursionError):
        steps = None
    if not isinstance(steps, list):
        raise StepRefused(_("This is no list of changes."))
    client = request.POST.get("client", "?")[:40]
    return take(statement, by=access.person(request), version=version, client=client, steps=steps)


def _answer(message: wire.Json, *, status: int = 200) -> JsonResponse:
    return JsonResponse(message, status=status, json_dumps_params={"ensure_ascii": False})
