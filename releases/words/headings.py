"""The two lines of an edition that count its names: PDF and page say the same."""

from __future__ import annotations

from typing import Any

from releases.words.wording import Words


def kind_line(content: dict[str, Any], words: Words) -> str:
    """`Joint statement of 47 organisations`, or of as many signatories where individuals are among them (DOMAIN 27)."""
    return words.say("statement_mixed" if _is_mixed(content) else "statement", n=content["count"])


def signed_line(content: dict[str, Any], words: Words) -> str:
    """`Signed by 47 organisations`, likewise; for an edition with signatories."""
    return words.say("signed_mixed" if _is_mixed(content) else "signed", n=content["count"])


def _is_mixed(content: dict[str, Any]) -> bool:
    return any(group["kind"] == "individual" for group in content["groups"])
