"""Where it is measured: a PostgreSQL of its own, a key of its own, files in a folder that is gone afterwards."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.services import Postgres


@dataclass(frozen=True)
class Place:
    postgres: Postgres
    folder: Path

    @property
    def seal_key(self) -> Path:
        return self.folder / "seal.p12"


@contextmanager
def place() -> Iterator[Place]:
    """Start the servers and load Django. Nothing of the application may be imported before."""
    postgres = Postgres(durable=True)
    here = Place(postgres, Path(tempfile.mkdtemp(prefix="cq-bench-")))
    try:
        _say_where(here)
        _fill(here)
        yield here
    finally:
        postgres.stop()
        shutil.rmtree(here.folder, ignore_errors=True)


def _say_where(here: Place) -> None:
    """The settings of the one-command start, but for where things are."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATABASE_URL": here.postgres.url,
        "REDIS_URL": "",
        "EMAIL_URL": "",
        "TSA_URL": "",
        "SECRET_KEY": secrets.token_urlsafe(40),
        "LINK_KEY": secrets.token_urlsafe(40),
        "FILES_ROOT": str(here.folder / "releases"),
        "SEAL_KEY_FILE": str(here.seal_key),
        "SEAL_KEY_PASSWORD": "for benchmarks",
    }


def _fill(here: Place) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from releases.fonts.bringing import bring
    from releases.sealing import create_demo_key

    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        # An autovacuum that comes by would be booked on whatever is measured at that moment.
        cursor.execute("ALTER SYSTEM SET autovacuum = off")
        cursor.execute("SELECT pg_reload_conf()")
    bring()
    create_demo_key(here.seal_key, organisation="Workers’ Voice Party", kind="rsa", password="for benchmarks")


def settle() -> None:
    """Give the planner its statistics: rows that came in bulk have none."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
