"""The comparison as typed operations that make the new text of the old one (docs/formats.md)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from statements.text.comparing.flow import as_json, inlines_of, length, marked
from statements.text.comparing.splitting import between
from statements.text.comparing.threads import Thread, threads
from statements.text.comparing.units import Unit
from statements.text.normalising import merge
from statements.text.reading import Document

ALGORITHM = 2  # a change that would give another answer for the same texts raises it

Operation = dict[str, Any]


def operations(old: Document, new: Document) -> dict[str, Any]:
    """`{"algorithm": 2, "operations": […]}`. Equal content gives none."""
    found = threads(old, new)
    kept = [thread for thread in found if thread.new is not None]
    made = [*_language(old, new), *_splits(kept), *_joins(kept), *_places(kept)]
    made += [_removed(thread.old) for thread in _inner_first(found) if thread.old and not thread.new]
    for thread in kept:
        made += _inside(thread)
    return {"algorithm": ALGORITHM, "operations": made}


def _language(old: Document, new: Document) -> Iterator[Operation]:
    was, now = ({key: document[key] for key in ("language", "direction")} for document in (old, new))
    if was != now:
        yield {"op": "language", "was": was, "now": now}


def _splits(kept: list[Thread]) -> Iterator[Operation]:
    for first, second in pairwise(thread for thread in sorted(kept, key=_by_part) if thread.is_split):
        if first.old and first.old is second.old:
            words, end = first.old.flow.words, first.ends or 0
            at, gap = length(words[first.begins : end]), words[end : second.begins]
            yield {"op": "split", "id": first.name, "at": at, "between": gap, "into": second.name}


def _by_part(thread: Thread) -> tuple[int, int]:
    return thread.old.order if thread.old else -1, thread.part


def _joins(kept: list[Thread]) -> Iterator[Operation]:
    for thread in kept:
        words = thread.old.flow.words if thread.old else ""
        for other in thread.others:
            gap = between(words, other.flow.words)
            yield {"op": "join", "id": thread.name, "with": other.id, "between": gap}
            words = other.flow.words


def _places(kept: list[Thread]) -> Iterator[Operation]:
    """What is new or stands elsewhere, in the order of the new text: each behind the one before it in its row."""
    last: dict[tuple[str, str], str] = {}
    names = {thread.new.id: thread.name for thread in kept if thread.new and thread.new.row == "blocks"}
    for thread in kept:
        assert thread.new is not None
        row, parent = thread.new.row, names.get(thread.new.parent, "")
        place = {"row": row, **({"list": parent} if parent else {}), "after": last.get((row, parent), "")}
        if thread.old is None:
            yield {"op": "add", "id": thread.name, **place, "clause": _clause(thread.new, thread.name)}
        elif thread.moved:
            yield {"op": "move", "id": thread.name, **place}
        last[row, parent] = thread.name


def _inner_first(found: list[Thread]) -> list[Thread]:
    return sorted(found, key=lambda thread: bool(thread.old and thread.old.kind == "demand_list"))


def _removed(old: Unit) -> Operation:
    return {"op": "remove", "id": old.id, "clause": _clause(old, old.id)}


def _clause(unit: Unit, name: str) -> dict[str, Any]:
    """As it stands in a document, with its type; a list without its demands."""
    clause = {"id": name, "type": unit.kind, **unit.aspects}
    if unit.kind == "demand_list":
        return {**clause, "lead_in": unit.text, "demands": []}
    found = marked(unit.flow, 0, len(unit.flow.words))
    inlines = merge([inline for words, marks in found for inline in inlines_of(words, marks)])
    return clause if unit.kind == "separator" else {**clause, "text": inlines}


def _inside(thread: Thread) -> Iterator[Operation]:
    if thread.old is None:
        return
    for name, (was, now) in thread.aspects.items():
        yield {"op": "set", "id": thread.name, "name": name, "was": was, "now": now}
    if thread.pieces:
        inside = [part for piece in thread.pieces for part in as_json(piece)]
        yield {"op": "text", "id": thread.name, "pieces": inside}
