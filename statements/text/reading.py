"""Walk through a document in reading order."""

from collections.abc import Iterator
from typing import Any, NamedTuple

Document = dict[str, Any]
Inline = dict[str, Any]


class Demand(NamedTuple):
    """One demand with its place: both positions count from 1."""

    list_position: int
    position: int
    key: str
    text: str


class Clause(NamedTuple):
    """Anything with an id: `kind` is the block's type, or `lead`, `demand`, `note`; `text` is its inline list."""

    id: str
    kind: str
    text: list[Inline]
    source: dict[str, Any]


def plain(inlines: list[Inline]) -> str:
    """The words alone: without marks, note calls and computed fields."""
    return "".join(inline.get("text", "") for inline in inlines)


def blocks_with_ids(document: Document) -> Iterator[Clause]:
    """Everything that has an id, in reading order: lead, blocks with their demands, notes."""
    if document["lead"]:
        yield Clause(document["lead"]["id"], "lead", document["lead"]["text"], document["lead"])
    for block in document["blocks"]:
        yield Clause(block["id"], block["type"], block.get("text", []), block)
        for demand in block.get("demands", []):
            yield Clause(demand["id"], "demand", demand["text"], demand)
    for note in document["notes"]:
        yield Clause(note["id"], "note", note["text"], note)


def demands(document: Document) -> Iterator[Demand]:
    """Every demand with the position of its list and its own, its stable key and its words."""
    lists = (block for block in document["blocks"] if block["type"] == "demand_list")
    for list_position, block in enumerate(lists, 1):
        for position, demand in enumerate(block["demands"], 1):
            yield Demand(list_position, position, demand["id"], plain(demand["text"]))


def note_calls(document: Document) -> Iterator[tuple[str, str]]:
    """Every note call as (id of the clause that calls, id of the note), in reading order."""
    for clause in blocks_with_ids(document):
        for inline in clause.text:
            if "note" in inline:
                yield clause.id, inline["note"]
