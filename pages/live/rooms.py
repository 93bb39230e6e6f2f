"""Who has which text open in this process. Lives in the event loop; what threads and other processes say comes in by `heard`.

The database is asked every two seconds whatever was heard: an echo that got lost costs no more than that.
"""

import asyncio
import contextlib
import itertools
import json
import logging
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import redis.asyncio
from django.conf import settings

from outbox import echo
from pages.live.threads import in_thread
from pages.live.wire import known_as
from statements.actions.editing import Taken
from statements.models import WorkingCopy

if TYPE_CHECKING:
    from pages.live.consumer import Line

log = logging.getLogger(__name__)

LOOK_AGAIN = 2.0  # seconds
EVERYTHING_EACH = 5  # rounds
TOPIC = "statement:"


class Rooms:
    """The open lines by the statement's uid."""

    def __init__(self) -> None:
        self.lines: dict[str, set[Line]] = defaultdict(set)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: list[asyncio.Task[None]] = []

    def enter(self, line: "Line") -> None:
        self._begin()
        self.lines[line.uid].add(line)
        self._tell_who_is_here(line.uid)

    def leave(self, line: "Line") -> None:
        self.lines[line.uid].discard(line)
        if not self.lines[line.uid]:
            del self.lines[line.uid]
        self._tell_who_is_here(line.uid)

    def stands(self, line: "Line") -> None:
        """Tell the others where this one stands now."""
        message = {"type": "at", "client": line.window, "place": line.place}
        for other in list(self.lines.get(line.uid, ())):
            if other is not line:
                other.say(message)

    def _tell_who_is_here(self, uid: str) -> None:
        lines = list(self.lines.get(uid, ()))
        people = [{"client": line.window, **known_as(line.person), "place": line.place} for line in lines]
        for line in lines:
            line.say({"type": "people", "people": people})

    def heard(self, topic: str, what: Any) -> None:
        """Called from any thread after a commit."""
        uid = topic.removeprefix(TOPIC)
        if self._loop is not None and uid in self.lines and not self._loop.is_closed():
            with contextlib.suppress(RuntimeError):  # the loop is closing
                self._loop.call_soon_threadsafe(self._pass_on, uid, what)

    def _pass_on(self, uid: str, what: Any) -> None:
        for line in list(self.lines.get(uid, ())):
            if isinstance(what, Taken):
                line.bring(what)
            else:
                line.look_again()

    def _begin(self) -> None:
        loop = asyncio.get_running_loop()
        if self._loop is loop:
            return
        self._loop = loop
        self._tasks = [loop.create_task(self._look())]
        if settings.REDIS_URL:
            self._tasks.append(loop.create_task(self._listen()))

    async def _look(self) -> None:
        """Ask which texts changed; and now and then for everybody anew, whose session or role may have ended."""
        for round_ in itertools.count(1):
            await asyncio.sleep(LOOK_AGAIN)
            try:
                now = await in_thread(_versions, list(self.lines))
            except Exception:  # the database is away: the next round will tell
                log.exception("nobody could look again")
                continue
            for uid, lines in list(self.lines.items()):
                for line in list(lines):
                    if round_ % EVERYTHING_EACH == 0 or line.differs_from(now.get(uid)):
                        line.look_again()

    async def _listen(self) -> None:
        """What other processes committed. Redis may die and come back: until then the look every two seconds serves."""
        while True:
            try:
                async with redis.asyncio.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=2) as client:
                    await self._hear(client)
            except (redis.exceptions.RedisError, OSError) as error:
                log.warning("no echo from other processes: %s", error)
            await asyncio.sleep(1)

    async def _hear(self, client: Any) -> None:
        async with client.pubsub() as pubsub:
            await pubsub.subscribe(echo.CHANNEL)
            async for message in pubsub.listen():
                if message["type"] == "message":
                    sender, topic = json.loads(message["data"])
                    if sender != echo.PROCESS:
                        self._pass_on(topic.removeprefix(TOPIC), None)


def _versions(uids: list[str]) -> dict[str, tuple[int, str, int]]:
    rows = WorkingCopy.objects.filter(statement__uid__in=uids)
    return {
        uid: (version, status, talk or 0)
        for uid, version, status, talk in rows.values_list("statement__uid", "version", "statement__status", "talk")
    }


ROOMS = Rooms()
echo.listen(ROOMS.heard)
