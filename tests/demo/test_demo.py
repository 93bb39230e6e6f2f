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


def test_the_commands_of_the_readme_run_one_after_the_other(tmp_path):
    """Those for a text and organisations of one's own, exactly as they stand, but in another folder than var/."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = (part for part in readme.split("```")[1::2] if "create_demo --text" in part)
    script = block.removeprefix("sh\n").replace("var/", f"{tmp_path}/").replace(".venv/bin/python", sys.executable)
    fresh = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "SECRET_KEY": "for tests only",
        "FILES_ROOT": str(tmp_path / "files"),
        "SEAL_KEY_FILE": str(tmp_path / "keys" / "seal.p12"),
        "EMAIL_URL": "",
    }

    done = subprocess.run(["bash", "-ec", script], cwd=ROOT, env=fresh, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.count("The file is exactly as it was sealed") == 2
    assert "An edition of Demo issuer, sealed as " in done.stdout
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["N21-en.pdf"]
    assert (tmp_path / "mine.sqlite3").exists()
