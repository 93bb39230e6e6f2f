"""The file store: sealed bytes under their own SHA-256. A file is there wholly or not at all."""

import hashlib
import os
import tempfile
import time
from pathlib import Path

from django.conf import settings


def path_of(sha256: str) -> Path:
    return Path(settings.FILES_ROOT) / f"{sha256}.pdf"


def put(data: bytes) -> str:
    """Store the bytes and return their SHA-256. Temporary name, fsync, rename, fsync of the folder; OSError when full."""
    folder = Path(settings.FILES_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    sha256 = hashlib.sha256(data).hexdigest()
    descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=".half-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path_of(sha256))
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    directory = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
    return sha256


def remove(sha256: str) -> None:
    path_of(sha256).unlink(missing_ok=True)


def sweep_halves(*, older_than_seconds: float = 3600) -> int:
    """Remove what a killed process left half written; return how many files."""
    folder = Path(settings.FILES_ROOT)
    old = [p for p in folder.glob(".half-*") if p.stat().st_mtime < time.time() - older_than_seconds]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
