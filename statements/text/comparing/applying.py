"""Make the new text of the old one and the operations between them."""

from collections.abc import Callable, Iterator
from typing import Any

from statements.text.comparing.units import ASPECTS, Unit, units
from statements.text.normalising import merge
from statements.text.reading import Document, Inline


class DoesNotFit(ValueError):
    """The operations were made for another text."""


def applied(old: Document, comparison: dict[str, Any]) -> Document:
    """The new text: its content to the letter; clauses that were there keep their old ids. Raises DoesNotFit."""
    sheet = _Sheet(old)
    for operation in comparison["operations"]:
        try:
            _ACTS[operation["op"]](sheet, operation)
        except (KeyError, IndexError) as error:
            raise DoesNotFit(f"{operation.get('op')} {operation.get('id', '')}: there is no {error}.") from None
    return sheet.document()


class _Row:
    """Names in an order that changes anywhere at the same cost; the empty name is before the first."""

    def __init__(self) -> None:
        self.next, self.previous = {"": ""}, {"": ""}

    def insert(self, name: str, after: str) -> None:
        behind = self.next[after]
        self.next |= {after: name, name: behind}
        self.previous |= {behind: name, name: after}

    def remove(self, name: str) -> None:
        before, behind = self.previous.pop(name), self.next.pop(name)
        self.next[before], self.previous[behind] = behind, before

    def __iter__(self) -> Iterator[str]:
        name = self.next[""]
        while name:
            yield name
            name = self.next[name]


class _Sheet:
    """The text while it changes: its clauses by name, and the rows they stand in."""

    def __init__(self, old: Document) -> None:
        self.head = {key: old[key] for key in ("version", "language", "direction")}
        self.clauses: dict[str, Unit] = {}
        self.rows: dict[tuple[str, str], _Row] = {("blocks", ""): _Row(), ("notes", ""): _Row()}
        self.row_of: dict[str, _Row] = {}
        self.title = Unit("", "title", 1, [])
        for unit in units(old):
            if unit.kind == "title":
                self.title = unit
            else:
                row = self.row(unit.row, unit.parent)
                self.put(unit, row, row.previous[""])

    def row(self, kind: str, parent: str) -> _Row:
        return self.rows.setdefault((kind, parent), _Row())

    def put(self, unit: Unit, row: _Row, after: str) -> None:
        if unit.id in self.clauses:
            raise DoesNotFit(f"{unit.id} is there already.")
        row.insert(unit.id, after)
        self.clauses[unit.id], self.row_of[unit.id] = unit, row

    def take(self, name: str) -> Unit:
        self.row_of.pop(name).remove(name)
        return self.clauses.pop(name)

    def clause(self, name: str) -> Unit:
        return self.clauses[name] if name else self.title

    def document(self) -> Document:
        blocks = [self._clause(name) for name in self.rows["blocks", ""]]
        lead = next((block for block in blocks if block["type"] == "lead"), None)
        return {
            **self.head,
            "title": _string(self.title.inlines),
            "lead": {"id": lead["id"], "text": lead["text"]} if lead else None,
            "blocks": [block for block in blocks if block is not lead],
            "notes": [_untyped(self._clause(name)) for name in self.rows["notes", ""]],
        }

    def _clause(self, name: str) -> dict[str, Any]:
        unit = self.clauses[name]
        clause = {"id": unit.id, "type": unit.kind, **unit.aspects}
        if unit.kind == "demand_list":
            demands = [_untyped(self._clause(inner)) for inner in self.row("demands", name)]
            return {**clause, "lead_in": _string(unit.inlines), "demands": demands}
        return clause if unit.kind == "separator" else {**clause, "text": unit.inlines}


def _untyped(clause: dict[str, Any]) -> dict[str, Any]:
    return {"id": clause["id"], "text": clause["text"]}


def _string(inlines: list[Inline]) -> str:
    return "".join(inline["text"] for inline in inlines)


def _language(sheet: _Sheet, told: dict[str, Any]) -> None:
    if any(sheet.head[key] != value for key, value in told["was"].items()):
        raise DoesNotFit("language: the text is in another.")
    sheet.head |= told["now"]


def _split(sheet: _Sheet, told: dict[str, Any]) -> None:
    unit = sheet.clauses[told["id"]]
    before, rest = _cut(unit.inlines, told["at"])
    gap, after = _cut(rest, len(told["between"]))
    if _string(gap) != told["between"]:
        raise DoesNotFit(f"split {unit.id}: the words at {told['at']} are others.")
    unit.inlines = before
    sheet.put(Unit(told["into"], unit.kind, 0, after, dict(unit.aspects)), sheet.row_of[unit.id], unit.id)


def _cut(inlines: list[Inline], at: int) -> tuple[list[Inline], list[Inline]]:
    """Behind so many signs; a call or a number is one."""
    before: list[Inline] = []
    for n, inline in enumerate(inlines):
        size = len(inline.get("text", "*"))
        if at < size:
            text = inline.get("text", "")
            head = [{**inline, "text": text[:at]}] if at else []
            return before + head, [{**inline, "text": text[at:]} if at else inline, *inlines[n + 1 :]]
        before.append(inline)
        at -= size
    return before, []


def _join(sheet: _Sheet, told: dict[str, Any]) -> None:
    other = sheet.take(told["with"])
    unit = sheet.clauses[told["id"]]
    unit.inlines = merge([*unit.inlines, {"text": told["between"]}, *other.inlines])


def _add(sheet: _Sheet, told: dict[str, Any]) -> None:
    clause = told["clause"]
    inlines = [{"text": clause["lead_in"]}] if "lead_in" in clause else clause.get("text", [])
    aspects = {key: clause[key] for key in ASPECTS if key in clause}
    unit = Unit(told["id"], clause["type"], 0, merge(inlines), aspects)
    sheet.put(unit, sheet.row(told["row"], told.get("list", "")), told["after"])


def _move(sheet: _Sheet, told: dict[str, Any]) -> None:
    unit = sheet.take(told["id"])
    sheet.put(unit, sheet.row(told["row"], told.get("list", "")), told["after"])


def _remove(sheet: _Sheet, told: dict[str, Any]) -> None:
    sheet.take(told["id"])


def _set(sheet: _Sheet, told: dict[str, Any]) -> None:
    unit, name, now = sheet.clauses[told["id"]], told["name"], told["now"]
    if (unit.kind if name == "type" else unit.aspects.get(name)) != told["was"]:
        raise DoesNotFit(f"set {unit.id}: {name} is another.")
    if name == "type":
        unit.kind = now
    elif now is None:
        del unit.aspects[name]
    else:
        unit.aspects[name] = now


def _text(sheet: _Sheet, told: dict[str, Any]) -> None:
    unit = sheet.clause(told["id"])
    was = [_inline(piece, "was") for piece in told["pieces"] if piece["do"] != "insert"]
    if merge(was) != merge(unit.inlines):
        raise DoesNotFit(f"text {told['id'] or 'of the title'}: the words are others.")
    unit.inlines = merge([_inline(piece, "marks") for piece in told["pieces"] if piece["do"] != "delete"])


def _inline(piece: dict[str, Any], side: str) -> Inline:
    if piece["do"] != "format":
        return {key: value for key, value in piece.items() if key != "do"}
    return {"text": piece["text"], "marks": piece[side]}


_ACTS: dict[str, Callable[[_Sheet, dict[str, Any]], None]] = {
    "language": _language,
    "split": _split,
    "join": _join,
    "add": _add,
    "move": _move,
    "remove": _remove,
    "set": _set,
    "text": _text,
}
