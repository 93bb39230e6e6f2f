"""Whatever dies on the way, a release comes out exactly once (docs/adr/0001)."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from demo.moves import statement_at
from releases.actions.releasing import release, retry
from releases.models import Progress, Release
from statements.lifecycle import Status
from tests.faults.conftest import all_published, exactly_once, until
from tests.faults.faulty_worker import STEPS

pytestmark = [pytest.mark.faults, pytest.mark.slow]
NAMES = 2


@pytest.fixture
def waiting(cast, allies, document) -> Release:
    """A release that waits for a worker, with two names."""
    statement = statement_at(Status.CLOSED, cast, document, allies=allies, signing=NAMES)
    return release(statement, by=cast.releaser)


@pytest.mark.parametrize("step", STEPS)
def test_worker_killed_at_every_step(workers, waiting, step):
    dying = workers.start({"kill_at": step}, lease=2)
    assert dying.wait(60) == -signal.SIGKILL
    workers.start(lease=20)

    until(all_published)

    exactly_once(names=NAMES)


def test_a_zombie_comes_back_and_publishes_nothing(workers, waiting):
    """The first worker sleeps through its lease with the sealed PDF in its hands; the second does the job."""
    zombie = workers.start({"sleep_at": "sealed", "seconds": 12}, lease=1)
    until(lambda: Release.objects.get().progress == Progress.SEALING)
    workers.start(lease=30)
    until(all_published)

    first = Release.objects.get().file.sha256
    time.sleep(14)  # it wakes after twelve seconds, finds its claim lost, and is back in its loop

    assert zombie.poll() is None
    assert Release.objects.get().file.sha256 == first
    exactly_once(names=NAMES)


def test_two_workers_at_once(workers, waiting):
    for _ in range(2):
        workers.start()

    until(all_published)

    exactly_once(names=NAMES)
    assert Release.objects.get().attempts == 1


def test_a_full_disk_is_told_and_tried_again(workers, waiting, cast):
    broken = workers.start({"full_disk": True}, lease=5)
    until(lambda: "large" in Release.objects.get().problem or "space" in Release.objects.get().problem)
    broken.kill()
    broken.wait()
    workers.start()

    until(all_published, seconds=90)

    exactly_once(names=NAMES)


def test_after_too_many_deaths_the_row_says_why_and_offers_a_retry(workers, waiting, cast):
    for _ in range(5):
        dying = workers.start({"kill_at": "claimed"}, lease=0.1)
        dying.wait(60)
    sane = workers.start(lease=20)
    until(lambda: Release.objects.get().progress == Progress.FAILED)
    assert "stopped 5 times" in Release.objects.get().problem

    retry(Release.objects.get(), by=cast.releaser)
    until(all_published)

    assert sane.poll() is None
    exactly_once(names=NAMES)


# SQLite has no clock but the process's own: one that lags would wait for its own time to come.
SHIFTS = ["+1h"] if connection.vendor == "sqlite" else ["-1h", "+1h"]


@pytest.mark.parametrize("shift", SHIFTS)
def test_a_clock_an_hour_off(workers, waiting, shift):
    """Leases, and the certificate, are judged by the database's clock; a worker's own does not matter."""
    workers.start(prefix=("faketime", "-f", shift))

    until(all_published)

    exactly_once(names=NAMES)
    assert Release.objects.get().attempts == 1


def test_ctrl_c_ends_a_worker_cleanly(workers, waiting):
    process = workers.run([sys.executable, "manage.py", "work"])
    until(all_published)

    process.send_signal(signal.SIGTERM)

    assert process.wait(20) == 0


def test_work_until_idle_ends_by_itself(workers, waiting):
    done = subprocess.run(
        [sys.executable, "manage.py", "work", "--until-idle"],
        env=workers.environment(), timeout=120, check=False, cwd=os.getcwd(),
    )  # fmt: skip

    assert done.returncode == 0
    exactly_once(names=NAMES)
