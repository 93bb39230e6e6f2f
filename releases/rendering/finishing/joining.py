"""Blocks that a page or column cut in two become one tag again; boxes that mean nothing go."""

from __future__ import annotations

from .tree import Node, dissolve

_PLAIN = {"NonStruct", "Div"}


def join(document: Node) -> None:
    """Put fragments of one element together, wherever in the tree layout left them."""
    dissolve(document, _is_echo)
    _merge(document)
    dissolve(document, lambda node, parent: node.kind in _PLAIN and not node.role and not node.lang)
    dissolve(document, lambda node, parent: node.kind == "Span" and _is_bare(node) and _may_hold_marks(parent))
    _prune(document)


def _is_echo(node: Node, parent: Node) -> bool:
    """Layout wraps children of a flex box, a list item or a column in boxes that repeat their element."""
    return (
        bool(node.element) and node.element == parent.element and node.pseudo == parent.pseudo and node.kind in _PLAIN
    )


def _merge(node: Node) -> None:
    first: dict[tuple[str, str, str], Node] = {}
    kids = []
    for kid in node.kids:
        if isinstance(kid, Node) and kid.element:
            key = (kid.kind, kid.element, kid.pseudo)
            if key in first:
                first[key].kids.extend(kid.kids)
                continue
            first[key] = kid
        kids.append(kid)
    node.kids = kids
    for kid in kids:
        if isinstance(kid, Node):
            _merge(kid)


def _is_bare(node: Node) -> bool:
    return not node.role and not node.lang and not node.extra


def _may_hold_marks(parent: Node) -> bool:
    return parent.kind in {"P", "Span", "H1", "H2", "H3", "H4", "H5", "H6", "LBody", "Lbl", "Link", "Note", "Reference"}


def _prune(node: Node) -> None:
    for kid in node.kids:
        if isinstance(kid, Node):
            _prune(kid)
    node.kids = [kid for kid in node.kids if not (isinstance(kid, Node) and not kid.kids)]
