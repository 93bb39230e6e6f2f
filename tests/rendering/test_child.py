import os
import signal
import socket
import threading
import time

import pytest

from releases.rendering import MissingGlyph, RenderFailed, child, render_in_child

from .contents import record
from .languages import single

MEGABYTE = 1024**2


@pytest.fixture
def content() -> dict:
    return single()


@pytest.mark.slow
def test_the_child_prints_what_the_parent_would(content):
    assert render_in_child(content, record(content)).startswith(b"%PDF-1.7")


@pytest.mark.slow
def test_a_child_out_of_time_is_stopped(content, monkeypatch):
    monkeypatch.setattr(child, "render", lambda *_, **__: time.sleep(60))
    began = time.monotonic()

    with pytest.raises(RenderFailed, match=r"longer than 0\.3 seconds"):
        render_in_child(content, b"{}", seconds=0.3)
    assert time.monotonic() - began < 50


@pytest.mark.slow
def test_a_child_out_of_memory_says_so(content, monkeypatch):
    monkeypatch.setattr(child, "render", lambda *_, **__: bytes(500 * MEGABYTE))

    with pytest.raises(RenderFailed, match="more than 100 MB of memory"):
        render_in_child(content, b"{}", memory=100 * MEGABYTE)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("how", "said"), [(signal.SIGKILL, "killed from outside"), (signal.SIGSEGV, "crashed .SIGSEGV")]
)
def test_a_child_that_dies_is_survived(content, monkeypatch, how, said):
    monkeypatch.setattr(child, "render", lambda *_, **__: os.kill(os.getpid(), how))

    with pytest.raises(RenderFailed, match=said):
        render_in_child(content, b"{}")


@pytest.mark.slow
def test_half_an_answer_is_no_file(content, monkeypatch):
    def half(*_args, **_more):
        raise SystemExit

    monkeypatch.setattr(child, "render", half)

    with pytest.raises(RenderFailed, match="SystemExit"):
        render_in_child(content, b"{}")


@pytest.mark.slow
def test_a_missing_glyph_crosses_the_border(content):
    content["document"]["title"] = "Hands 😀ff"

    with pytest.raises(MissingGlyph) as refused:
        render_in_child(content, b"{}")
    assert refused.value.word == "😀ff"


@pytest.mark.slow
def test_the_parents_sockets_survive_and_the_child_cannot_use_them(content, monkeypatch):
    ours, theirs = socket.socketpair()

    def use(*_args, **_more):
        os.write(ours.fileno(), b"from the child")

    monkeypatch.setattr(child, "render", use)

    with pytest.raises(RenderFailed, match="Bad file descriptor"):
        render_in_child(content, b"{}")
    ours.sendall(b"still here")
    assert theirs.recv(100) == b"still here"
    ours.close()
    theirs.close()


@pytest.mark.slow
def test_no_child_is_left_behind(content, monkeypatch):
    born: list[int] = []
    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: born.append(fork()) or born[-1])
    threads = [threading.Thread(target=render_in_child, args=(content, b"{}")) for _ in range(2)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(born) == 2
    for child_id in born:
        with pytest.raises(ProcessLookupError):
            os.kill(child_id, 0)
