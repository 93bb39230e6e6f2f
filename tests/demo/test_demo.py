"""The demo: from somebody's text and organisations to a sealed PDF, with one command."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection

from demo import playing
from releases.actions import composing
from releases.models import Progress, Release
from statements.text.issue import Issue
from tests.conftest import small_document

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
ROWS = "name,language,kind,email\nUnion of Examples,en,union,office@union.example\n"


def test_a_worker_that_runs_beside_may_take_the_job(transactional_db, seal_key, monkeypatch):
    """As the README has it: the command is tried while the demo, with a worker of its own, is served."""
    threads = []

    def somebody_else_takes(*told, **more) -> Release:
        row = asked(*told, **more)
        taken = composing.claim(row.pk)

        def carry_through() -> None:
            time.sleep(1)
            composing._carry_through(taken)
            connection.close()

        threads.append(threading.Thread(target=carry_through))
        threads[0].start()
        return row

    asked = playing.release
    monkeypatch.setattr(playing, "release", somebody_else_takes)

    row = playing.play_text(small_document(), Issue(), ROWS, language="en")
    threads[0].join(60)

    assert row.progress == Progress.PUBLISHED


def test_a_text_becomes_a_sealed_pdf_without_anything_before(tmp_path):
    text, rows = tmp_path / "text.txt", tmp_path / "rows.csv"
    text.write_text(
        "Water for all\n\nThe workers have been on strike.\n\nWe demand:\n– an end to the sale;\n– our jobs.\n"
    )
    rows.write_text(ROWS)
    command = [sys.executable, "manage.py", "create_demo", "--text", text, "--signatories", rows, "--out", tmp_path]
    fresh = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "SECRET_KEY": "for tests only",
        "DATABASE_URL": f"sqlite:////{str(tmp_path / 'fresh.sqlite3')[1:]}",
        "FILES_ROOT": str(tmp_path / "files"),
        "SEAL_KEY_FILE": str(tmp_path / "seal.p12"),
        "EMAIL_URL": "",
    }

    done = subprocess.run(command, cwd=ROOT, env=fresh, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr[-2000:]
    assert Path(done.stdout.strip().rpartition("\n")[2]).read_bytes()[:5] == b"%PDF-"
