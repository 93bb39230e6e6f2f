"""Wagtail in an environment of its own, made once for all measurements that stand beside it."""

import os
import subprocess
import sys
from pathlib import Path

WAGTAIL = ("wagtail==7.0.*", "psycopg[binary]")  # the version with long support
ROOT = Path(__file__).resolve().parents[1]
SETTINGS = {"DJANGO_SETTINGS_MODULE": "benchmarks.wagtail.settings"}


def environment(folder: Path) -> Path:
    """Its Python, gone with the folder."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *WAGTAIL], check=True, capture_output=True)
    return python


def run(python: Path, module: str, *arguments: str, env: dict[str, str]) -> str:
    """What the module printed."""
    where = {"PATH": os.environ["PATH"], **SETTINGS, **env}
    done = subprocess.run([str(python), "-m", module, *arguments], cwd=ROOT, capture_output=True, text=True, env=where)
    if done.returncode:
        raise RuntimeError(f"Wagtail failed: {done.stderr[-2000:]}")
    return done.stdout
