"""Print in a child process, so that no text, however made, can take the worker's memory, time or life."""

from __future__ import annotations

import ctypes
import gc
import json
import os
import resource
import select
import signal
import time
from typing import Any, NoReturn

from .engine import warm
from .errors import MissingGlyph, RenderFailed
from .printing import render

SECONDS = 120
MEMORY = 2 * 1024**3
_PRINTED, _REFUSED = b"P", b"R"
_PARENT_DEATH_SIGNAL = 1  # prctl(PR_SET_PDEATHSIG)
_SLOW = "Printing took longer than {seconds} seconds and was stopped. Shorten the text or the list of names."
_HUNGRY = "Printing needed more than {memory} MB of memory and was stopped. Shorten the text or the list of names."
_KILLED = "Printing was killed from outside, most likely because the machine ran out of memory. Try again."
_CRASHED = (
    "Printing crashed ({signal}), most likely at its limit of {memory} MB of memory. Try again; if it happens twice,"
    " shorten the text or the list of names."
)


def render_in_child(
    content: dict[str, Any], record: bytes, *, paper: str = "A4", seconds: float = SECONDS, memory: int = MEMORY
) -> bytes:
    """`printing.render` under limits: `seconds` of time, `memory` bytes beyond what this process has already.

    Raises MissingGlyph naming the word, or RenderFailed with a reason that can be shown as it is. The worker keeps its
    connections: the child closes its copies of them unread and leaves without any clean-up.
    """
    warm()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        _print(writer, content, record, paper, seconds, memory)
    os.close(writer)
    in_time = False
    try:
        answer, in_time = _answer(reader, seconds)
    finally:
        os.close(reader)
        if not in_time:
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    return _judged(answer, status if in_time else None, seconds, memory)


def _answer(reader: int, seconds: float) -> tuple[bytes, bool]:
    """Everything the child says until it closes its end, and whether it did so in time."""
    deadline, pieces = time.monotonic() + seconds, list[bytes]()
    poll = select.poll()
    poll.register(reader, select.POLLIN | select.POLLHUP)
    while (left := deadline - time.monotonic()) > 0:
        if poll.poll(left * 1000):
            piece = os.read(reader, 1 << 20)
            if not piece:
                return b"".join(pieces), True
            pieces.append(piece)
    return b"".join(pieces), False


def _judged(answer: bytes, status: int | None, seconds: float, memory: int) -> bytes:
    kind, body = answer[:1], answer[1:]
    if status is None:
        raise RenderFailed(_SLOW.format(seconds=f"{seconds:g}"))
    if kind == _PRINTED and body.endswith(_PRINTED):
        return body[:-1]
    if kind == _REFUSED:
        said = json.loads(body)
        if "character" in said:
            raise MissingGlyph(said["character"], said["word"])
        raise RenderFailed(said["reason"])
    ended = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if ended == signal.SIGXCPU:
        raise RenderFailed(_SLOW.format(seconds=f"{seconds:g}"))
    if ended == signal.SIGKILL:
        raise RenderFailed(_KILLED)
    how = signal.Signals(ended).name if ended else f"status {status}"
    raise RenderFailed(_CRASHED.format(signal=how, memory=memory // 1024**2))


def _print(writer: int, content: dict[str, Any], record: bytes, paper: str, seconds: float, memory: int) -> NoReturn:
    """The child's whole life. Nothing here may raise, and nothing of the parent's may be cleaned up."""
    try:
        _part_from_parent(writer)
        _limit(seconds, memory)
        answer = _PRINTED + render(content, record, paper=paper) + _PRINTED
    except MissingGlyph as error:
        answer = _REFUSED + json.dumps({"character": error.character, "word": error.word}).encode()
    except (MemoryError, SystemError):  # libraries in C turn the first into the second
        answer = _refused(_HUNGRY.format(memory=memory // 1024**2))
    except RenderFailed as error:
        answer = _refused(str(error))
    except BaseException as error:  # the parent must hear of it, whatever it is
        answer = _refused(f"Printing failed: {type(error).__name__}: {str(error)[:300]}")
    try:
        while answer:
            answer = answer[os.write(writer, answer) :]
    finally:
        os._exit(0)


def _refused(reason: str) -> bytes:
    return _REFUSED + json.dumps({"reason": reason}).encode()


def _part_from_parent(writer: int) -> None:
    # A connection object that is collected here would say goodbye on a socket that is the parent's as well.
    gc.freeze()
    parent = os.getppid()
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
    signal.set_wakeup_fd(-1)
    for number in (
        signal.SIGTERM,
        signal.SIGINT,
        signal.SIGHUP,
        signal.SIGCHLD,
        signal.SIGALRM,
        signal.SIGUSR1,
        signal.SIGUSR2,
    ):
        signal.signal(number, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    highest = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    os.closerange(3, writer)
    os.closerange(writer + 1, min(highest, 65536))


def _limit(seconds: float, memory: int) -> None:
    with open("/proc/self/statm", "rb") as sizes:
        mapped = int(sizes.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + memory, mapped + memory))
    whole = max(1, round(seconds))
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
