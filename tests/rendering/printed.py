"""Editions printed once for all tests that look at them."""

from functools import cache

from releases.fonts.bringing import bring
from releases.rendering.printing import render

from . import contents, languages


@cache
def content(name: str) -> dict:
    return getattr(contents if name == "kazakhstan" else languages, name)()


@cache
def printed(name: str) -> bytes:
    bring()
    return render(content(name), contents.record(content(name)))
