"""Comments over the line: what may be asked for, and threads as they are told, by socket and by plain request alike.

A thread's `start` and `end` hold in the text at its `version`: a window that is ahead brings them on by the steps since,
one that is behind waits until it is there.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from organisations.models import User
from pages.live.wire import Json, known_as
from statements.actions import commenting
from statements.actions.commenting import Chosen
from statements.actions.opening import Window
from statements.anchoring import Placed, threads_of
from statements.audiences import threads_shown_to
from statements.lifecycle import WrongMoment
from statements.models import Audience, Comment, Statement, Thread

Act = Callable[[Statement, User, Json], Thread]

_UID = re.compile(r"[0-9a-z]{1,12}")
NOWHERE = {"start": None, "end": None, "version": None}
REFUSED = (ValueError, PermissionDenied, WrongMoment)


class Told:
    """What one line has said about threads, so that it says only what is new to its person."""

    def __init__(self) -> None:
        self.talk: int | None = None
        self._audiences: tuple[str, ...] = ()
        self._threads: list[Json] | None = None

    def is_behind(self, window: Window) -> bool:
        return (self.talk, self._audiences) != (window.talk, window.audiences)

    def brings_news(self, message: Json, window: Window) -> bool:
        """Note what is told now. Of places alone nothing is told: the window brings them on by itself."""
        self.talk, self._audiences = window.talk, window.audiences
        before, self._threads = self._threads, [{**thread, **NOWHERE} for thread in message["threads"]]
        return self._threads != before


def threads(statement: Statement, *, person: User) -> Json:
    """All threads that the person may see."""
    return {"type": "threads", "threads": [_thread(placed) for placed in threads_of(statement, by=person)]}


def done(statement: Statement, person: User, message: Json) -> Json:
    """Do what the message says; `said` with the thread, or `not_said` with a sentence. `ref` comes back as it was."""
    ref = {"ref": message["ref"]} if isinstance(message.get("ref"), str) else {}
    try:
        return {"type": "said", "thread": act(statement, person, message).uid, **ref}
    except REFUSED as refusal:
        return {"type": "not_said", "sentence": str(refusal), **ref}


def act(statement: Statement, person: User, message: Json) -> Thread:
    """Raises one of REFUSED."""
    kind = message.get("type")
    if kind not in ACTS:
        raise ValueError(_("Say whether you comment, answer, resolve or reopen."))
    return ACTS[kind](statement, person, message)


def _comment(statement: Statement, person: User, message: Json) -> Thread:
    start, end, version = (message.get(name) for name in ("start", "end", "version"))
    audience = message.get("audience", Audience.EVERYBODY)
    if not all(type(number) is int for number in (start, end, version)) or audience not in Audience.values:
        raise ValueError(_("Choose the words that your comment is about, and who shall see it."))
    passage = Chosen(start, end, version)  # type: ignore[arg-type]
    return commenting.comment(statement, by=person, passage=passage, text=_text(message), audience=audience)


def _answer(statement: Statement, person: User, message: Json) -> Thread:
    return commenting.answer(_shown(statement, person, message), by=person, text=_text(message))


def _resolve(statement: Statement, person: User, message: Json) -> Thread:
    return commenting.resolve(_shown(statement, person, message), by=person)


def _reopen(statement: Statement, person: User, message: Json) -> Thread:
    return commenting.reopen(_shown(statement, person, message), by=person)


ACTS: dict[str, Act] = {"comment": _comment, "answer": _answer, "resolve": _resolve, "reopen": _reopen}


def _shown(statement: Statement, person: User, message: Json) -> Thread:
    uid = str(message.get("thread"))
    found = threads_shown_to(person, statement).filter(uid=uid).first() if _UID.fullmatch(uid) else None
    if found is None:
        raise ValueError(_("This conversation is not here. Load the page again."))
    return found


def _text(message: Json) -> str:
    text = message.get("text")
    return text if isinstance(text, str) else ""


def _thread(placed: Placed) -> Json:
    thread = placed.thread
    return {
        "id": thread.uid,
        "clause": placed.clause,
        "start": placed.start,
        "end": placed.end,
        "version": placed.version,
        "quotation": thread.quotation,
        "lost": placed.lost,
        "audience": thread.audience,
        "resolved": thread.resolved_at is not None,
        "by": known_as(thread.by),
        "at": _moment(thread.at),
        "comments": [_said(comment) for comment in thread.comments.all()],
    }


def _said(comment: Comment) -> Json:
    return {"id": comment.pk, "by": known_as(comment.by), "at": _moment(comment.at), "text": comment.text}


def _moment(at: datetime) -> Any:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
