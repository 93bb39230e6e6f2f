"""One open editor's socket."""

import asyncio
import json
import logging
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from organisations.models import User
from pages.live import talk, wire
from pages.live.entering import NotLetIn, person_of
from pages.live.rooms import ROOMS
from pages.live.threads import in_thread
from statements.actions.editing import Behind, Taken, take
from statements.actions.opening import Window, open_text
from statements.lifecycle import WrongMoment
from statements.models import Statement
from statements.text.editing.stepping import StepRefused

log = logging.getLogger(__name__)

WAITING = 5_000  # answers that one line may owe; whoever reads slower than that comes again
ACTS = {"enter": "enter", "steps": "take", "at": "stand", "look": "look", "threads": "tell_threads"}
ACTS |= dict.fromkeys(talk.ACTS, "speak")
NOT_LET_IN, NOT_UNDERSTOOD, TOO_SLOW = 4403, 4400, 4408


class Line(AsyncWebsocketConsumer):
    """Sends everything in order: hello, then each step once, then whatever else is new."""

    uid: str
    person: User
    statement: Statement
    version = 0
    state: wire.Json | None = None

    async def connect(self) -> None:
        self.uid = self.scope["url_route"]["kwargs"]["uid"]
        self.window = "?"
        self.place: wire.Json | None = None
        self._owed: asyncio.Queue[wire.Json] = asyncio.Queue(WAITING)
        self._sender: asyncio.Task[None] | None = None
        self._talk = talk.Told()
        self._looking, self._look_once_more = False, False
        await self.accept()

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        try:
            message = json.loads(text_data or "")
            act = getattr(self, ACTS[message["type"]])
        except (ValueError, KeyError, TypeError):
            await self.close(NOT_UNDERSTOOD)
            return
        if self.state is None and message["type"] != "enter":
            return
        await act(message)

    async def enter(self, message: wire.Json) -> None:
        since = message.get("version")
        try:
            self.person, self.statement, window = await in_thread(_entered, self.scope, self.uid, since)
        except NotLetIn as refusal:
            await self.send(json.dumps({"type": "not_let_in", "sentence": str(refusal)}))
            await self.close(NOT_LET_IN)
            return
        self.window = str(message.get("client"))[:40]
        self.version = window.version
        self.state = wire.state(window)
        self._say(wire.hello(window, person=self.person))
        self._sender = asyncio.create_task(self._send_what_is_owed())
        ROOMS.enter(self)
        self.look_again()  # what was committed since the window was read

    async def disconnect(self, code: int) -> None:
        if self.state is not None:
            ROOMS.leave(self)
        if self._sender is not None:
            self._sender.cancel()

    async def take(self, message: wire.Json) -> None:
        try:
            taken = await in_thread(_took, self.statement, self.person, self.window, message)
        except Behind as behind:
            if behind.version > self.version:
                self.look_again()
            self._say({"type": "behind", "version": behind.version})
        except (StepRefused, PermissionDenied, WrongMoment) as refusal:
            kind = "step" if isinstance(refusal, StepRefused) else "right"
            self._say({"type": "refused", "kind": kind, "sentence": str(refusal)})
            self.look_again()
        else:
            self.bring(taken)

    async def speak(self, message: wire.Json) -> None:
        """An act about comments: what became of it, and to everybody the threads as they are then."""
        self._say(await in_thread(talk.done, self.statement, self.person, message))
        self.look_again()

    async def tell_threads(self, _message: wire.Json) -> None:
        """All threads anew: for a window that lost the place of one, and may have got its words back."""
        self._talk = talk.Told()
        self.look_again()

    async def stand(self, message: wire.Json) -> None:
        self.place = wire.place(message)
        ROOMS.stands(self)

    async def look(self, _message: wire.Json) -> None:
        self.look_again()

    def bring(self, taken: Taken) -> None:
        """Steps that were committed, by whomever: sent on where they are the next ones."""
        if taken.first == self.version + 1:
            self.version = taken.last
            self._say(wire.steps(taken))
        elif taken.first > self.version:
            self.look_again()

    def look_again(self) -> None:
        """Ask the database what this line does not know yet."""
        if self._looking:
            self._look_once_more = True
            return
        self._looking = True
        asyncio.get_running_loop().create_task(self._look())

    async def _look(self) -> None:
        try:
            self.person, self.statement, window = await in_thread(_entered, self.scope, self.uid, self.version)
            self._catch_up(window)
            await self._tell_threads(window)
        except NotLetIn as refusal:
            self._say({"type": "not_let_in", "sentence": str(refusal)})
            await self.close(NOT_LET_IN)
        except Exception:  # the database is away: the next look will tell
            log.exception("a line of %s could not look again", self.uid)
        finally:
            self._looking = False
        if self._look_once_more:
            self._look_once_more = False
            self.look_again()

    def _catch_up(self, window: Window) -> None:
        new = window.version - len(window.steps) + 1
        if window.tree is None and window.steps and new <= self.version + 1:
            known = self.version + 1 - new
            steps, clients = list(window.steps[known:]), list(window.clients[known:])
            if steps:
                self.bring(Taken(self.version + 1, window.version, steps, clients))
        state = wire.state(window)
        if state != self.state:
            self.state = state
            self._say({"type": "state", **state})

    async def _tell_threads(self, window: Window) -> None:
        """After hello, and whenever something was said or the person may see other threads."""
        told = self._talk
        if told.is_behind(window):
            message = await in_thread(talk.threads, self.statement, person=self.person)
            if told.brings_news(message, window):
                self._say(message)

    def differs_from(self, now: tuple[int, str, int] | None) -> bool:
        """Is version, status or talk another than what was sent last?"""
        return self.state is None or now != (self.version, self.state["status"], self._talk.talk)

    def say(self, message: wire.Json) -> None:
        self._say(message)

    def _say(self, message: wire.Json) -> None:
        try:
            self._owed.put_nowait(message)
        except asyncio.QueueFull:
            asyncio.get_running_loop().create_task(self.close(TOO_SLOW))

    async def _send_what_is_owed(self) -> None:
        while True:
            await self.send(json.dumps(await self._owed.get(), ensure_ascii=False, separators=(",", ":")))


def _entered(scope: Any, uid: str, since: Any) -> tuple[User, Statement, Window]:
    person = person_of(scope)
    statement = _seen(person, uid)
    return person, statement, open_text(statement, by=person, since=since if isinstance(since, int) else None)


def _took(statement: Statement, person: User, window: str, message: wire.Json) -> Taken:
    """The act asks anew who may; whose session ended, the next look shows out."""
    version, steps = message.get("version"), message.get("steps")
    if not isinstance(version, int) or not isinstance(steps, list):
        raise StepRefused(_("This is no list of changes."))
    return take(statement, by=person, version=version, client=window, steps=steps)


def _seen(person: User, uid: str) -> Statement:
    """The statement, if the person may know that it exists."""
    found = Statement.objects.visible_to(person).select_related("head", "issuer").filter(uid=uid).first()
    if found is None:
        raise NotLetIn("gone")
    return found
