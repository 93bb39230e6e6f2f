"""A document as a tree of the editor, and back.

`document_of(nodes_of(document))` is the document itself, but for empty clauses, which a tree has while somebody writes and
a document does not get, and for the order of notes, which becomes that of their calls (DOMAIN 68).
"""

from typing import Any

from statements.text.normalising import normalise
from statements.text.reading import Document, Inline

Json = dict[str, Any]


def nodes_of(document: Document) -> Json:
    """The tree as JSON. A note goes to its first call in the text, further calls point at it; without any it stands last."""
    notes = {note["id"]: note for note in document["notes"]}
    waiting = dict(notes)
    lead = document["lead"] or {"id": None, "text": []}
    content = [_words("title", document["title"]), _clause("lead", lead, waiting)]
    content += [_block(block, waiting) for block in document["blocks"]] or [
        {"type": "paragraph", "attrs": {"id": None}}
    ]
    if waiting:
        content.append({"type": "loose", "content": [_note(note) for note in waiting.values()]})
    return {
        "type": "doc",
        "attrs": {"language": document["language"], "direction": document["direction"]},
        "content": content,
    }


def document_of(tree: Json) -> Document:
    """The document that a tree says, in normal form; suggestions must be resolved before. Expects a checked tree."""
    found = _Reader()
    title, lead, *blocks = tree["content"]
    loose = blocks.pop().get("content", []) if blocks and blocks[-1]["type"] == "loose" else []
    document = {
        "version": 1,
        **tree["attrs"],
        "title": _plain(title),
        "lead": found.clause(lead),
        "blocks": [found.block(block) for block in blocks],
        "notes": found.notes,
    }
    for note in loose:
        found.note(note)
    normal = normalise(document)
    if normal["lead"] and not normal["lead"]["text"]:
        normal["lead"] = None
    normal["blocks"] = [block for block in map(_without_empty, normal["blocks"]) if block]
    return _with_known_calls(normal)


def _words(kind: str, text: str) -> Json:
    return {"type": kind, "content": [{"type": "text", "text": text}]} if text else {"type": kind}


def _clause(kind: str, clause: Json, waiting: dict[str, Json], **attrs: Any) -> Json:
    return _filled(
        {"type": kind, "attrs": {"id": clause["id"], **attrs}}, [_inline(run, waiting) for run in clause["text"]]
    )


def _filled(node: Json, content: list[Json]) -> Json:
    return {**node, "content": content} if content else node


def _block(block: Json, waiting: dict[str, Json]) -> Json:
    kind = block["type"]
    if kind == "separator":
        return {"type": kind, "attrs": {"id": block["id"]}}
    if kind == "heading":
        return _clause(kind, block, waiting, level=block["level"])
    if kind == "quotation":
        quoted = _filled({"type": "quoted"}, [_inline(run, waiting) for run in block["text"]])
        return {
            "type": kind,
            "attrs": {"id": block["id"]},
            "content": [quoted, _words("source", block.get("source", ""))],
        }
    if kind == "demand_list":
        parts = [_words("lead_in", block["lead_in"]), _words("addressee", block.get("addressee", ""))]
        parts += [_clause("demand", demand, waiting) for demand in block["demands"] or [{"id": None, "text": []}]]
        return {"type": kind, "attrs": {"id": block["id"], "marker": block["marker"]}, "content": parts}
    return _clause(kind, block, waiting)


def _note(note: Json) -> Json:
    return _filled({"type": "note", "attrs": {"id": note["id"]}}, [_inline(run, {}) for run in note["text"]])


def _inline(run: Inline, waiting: dict[str, Json]) -> Json:
    if "note" in run:
        body = waiting.pop(run["note"], None)
        return _note(body) if body else {"type": "call", "attrs": {"note": run["note"]}}
    if "field" in run:
        return {"type": "field", "attrs": {"field": run["field"]}}
    marks = [{"type": m["type"], **_attrs({k: v for k, v in m.items() if k != "type"})} for m in run.get("marks", ())]
    return {"type": "text", "text": run["text"], **({"marks": marks} if marks else {})}


def _attrs(attrs: Json) -> Json:
    return {"attrs": attrs} if attrs else {}


class _Reader:
    """Reads nodes as parts of a document, and gathers the notes on the way."""

    def __init__(self) -> None:
        self.notes: list[Json] = []

    def clause(self, node: Json) -> Json:
        return {"id": node["attrs"]["id"], "text": self.runs(node)}

    def block(self, node: Json) -> Json:
        kind, key = node["type"], node["attrs"]["id"]
        if kind == "separator":
            return {"id": key, "type": kind}
        if kind == "quotation":
            quoted, source = node["content"]
            return {"id": key, "type": kind, "text": self.runs(quoted), **_if_any("source", _plain(source))}
        if kind == "demand_list":
            lead_in, addressee, *demands = node["content"]
            return {
                "id": key,
                "type": kind,
                "marker": node["attrs"]["marker"],
                "lead_in": _plain(lead_in),
                **_if_any("addressee", _plain(addressee)),
                "demands": [self.clause(demand) for demand in demands],
            }
        level = {"level": node["attrs"]["level"]} if kind == "heading" else {}
        return {"id": key, "type": kind, **level, "text": self.runs(node)}

    def runs(self, node: Json) -> list[Inline]:
        return [self.run(child) for child in node.get("content", ())]

    def run(self, node: Json) -> Inline:
        if node["type"] == "note":
            return {"note": self.note(node)}
        if node["type"] == "call":
            return {"note": node["attrs"]["note"]}
        if node["type"] == "field":
            return {"field": node["attrs"]["field"]}
        marks = [{"type": mark["type"], **mark.get("attrs", {})} for mark in node.get("marks", ())]
        return {"text": node["text"], **({"marks": marks} if marks else {})}

    def note(self, node: Json) -> str:
        key = str(node["attrs"]["id"])
        self.notes.append({"id": key, "text": self.runs(node)})
        return key


def _plain(node: Json) -> str:
    return "".join(child["text"] for child in node.get("content", ()))


def _if_any(name: str, words: str) -> Json:
    return {name: words} if words.strip() else {}


def _without_empty(block: Json) -> Json | None:
    """The block without empty demands; None where nothing is left of it."""
    if block["type"] == "demand_list":
        block = {**block, "demands": [demand for demand in block["demands"] if demand["text"]]}
        return block if block["demands"] or block["lead_in"] or block.get("addressee") else None
    if block["type"] == "quotation" and block.get("source"):
        return block
    return block if block["type"] == "separator" or block["text"] else None


def _with_known_calls(document: Document) -> Document:
    """Without the further calls of a note that was deleted where it stood: there is nothing left to call."""
    known = {note["id"] for note in document["notes"]}
    clauses = [document["lead"] or {}, *document["blocks"], *document["notes"]]
    clauses += [demand for block in document["blocks"] for demand in block.get("demands", ())]
    for clause in clauses:
        if any("note" in run and run["note"] not in known for run in clause.get("text", ())):
            clause["text"] = [run for run in clause["text"] if "note" not in run or run["note"] in known]
    return document
