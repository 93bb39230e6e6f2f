"""Real workers in processes of their own, on the test's database, and what must hold after every accident."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, connections

from outbox.models import Mail
from releases import store
from releases.models import Progress, Release, SealedFile
from releases.records import DatabaseRecords, trusted_seals
from releases.verifying import Answer, examine

ROOT = Path(__file__).resolve().parents[2]


def database_url() -> str:
    """The address of the test's own database, for another process."""
    chosen = connection.settings_dict
    if connection.vendor == "sqlite":
        return (
            f"sqlite:///{chosen['NAME']}"
            if not str(chosen["NAME"]).startswith("/")
            else f"sqlite:////{str(chosen['NAME'])[1:]}"
        )
    return f"postgres://{chosen['USER']}@{quote(chosen['HOST'], safe='')}:{chosen['PORT']}/{chosen['NAME']}"


class Workers:
    """Starts workers and ends them all afterwards."""

    def __init__(self, key: Path) -> None:
        self.key = key
        self.running: list[subprocess.Popen] = []

    def environment(self, **more: str) -> dict[str, str]:
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "DATABASE_URL": database_url(),
            "FILES_ROOT": str(settings.FILES_ROOT),
            "SEAL_KEY_FILE": str(self.key),
            "SEAL_KEY_PASSWORD": "for tests",
            "PYTHONPATH": str(ROOT),
            **more,
        }

    def start(
        self, fault: dict | None = None, *, prefix: tuple[str, ...] = (), lease: float = 300, **more: str
    ) -> subprocess.Popen:
        told = {
            "FAULT": json.dumps(fault or {}),
            "FAULT_SETTINGS": json.dumps({"RELEASE_LEASE_SECONDS": lease, "MAIL_LEASE_SECONDS": lease}),
        }
        return self.run([*prefix, sys.executable, "-m", "tests.faults.faulty_worker"], **told, **more)

    def run(self, command: list[str], **more: str) -> subprocess.Popen:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment(**more),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.running.append(process)
        return process

    def end(self) -> None:
        for process in self.running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)  # with what it started: faketime runs the worker as its child
        for process in self.running:
            process.wait()
        self.running.clear()


@pytest.fixture
def workers(transactional_db, seal_key) -> Iterator[Workers]:
    group = Workers(seal_key)
    yield group
    group.end()


def until(happened: Callable[[], bool], *, seconds: float = 120) -> None:
    """Wait until it happened, looking at the database afresh; fail with what stands there when it does not."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if happened():
                return
        except Exception:
            connections.close_all()
        time.sleep(0.1)
    rows = list(Release.objects.values_list("pk", "progress", "attempts", "claim", "problem"))
    raise AssertionError(f"it did not happen in {seconds} s: {rows}")


def all_published() -> bool:
    return not Release.objects.exclude(progress=Progress.PUBLISHED).exists()


def exactly_once(*, names: int) -> None:
    """One edition, one file, one set of mails for every release; no half file; every file genuine."""
    rows = Release.objects.select_related("file", "statement")
    assert {r.progress for r in rows} == {Progress.PUBLISHED}
    assert {r.statement.status for r in rows} == {"released"}
    assert SealedFile.objects.count() == len(rows)
    for row in rows:
        data = store.path_of(row.file.sha256).read_bytes()
        assert hashlib.sha256(data).hexdigest() == row.file.sha256
        report = examine(data, trusted=trusted_seals(), records=DatabaseRecords())
        assert report.verdict is Answer.GENUINE, report.as_dict()
    until(lambda: not Mail.objects.filter(state__in=("waiting", "sending")).exists(), seconds=90)
    assert Mail.objects.filter(template="released").count() == names * len(rows)
    store.sweep_halves(older_than_seconds=0)
    for path in Path(settings.FILES_ROOT).iterdir():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.stem, f"half a file: {path.name}"
