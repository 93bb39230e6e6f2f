"""Suggestions are marks in the tree: what is proposed to come, to go, or to be something else.

`frontend/editor/suggestions.mjs` decides in the same way; a test plays both on the same trees.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from prosemirror.model import Mark, Node
from prosemirror.transform import Transform

KINDS = ("insertion", "deletion", "modification")
ANCHOR = "\u200b"  # holds the place of a suggestion that has no words of its own, at the edge of a clause


def open_suggestions(tree: Node) -> list[str]:
    """The ids of all suggestions that nobody decided on yet, each once, in reading order."""
    found: dict[str, None] = {}

    def look(node: Node, *_rest: Any) -> bool:
        found.update({str(mark.attrs["id"]): None for mark in node.marks if mark.type.name in KINDS})
        return True

    tree.descendants(look)
    return list(found)


def without_suggestions(tree: Node) -> Node:
    """The text as it stands while nobody accepts anything."""
    return decided(tree, accept=False).doc if open_suggestions(tree) else tree


def decided(tree: Node, *, accept: bool, meant: Callable[[str], bool] = lambda _id: True) -> Transform:
    """The steps that accept or reject the suggestions whose ids are meant.

    Where words go on both sides of a boundary between clauses, the clauses become one.
    """
    transform = Transform(tree)
    for act in reversed(list(_acts(tree, accept, meant))):
        if act.goes:
            transform.delete(act.start, act.end)
        else:
            _settle(transform, act, accept)
    return transform


class _Act(NamedTuple):
    start: int
    end: int
    goes: bool
    node: Node
    marks: tuple[Mark, ...]


def _acts(tree: Node, accept: bool, meant: Callable[[str], bool]) -> Iterator[_Act]:
    """In reading order; neighbouring words that go by the same suggestion are one act, also across boundaries."""
    going = "deletion" if accept else "insertion"
    open_act: _Act | None = None
    for pos, node in _nodes(tree):
        marks = tuple(m for m in node.marks if m.type.name in KINDS and meant(str(m.attrs["id"])))
        if open_act and pos < open_act.end:
            continue  # inside a node that goes as a whole
        goes = next((m for m in marks if m.type.name == going), None)
        if open_act and goes and node.is_inline and _goes_on(open_act, goes):
            open_act = open_act._replace(end=pos + node.node_size)
            continue
        if open_act and (node.is_inline or marks):
            yield open_act
            open_act = None
        if goes:
            open_act = _Act(pos, pos + node.node_size, True, node, (goes,))
        elif marks:
            yield _Act(pos, pos + node.node_size, False, node, marks)
    if open_act:
        yield open_act


def _goes_on(act: _Act, mark: Mark) -> bool:
    return act.node.is_inline and bool(act.marks[0].attrs["id"] == mark.attrs["id"])


def _nodes(tree: Node) -> list[tuple[int, Node]]:
    found: list[tuple[int, Node]] = []

    def look(node: Node, pos: int, *_rest: Any) -> bool:
        found.append((pos, node))
        return True

    tree.descendants(look)
    return found


def _settle(transform: Transform, act: _Act, accept: bool) -> None:
    """Take the marks away; undo what a rejected modification did."""
    for mark in act.marks:
        if act.node.is_inline:
            transform.remove_mark(act.start, act.end, mark)
        else:
            transform.remove_node_mark(act.start, mark)
        if mark.type.name == "modification" and not accept:
            _undo(transform, act, mark)
    for at in reversed(_anchors(transform.doc, act) if act.node.is_text else []):
        transform.delete(at, at + 1)


def _undo(transform: Transform, act: _Act, mark: Mark) -> None:
    kind, before = mark.attrs["type"], mark.attrs["previousValue"]
    if kind == "attr":
        transform.set_node_attribute(act.start, str(mark.attrs["attrName"]), before)
    elif kind == "nodeType":
        node = transform.doc.node_at(act.start)
        assert node is not None
        kept = {name: value for name, value in node.attrs.items() if name == "id"}
        transform.set_node_markup(act.start, node.type.schema.nodes[before], kept, node.marks)


def _anchors(tree: Node, act: _Act) -> list[int]:
    """Where the words begin or end with an anchor at the edge of their clause."""
    text = act.node.text or ""
    first, last = tree.resolve(act.start), tree.resolve(act.end)
    found = [act.start] if text.startswith(ANCHOR) and first.parent_offset == 0 else []
    if text.endswith(ANCHOR) and last.parent_offset == last.parent.content.size and act.end - 1 not in found:
        found.append(act.end - 1)
    return found
