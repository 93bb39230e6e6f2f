"""`manage.py serve`: web and worker side by side, for one machine. Ctrl-C ends both."""

import os
import shlex
import socket
import sys

from django.core.management.base import BaseCommand, CommandParser
from honcho.manager import Manager

from config import env

TRIES = 50


def free_port(wanted: int) -> int:
    """The wanted port, or the next one that nobody listens on."""
    for port in range(wanted, wanted + TRIES):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError(f"no free port from {wanted} to {wanted + TRIES - 1}")


class Command(BaseCommand):
    help = "Serve the pages on 127.0.0.1 and work off releases and mail beside them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=env.PORT)

    def handle(self, *args, port: int, **options) -> None:
        chosen = free_port(port)
        if chosen != port:
            self.stdout.write(f"Port {port} is busy; using {chosen}.")
        address = f"http://127.0.0.1:{chosen}"
        environment = {**os.environ, "PUBLIC_URL": os.environ.get("PUBLIC_URL", address), "PYTHONUNBUFFERED": "1"}
        web = [
            sys.executable, "-m", "uvicorn", "config.asgi:application", "--host", "127.0.0.1", "--port", str(chosen),
            "--lifespan", "off", "--no-proxy-headers", "--no-server-header", "--no-access-log", "--log-level", "warning",
        ]  # fmt: skip
        manager = Manager()
        manager.add_process("web", shlex.join(web), env=environment)
        manager.add_process("worker", shlex.join([sys.executable, "manage.py", "work"]), env=environment)
        self.stdout.write(f"Communiqué is at {address} – Ctrl-C ends it.")
        self.stdout.flush()
        manager.loop()
        # Both were asked to end: the signal's own exit code is no failure.
        code = manager.returncode or 0
        sys.exit(0 if code in (0, -2, -15, 130, 143) else code)
