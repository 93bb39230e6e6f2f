"""The statement itself: headline, lead and blocks as HTML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from releases.words.wording import Words

from .inline import Inlines
from .markup import Html, join, tag

_LIST_TAG = {"dash": "ul", "bullet": "ul", "number": "ol", "letter": "ol"}


class Blocks:
    """Builds one document; heading levels are lowered where the author jumped over one."""

    def __init__(self, document: dict[str, Any], inlines: Inlines, words: Words) -> None:
        self._document, self._inlines, self._words = document, inlines, words
        self._level = 1

    def headline(self) -> Html:
        """Title and lead."""
        title, lead = self._document["title"], self._document["lead"]
        size = "headline" if len(title) <= 80 else "headline long" if len(title) <= 160 else "headline longer"
        return join(
            [tag("h1", title, class_=size), tag("p", self._inlines.html(lead["text"]), class_="lead") if lead else ""]
        )

    def body(self) -> Html:
        """All blocks, in order."""
        return join(self._one(block) for block in self._document["blocks"])

    def _one(self, block: dict[str, Any]) -> Html:
        make: dict[str, Callable[[dict[str, Any]], Html]] = {
            "paragraph": lambda b: tag("p", self._inlines.html(b["text"])),
            "heading": self._heading,
            "quotation": self._quotation,
            "demand_list": self._demands,
            "appeal": lambda b: tag("p", self._inlines.html(b["text"]), class_="appeal"),
            "separator": lambda b: tag("div", class_="separator"),
        }
        return make[block["type"]](block)

    def _heading(self, block: dict[str, Any]) -> Html:
        self._level = max(2, min(block["level"], self._level + 1, 6))
        return tag(f"h{self._level}", self._inlines.html(block["text"]), class_=f"heading level-{self._level}")

    def _quotation(self, block: dict[str, Any]) -> Html:
        source = block.get("source")
        return tag(
            "blockquote",
            tag("p", self._inlines.html(block["text"])),
            tag("p", source, class_="source") if source else "",
        )

    def _demands(self, block: dict[str, Any]) -> Html:
        addressee = block.get("addressee")
        lead_in = tag("p", block["lead_in"], class_="lead-in") if block.get("lead_in") else ""
        to = tag("p", self._words.say("to", name=addressee), class_="addressee") if addressee else ""
        items = join(tag("li", self._inlines.html(demand["text"])) for demand in block["demands"])
        return tag(
            "section",
            to,
            lead_in,
            tag(_LIST_TAG[block["marker"]], items, class_=f"demands-{block['marker']}"),
            class_="demands",
        )
