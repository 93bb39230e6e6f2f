"""The life in docs/life.py, played against a live server with a real worker; and its steps one by one."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from api.tokens import create_token
from releases.models import Release
from releases.worker import work

LIFE = Path(__file__).resolve().parents[2] / "docs" / "life.py"


@pytest.mark.slow
def test_the_script_plays_the_whole_life(live_server, cast, worker):
    people = (cast.author, cast.reviewer, cast.reviewer2, cast.releaser)
    keys = [create_token(person, name="life", days=1) for person in people]

    done = subprocess.run([sys.executable, LIFE, live_server.url, *keys], capture_output=True, text=True, timeout=120)

    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.splitlines()[-1] == "Unchanged, but only a demo key sealed it"
    edition = Release.objects.published().get()
    assert (edition.content["count"], edition.title) == (1, "Water is a right")


def test_the_script_is_short():
    assert len(LIFE.read_text().splitlines()) <= 30


@pytest.fixture
def worker(seal_key):
    stop = threading.Event()
    thread = threading.Thread(target=work, args=(stop,))
    thread.start()
    yield thread
    stop.set()
    thread.join(60)
