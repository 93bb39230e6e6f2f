"""WeasyPrint with our fonts and nothing else: no system fonts, no network, no files."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from releases.fonts.bringing import CONFIG
from releases.fonts.catalogue import FOLDER

from .errors import RenderFailed

_LOCK = threading.Lock()


@contextmanager
def _only_our_fonts(folder: Path) -> Iterator[None]:
    """Fontconfig reads this variable whenever a configuration is loaded; other programs must not inherit it."""
    environment = os.environ  # noqa: TID251 - a C library is spoken to here, no setting is read
    before = environment.get("FONTCONFIG_FILE")
    environment["FONTCONFIG_FILE"] = str(folder / CONFIG)
    try:
        yield
    finally:
        if before is None:
            del environment["FONTCONFIG_FILE"]
        else:
            environment["FONTCONFIG_FILE"] = before


@cache
def weasyprint() -> ModuleType:
    """The library, imported once with our fonts (about a second): a worker warms it before it forks."""
    if not (FOLDER / CONFIG).is_file():
        raise RenderFailed("The fonts are missing: run `python -m releases.fonts` first.")
    with _LOCK, _only_our_fonts(FOLDER):
        import weasyprint as library

    from . import keeping, marking, mirroring

    marking.install()
    mirroring.install()
    keeping.install()
    return library


@cache
def fonts() -> Any:
    """The one font configuration of this process."""
    weasyprint()
    with _LOCK, _only_our_fonts(FOLDER):
        from weasyprint.text.fonts import FontConfiguration

        return FontConfiguration()


def refuse(url: str, *_: object, **__: object) -> None:
    """The fetcher: everything a page shows is in the page, so every fetch is an attack or a mistake."""
    raise Refused(f"A release may not load {url[:80]!r}")


class Refused(BaseException):
    """Not an Exception: WeasyPrint would log that and print a page without the part."""


def warm() -> None:
    """Do once, before forking, what every render needs: the import and the fonts."""
    fonts()
