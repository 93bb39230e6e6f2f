"""Runs of a statement's text as HTML: marks, note calls and computed fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from releases.words.wording import Words

from .markup import Html, join, tag, text

_COMPOUND = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")


class Inlines:
    """Turns INLINE lists into HTML. Notes are numbered by their place in the document's list."""

    def __init__(self, document: dict[str, Any], words: Words, count: int) -> None:
        self._words, self._count = words, count
        self._notes = {note["id"]: (number, note) for number, note in enumerate(document["notes"], 1)}

    def html(self, inlines: Sequence[dict[str, Any]]) -> Html:
        """The runs in order."""
        return join(self._one(inline) for inline in inlines)

    def plain(self, inlines: Sequence[dict[str, Any]]) -> str:
        """The words only, without note calls."""
        return "".join(inline.get("text", "") for inline in inlines)

    def _one(self, inline: dict[str, Any]) -> Html:
        if "note" in inline:
            return self._note(inline["note"])
        if "field" in inline:
            return text(self._words.number(self._count))
        return _marked(inline["text"], inline.get("marks", ()), self._words.language)

    def _note(self, note_id: str) -> Html:
        number, note = self._notes[note_id]
        call = tag("a", str(number), class_="call", id=f"call-{number}", href=f"#note-{number}", data_as="call")
        back = tag("a", str(number), class_="back", href=f"#call-{number}", data_as="back")
        body = tag("span", back, Html(" "), self.html(note["text"]), class_="note", id=f"note-{number}", data_as="note")
        return Html(call + body)


def unbroken(words: str) -> str:
    """Compounds keep their hyphen inside a line: at its end nobody could tell it from the hyphen of a broken word."""
    return words if "://" in words else _COMPOUND.sub("-\u2060", words)


def _french(words: str) -> str:
    """Spaces the author set before high signs and inside guillemets never break a line (DOMAIN 65); none is added."""
    words = re.sub("[ \u00a0](?=[;!?])", "\u202f", words)
    return re.sub("(?<=«) | (?=[:»])", "\u00a0", words)


def _marked(words: str, marks: Sequence[dict[str, Any]], language: str) -> Html:
    out = text(unbroken(_french(words) if language == "fr" else words))
    # A link that holds other elements would be an annotation for each of them, so it is made first, innermost.
    for mark in sorted(marks, key=lambda mark: mark["type"] != "link"):
        kind = mark["type"]
        if kind == "strong":
            out = tag("strong", out)
        elif kind == "emphasis":
            out = tag("em", out)
        elif kind == "link" and mark["href"].lower().startswith(("https://", "http://", "mailto:")):
            out = tag("a", out, class_="link", href=mark["href"])
        elif kind == "language":
            out = tag("bdi", out, lang=mark["language"], dir=mark.get("direction"))
    return out
