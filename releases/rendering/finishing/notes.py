"""Notes are read where they are called: Reference, then Note with its number as Lbl."""

from __future__ import annotations

from .tree import Node


def place(document: Node) -> None:
    """Move every note from the foot of its page to behind its call."""
    notes = {node.element: node for node in document.nodes() if node.role == "note"}
    _take_out(document, set(notes.values()))
    waiting = list(notes.values())
    for number, note in enumerate(waiting, 1):
        note.kind, note.identifier = "Note", f"note-{number}"
        for kid in note.kids:
            if isinstance(kid, Node) and kid.role == "back":
                kid.role = ""
                note.kids[note.kids.index(kid)] = Node("Lbl", [kid])
    _call(document, iter(waiting))


def _take_out(node: Node, notes: set[Node]) -> None:
    node.kids = [kid for kid in node.kids if kid not in notes]
    for kid in node.kids:
        if isinstance(kid, Node):
            _take_out(kid, notes)


def _call(node: Node, waiting: object) -> None:
    kids: list = []
    for kid in node.kids:
        if isinstance(kid, Node) and kid.role == "call":
            kid.role = ""
            kids += [Node("Reference", [kid]), next(waiting)]  # type: ignore[call-overload]
            continue
        if isinstance(kid, Node):
            _call(kid, waiting)
        kids.append(kid)
    node.kids = kids
