"""The database is crashed under the workers, as by a power cut; what was committed stays, what was not is done again."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services import Postgres

pytestmark = [pytest.mark.faults, pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[2]
PLAY = """
import django; django.setup()
from demo.cast import engage
from demo.moves import statement_at
from organisations.actions.keeping import import_organisations
from releases.actions.releasing import release
from statements.lifecycle import Status
from tests.conftest import ALLIES, small_document
cast = engage()
allies = import_organisations(ALLIES, by=cast.releaser, issuer=cast.issuer)
for n in range({count}):
    release(statement_at(Status.CLOSED, cast, small_document(f"Statement {{n}}"), allies=allies, signing=1), by=cast.releaser)
"""
JUDGE = """
import django; django.setup()
from collections import Counter
from outbox.models import Mail
from releases.models import Release, SealedFile
print(dict(Counter(Release.objects.values_list("progress", flat=True))), SealedFile.objects.count(), Mail.objects.filter(template="released").count())
"""
COUNT = 6


@pytest.fixture
def durable() -> Iterator[Postgres]:
    cluster = Postgres(durable=True)
    yield cluster
    cluster.stop()


def test_a_database_that_crashes_three_times(durable, seal_key, tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "DATABASE_URL": durable.url,
        "FILES_ROOT": str(tmp_path / "files"),
        "SEAL_KEY_FILE": str(seal_key),
        "SEAL_KEY_PASSWORD": "for tests",
        "FAULT_SETTINGS": '{"RELEASE_LEASE_SECONDS": 5}',
        "PYTHONPATH": str(ROOT),
    }

    def python(code: str) -> str:
        done = subprocess.run([sys.executable, "-c", code], env=environment, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""

    python(
        "import django; django.setup(); from django.core.management import call_command; call_command('migrate', verbosity=0)"
    )
    python(PLAY.format(count=COUNT))
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.faulty_worker"],
        env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(3):
            time.sleep(2.0)
            durable.crash()
            time.sleep(0.5)
            durable.start()
        deadline = time.monotonic() + 90
        wanted = f"{{'published': {COUNT}}} {COUNT} {COUNT}"
        while (said := python(JUDGE)) != wanted and time.monotonic() < deadline:
            time.sleep(1)
    finally:
        worker.kill()
        worker.wait()

    assert said == wanted
