"""The web process as `manage.py serve` starts it, with its sockets, on the test's database."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

from tests.faults.conftest import ROOT, database_url
from tests.services import free_port


class Web:
    def __init__(self, **environment: str) -> None:
        self.port = free_port()
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "DATABASE_URL": database_url(),
            "PYTHONPATH": str(ROOT),
            "REDIS_URL": "",
            **environment,
        }
        self.start()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "uvicorn", "config.asgi:application", "--port", str(self.port)]
        self.process = subprocess.Popen(
            [*command, "--lifespan", "off", "--log-level", "warning"], cwd=ROOT, env=self.environment
        )
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"{self.url}/health/", timeout=5)
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
                continue
            return
        raise AssertionError("the web process does not answer")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
