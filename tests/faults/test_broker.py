"""With Redis: ordinary Celery workers and beat. The broker is a doorbell, and may be lost at any moment."""

import os
import sys
from collections.abc import Iterator

import pytest

from demo.moves import statement_at
from releases.actions.releasing import release
from releases.models import Progress, Release
from statements.lifecycle import Status
from tests.faults.conftest import all_published, exactly_once, until
from tests.services import Redis

pytestmark = [pytest.mark.faults, pytest.mark.slow]
NAMES = 2


@pytest.fixture
def redis() -> Iterator[Redis]:
    server = Redis()
    yield server
    server.stop()


@pytest.fixture
def celery(workers, redis, settings, monkeypatch, tmp_path):
    """A worker and a beat that sweeps, on a Redis of their own; and this process rings their bell."""
    from config.celery import app

    settings.REDIS_URL = redis.url
    monkeypatch.setattr(app.conf, "broker_url", redis.url)
    app.set_current()
    base = [sys.executable, "-m", "celery", "-A", "config"]

    def start() -> None:
        workers.run([*base, "worker", "-Q", "releases,mail", "-c", "1", "-l", "warning"], REDIS_URL=redis.url)
        workers.run([*base, "beat", "-s", str(tmp_path / "beat"), "-l", "warning"], REDIS_URL=redis.url)

    yield start
    app.pool.force_close_all()


@pytest.fixture
def closed(cast, allies, document):
    return statement_at(Status.CLOSED, cast, document, allies=allies, signing=NAMES)


def test_a_release_through_celery(celery, workers, cast, closed):
    celery()

    release(closed, by=cast.releaser)
    until(all_published, seconds=60)

    exactly_once(names=NAMES)


def test_redis_wiped_before_anybody_heard(celery, redis, workers, cast, closed):
    release(closed, by=cast.releaser)
    redis.wipe()
    celery()

    until(all_published, seconds=60)

    exactly_once(names=NAMES)


def test_redis_dead_when_the_release_is_asked_for(celery, redis, workers, cast, closed):
    """Whoever acts is not told of the broker's trouble, and does not wait for it."""
    redis.kill()
    release(closed, by=cast.releaser)
    assert Release.objects.get().progress == Progress.WAITING

    redis.start()
    celery()
    until(all_published, seconds=60)

    exactly_once(names=NAMES)


def test_redis_killed_under_running_workers(celery, redis, workers, cast, closed):
    celery()
    redis.kill()
    release(closed, by=cast.releaser)
    redis.start()

    until(all_published, seconds=90)

    exactly_once(names=NAMES)


def test_celery_worker_killed_and_replaced(celery, redis, workers, cast, closed, settings):
    celery()
    release(closed, by=cast.releaser)
    until(lambda: Release.objects.get().claim > 0)
    workers.end()
    # The lease of the dead worker runs out at once, as it would in five minutes.
    if not all_published():
        Release.objects.filter(pk=Release.objects.get().pk, progress__in=("composing", "sealing")).update(
            due_at="2020-01-01T00:00Z"
        )
    celery()

    until(all_published, seconds=60)

    exactly_once(names=NAMES)
    assert os.path.isdir(settings.FILES_ROOT)
