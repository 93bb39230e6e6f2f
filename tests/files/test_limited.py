"""The child that reads foreign bytes gets so much time, memory and room, and nothing of our environment."""

import sys
import time

import pytest

from statements.text.files import limited


def python(code, given=b""):
    return limited.run(sys.executable, "-I", "-c", code, given=given)


@pytest.fixture(autouse=True)
def _short(monkeypatch):
    monkeypatch.setattr(limited, "SECONDS", 1)


def test_it_answers():
    assert python("import sys; print(sys.stdin.read()[::-1], end='')", b"olleh") == b"hello"


def test_it_stops_after_so_much_time_of_the_processor():
    began = time.monotonic()
    with pytest.raises(limited.Failed, match="more time or memory than any statement"):
        python("while True: pass")
    assert time.monotonic() - began < 2.5  # the clock on the wall would stop it after three


def test_it_stops_when_it_only_waits():
    with pytest.raises(limited.Failed, match="more time or memory"):
        python("import time; time.sleep(60)")


def test_it_stops_at_so_much_memory():
    with pytest.raises(limited.Failed) as failure:
        python("bytes(1100 * 1024 * 1024); print('had it')")
    assert "MemoryError" in failure.value.said


def test_it_stops_at_so_long_an_answer():
    with pytest.raises(limited.Failed):
        python("import sys\nfor _ in range(80): sys.stdout.write('x' * 1024 * 1024)")


def test_it_knows_nothing_of_our_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "do not tell")

    assert b"do not tell" not in python("import os; print(dict(os.environ))")
