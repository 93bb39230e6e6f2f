"""What the machine itself must have, and how it gets it."""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PANGO = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
TEST_TOOLS = {"chromium": "chromium", "qpdf": "qpdf", "pdftotext": "poppler-utils", "faketime": "faketime"}


class Missing(Exception):
    """Something the set-up cannot bring by itself; the message is the one line to act on."""


def say(line: str) -> None:
    print(f"set-up: {line}", flush=True)


def run(*command: str, **options: object) -> None:
    """Run a command whose output matters only when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.stderr.write(done.stdout[-2000:] + done.stderr[-2000:])
        raise Missing(f"`{' '.join(command[:4])} …` failed, see above")


def require_pango() -> None:
    """Pango and HarfBuzz set the type of the PDF; they are the only system libraries the product needs."""
    _require([package for library, package in PANGO.items() if not _loads(library)], "to set the type of the PDF")


def require_test_tools() -> None:
    """A browser and independent PDF tools, for tests only."""
    _require([package for tool, package in TEST_TOOLS.items() if not shutil.which(tool)], "for the tests")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _require(packages: list[str], purpose: str) -> None:
    if not packages:
        return
    command = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        how = f"sudo {command}" if shutil.which("apt-get") else f"install {', '.join(packages)}"
        raise Missing(f"needed {purpose}: {how}")
    say(f"installing {', '.join(packages)} {purpose}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", "-q", env=quiet)
    run(*command.split(), env=quiet)
