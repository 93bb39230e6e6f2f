"""Times and dates of the edition, as the page says them."""

from __future__ import annotations

import datetime
from typing import Any

from releases.words.wording import Words


def parsed(when: str) -> datetime.datetime:
    """An aware UTC time from the `…Z` of the content."""
    return datetime.datetime.fromisoformat(when.replace("Z", "+00:00"))


def moment(when: str, zone: str, words: Words) -> str:
    """UTC with the zone's own time behind it."""
    return words.moment_at(parsed(when), zone)


def issue_line(content: dict[str, Any], words: Words) -> str:
    """`February 2022 · released 14 March 2022`: the issue's month or day, unless the day of the release says it."""
    issued, released = (
        content["issue_date"],
        words.say("released", date=words.day(parsed(content["released_at"]).date())),
    )
    if content["released_at"].startswith(issued or ""):
        return released
    if len(issued) == 7:
        return f"{words.month(datetime.date.fromisoformat(issued + '-01'))} · {released}"
    return f"{words.day(datetime.date.fromisoformat(issued))} · {released}"
