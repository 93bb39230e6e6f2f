"""The web process as the one-command start brings it up, and a client that signs."""

import http.client
import os
import subprocess
import sys
import time
from urllib.parse import urlencode

from django.db import connection

from benchmarks.crowd import Seat
from benchmarks.measuring import children_of, cpu_of
from outbox.clock import database_now
from pages.forms.answering import shown_stamp
from tests.services import free_port

COOKIE = "b" * 32
BACKENDS = "SELECT pid FROM pg_stat_activity WHERE application_name = %s AND backend_type = 'client backend'"


def backends(application: str) -> list[int]:
    """The PostgreSQL processes that serve an application."""
    with connection.cursor() as cursor:
        cursor.execute(BACKENDS, [application])
        return [pid for (pid,) in cursor.fetchall()]


class Web:
    """gunicorn with one worker of eight threads (pages/management/commands/serve.py)."""

    NAME = "benchmark web"

    def __init__(self, **environment: str) -> None:
        self.environment = environment

    def __enter__(self) -> "Web":
        self.port = free_port()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{self.port}",
             "--workers", "1", "--threads", "8", "--log-level", "warning"],
            env={**os.environ, "PGAPPNAME": self.NAME, "PUBLIC_URL": f"http://127.0.0.1:{self.port}",
                 **self.environment},
        )  # fmt: skip
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                with_health = self.client()
                with_health.request("GET", "/health/")
                with_health.getresponse().read()
            except OSError:
                time.sleep(0.1)
            else:
                return self
        raise RuntimeError("gunicorn does not answer")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(30)

    def client(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def get(self, path: str, client: http.client.HTTPConnection | None = None, **headers: str) -> bytes:
        """The body of a page that must answer with 200."""
        client = client or self.client()
        client.request("GET", path, headers=headers)
        answer = client.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path} was answered with {answer.status}: {body[:500].decode()}")
        return body

    def cpu(self) -> dict[str, float]:
        """CPU seconds so far of gunicorn (master and worker) and of its PostgreSQL backends."""
        return {
            "web": cpu_of([self.process.pid, *children_of(self.process.pid)]),
            "backends": cpu_of(backends(self.NAME)),
        }


def sign(client: http.client.HTTPConnection, seat: Seat, stamp: str) -> None:
    """POST the form as the page of the code sends it; anything but the way back to the page is an error."""
    contact = seat.invitation.contact
    form = {
        "csrfmiddlewaretoken": COOKIE,
        "shown": stamp,
        "person": contact.person,
        "office": contact.office,
        "email": contact.email,  # as the page proposes it: one receipt, to the registered address
        "organ": "Bureau national",
        "decided_on": "2026-01-09",
        "authorised": "on",
        "code": seat.digits,
    }
    headers = {
        "Cookie": f"csrftoken={COOKIE}; {seat.cookie}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    client.request("POST", f"/ally/{seat.invitation.uid}/sign/", urlencode(form), headers)
    answer = client.getresponse()
    body = answer.read()
    if answer.status != 302:
        raise RuntimeError(f"signing was answered with {answer.status}: {body[:2000].decode()}")


def stamp_of(seat: Seat) -> str:
    """What the form carries of the page that was shown."""
    return shown_stamp(seat.digest, database_now())
