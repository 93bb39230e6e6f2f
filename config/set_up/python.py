"""The virtual environment and what is installed into it, with hashes."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from system import ROOT, Missing, run, say

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def make_venv() -> None:
    if sys.version_info < (3, 11):
        raise Missing(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}")
    if _works():
        return
    say("making .venv")
    try:
        run(sys.executable, "-m", "venv", "--clear", str(VENV))
    except Missing as error:
        raise Missing("Python's venv module is needed: apt-get install python3-venv") from error


def _works() -> bool:
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", "import pip"], capture_output=True).returncode == 0


def install_product() -> None:
    _install("requirements.txt", unless=("requirements-dev.txt",))


def install_development() -> None:
    _install("requirements-dev.txt")


def _install(name: str, unless: tuple[str, ...] = ()) -> None:
    """Install a requirement file, unless it, or one that holds it, is installed as it is now."""
    if any(stamped(other, _print_of("requirements.txt", other)) for other in unless):
        return
    wanted = _print_of("requirements.txt", name)
    if stamped(name, wanted):
        return
    say(f"installing {name}")
    run(
        str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", name,
        env={**os.environ, "PIP_NO_INPUT": "1"},
    )  # fmt: skip
    stamp(name, wanted)


def _print_of(*names: str) -> str:
    return fingerprint(*(ROOT / n for n in names))


def fingerprint(*paths: Path) -> str:
    """One hash over files and this Python's version."""
    total = hashlib.sha256(sys.version.encode())
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def stamped(name: str, value: str) -> bool:
    path = VENV / f"stamp-{name}"
    return path.exists() and path.read_text() == value


def stamp(name: str, value: str) -> None:
    (VENV / f"stamp-{name}").write_text(value)
