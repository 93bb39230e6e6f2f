"""A document as a row of comparable clauses."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from unicodedata import is_normalized, normalize

from statements.text.comparing.flow import EMPTY, Flow
from statements.text.normalising import merge
from statements.text.reading import Document, Inline, plain

_NAMES = {"demand_list": "list"}
ASPECTS = ("marker", "addressee", "level", "source")


@dataclass(eq=False)
class Unit:
    """A clause: its words, the aspects beside them, and where it stands: `number` counts those of its kind.

    `parent` and `of_list` are id and number of a demand's list. `flow` is set once it is known which note of the other text
    is which.
    """

    id: str
    kind: str
    number: int
    inlines: list[Inline]
    aspects: dict[str, Any] = field(default_factory=dict)
    parent: str = ""
    of_list: int = 0
    order: int = 0
    flow: Flow = field(default=EMPTY)

    @property
    def place(self) -> str:
        """Where a reader finds it."""
        if self.kind in ("title", "lead"):
            return self.kind
        name = _NAMES.get(self.kind, self.kind)
        return f"{name} {self.number} of list {self.of_list}" if self.of_list else f"{name} {self.number}"

    @cached_property
    def text(self) -> str:
        return plain(self.inlines)

    @cached_property
    def bag(self) -> frozenset[str]:
        """Its words, each once, or its pairs of letters where hardly a space divides them."""
        text = self.text.casefold()
        words = text.split()
        if len(text) > 12 * len(words):
            return frozenset(text[n : n + 2] for n in range(len(text) - 1))
        return frozenset(words)

    @property
    def group(self) -> str:
        """What it may be paired with."""
        return self.kind if self.kind in ("title", "demand_list", "note", "separator") else "prose"

    @property
    def row(self) -> str:
        """The row it stands in: demands among demands, notes among notes; the lead is the first of the blocks."""
        return {"title": "title", "demand": "demands", "note": "notes"}.get(self.kind, "blocks")


def units(document: Document) -> list[Unit]:
    """Title, lead, blocks with their demands, notes."""
    found = list(_units(document))
    for order, unit in enumerate(found):
        unit.order = order
    return found


def _units(document: Document) -> Iterator[Unit]:
    yield Unit("", "title", 1, _string(document["title"]))
    if document["lead"]:
        yield _unit(document["lead"], "lead", 1)
    counts: Counter[str] = Counter()
    for block in document["blocks"]:
        kind = block["type"]
        counts[kind] += 1
        yield _unit(block, kind, counts[kind])
        for number, demand in enumerate(block.get("demands", []), 1):
            yield _unit(demand, "demand", number, parent=block["id"], of_list=counts[kind])
    for number, note in enumerate(document["notes"], 1):
        yield _unit(note, "note", number)


def _unit(clause: dict[str, Any], kind: str, number: int, parent: str = "", of_list: int = 0) -> Unit:
    inlines = _string(clause["lead_in"]) if kind == "demand_list" else [_nfc(i) for i in merge(clause.get("text", []))]
    aspects = {key: _composed(clause[key]) for key in ASPECTS if key in clause}
    return Unit(clause["id"], kind, number, inlines, aspects, parent, of_list)


def _string(text: str) -> list[Inline]:
    return [{"text": _composed(text)}] if text else []


def _nfc(inline: Inline) -> Inline:
    if "text" not in inline or is_normalized("NFC", inline["text"]):
        return inline
    return {**inline, "text": _composed(inline["text"])}


def _composed(value: Any) -> Any:
    return normalize("NFC", value) if isinstance(value, str) else value
