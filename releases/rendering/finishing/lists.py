"""Lists as readers expect them: L holds LI, LI holds one LBody and at most one Lbl."""

from __future__ import annotations

from .tree import Node, dissolve


def mend(document: Node) -> None:
    """Columns inside a list go; every item gets its body and its mark."""
    dissolve(document, lambda node, parent: node.kind in ("L", "NonStruct", "Div") and parent.kind == "L")
    for node in document.nodes():
        if node.kind == "L":
            node.kids = [_item(kid) if isinstance(kid, Node) else kid for kid in node.kids]


def _item(node: Node) -> Node:
    if node.kind != "LI":
        node = Node("LI", [node])
    dissolve(node, lambda kid, parent: kid.kind in ("LBody", "LI") and parent is not node and parent.kind != "L")
    label = [kid for kid in node.kids if isinstance(kid, Node) and (kid.kind == "Lbl" or kid.pseudo == "marker")]
    rest = [part for kid in node.kids if kid not in label for part in _opened(kid)]
    for kid in label:
        kid.kind = "Lbl"
    body = Node("LBody", rest, role=node.role, element=node.element)
    return Node("LI", [*label, body], node.lang, node.role, node.element)


def _opened(kid: object) -> list:
    return kid.kids if isinstance(kid, Node) and kid.kind in ("LBody", "NonStruct") and not kid.lang else [kid]
