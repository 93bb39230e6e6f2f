"""The conventions of a language, from the file that the browser reads as well."""

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

_FILE = Path(__file__).with_name("rules.json")


class Rules(NamedTuple):
    """`quotes` are the first and the second pair, with the spaces inside them; `high` are spaces before signs; `elides` says that
    a word may end with an apostrophe and lean on the next (l’eau), `elisions` are words that begin with one (’tis)."""

    quotes: tuple[tuple[str, str], ...]
    apostrophe: str
    dash: str
    high: dict[str, str]
    numero: tuple[str, ...]
    units: tuple[str, ...]
    elides: bool
    elisions: tuple[str, ...]


@lru_cache(maxsize=64)
def rules_of(language: str) -> Rules:
    """Of a BCP 47 tag: the tag's own, its language's, or those of no language in particular."""
    data, tag = _data(), language.lower()
    own = data["languages"].get(tag) or data["languages"].get(tag.partition("-")[0]) or {}
    found = {**data["default"], **own}
    return Rules(
        quotes=tuple((opening, closing) for opening, closing in found["quotes"]),
        apostrophe=found["apostrophe"],
        dash=found["dash"],
        high=found["high"],
        numero=tuple(found["numero"]),
        units=tuple(data["units"]) if found["units"] else (),
        elides=found["elides"],
        elisions=tuple(found["elisions"]),
    )


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return data
