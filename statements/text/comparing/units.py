"""A document as a row of comparable clauses."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from statements.text.normalising import merge, normalise
from statements.text.reading import Document, Inline, plain

_NAMES = {"demand_list": "list"}
# Aspects that are lists of places in the text.
PLACED = ("notes", "fields", "marks")


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause: its words, the aspects beside them, and where it stands; `parent` is the id of a demand's list."""

    id: str
    kind: str
    place: str
    text: str
    aspects: dict[str, str]
    parent: str = ""
    order: int = 0

    @property
    def group(self) -> str:
        """What it may be paired and ordered with."""
        return self.kind if self.kind in ("title", "lead", "demand", "demand_list", "note", "separator") else "prose"

    @property
    def row(self) -> str:
        """The row it is ordered in: blocks among blocks, demands among demands, notes among notes."""
        return self.kind if self.kind in ("title", "lead", "demand", "note") else "block"

    @property
    def content(self) -> tuple[str, dict[str, str], str]:
        return self.text, self.aspects, self.kind


def units(document: Document) -> list[Unit]:
    """Title, lead, blocks with their demands, notes."""
    return [replace(unit, order=order) for order, unit in enumerate(_units(normalise(document)))]


def _units(document: Document) -> Iterator[Unit]:
    positions = {note["id"]: position for position, note in enumerate(document["notes"], 1)}
    yield Unit("", "title", "title", document["title"], {})
    if document["lead"]:
        yield _unit(document["lead"], "lead", "lead", positions)
    counts: dict[str, int] = {}
    for block in document["blocks"]:
        kind = block["type"]
        counts[kind] = number = counts.get(kind, 0) + 1
        yield _unit(block, kind, f"{_NAMES.get(kind, kind)} {number}", positions)
        for position, demand in enumerate(block.get("demands", []), 1):
            yield _unit(demand, "demand", f"demand {position} of list {number}", positions, parent=block["id"])
    for position, note in enumerate(document["notes"], 1):
        yield _unit(note, "note", f"note {position}", positions)


def _unit(clause: dict[str, Any], kind: str, place: str, positions: dict[str, int], parent: str = "") -> Unit:
    inlines = merge(clause.get("text", []))
    text = clause["lead_in"] if kind == "demand_list" else plain(inlines)
    aspects: dict[str, str] = {
        key: str(clause[key]) for key in ("marker", "addressee", "level", "source") if key in clause
    }
    aspects |= dict(_between(inlines, positions))
    return Unit(clause["id"], kind, place, text, aspects, parent)


def _between(inlines: list[Inline], positions: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Where the note calls, fields and marks are, so that a change of these alone is seen."""
    offset = 0
    notes: list[tuple[Any, ...]] = []
    fields: list[tuple[Any, ...]] = []
    marks: list[tuple[Any, ...]] = []
    for inline in inlines:
        if "note" in inline:
            notes.append((offset, positions[inline["note"]]))
        elif "field" in inline:
            fields.append((offset, inline["field"]))
        else:
            if inline.get("marks"):
                marks.append((offset, len(inline["text"]), inline["marks"]))
            offset += len(inline["text"])
    for name, found in zip(PLACED, (notes, fields, marks), strict=True):
        if found:
            yield name, json.dumps(found, sort_keys=True, ensure_ascii=False)
