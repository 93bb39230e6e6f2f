"""Bring a document that came by another door into a tree in which people write."""

from prosemirror.model import Fragment, Node, Slice
from prosemirror.transform import DocAttrStep, ReplaceStep, Step, Transform
from prosemirror.transform.replace import replace_step

from statements.text.editing import nodes
from statements.text.editing.converting import nodes_of
from statements.text.editing.suggestions import without_suggestions
from statements.text.reading import Document


def steps_to(tree: Node, document: Document) -> tuple[list[Step], Node]:
    """Steps from the tree to the document, and the tree after them. Clauses whose words stay keep their suggestions."""
    wanted = _woven(tree, nodes.tree(nodes_of(document)))
    transform = Transform(tree)
    for name, value in wanted.attrs.items():
        if tree.attrs[name] != value:
            transform.step(DocAttrStep(name, value))
    step = _difference(transform.doc, wanted)
    if step is not None:
        transform.step(step)
    return transform.steps, transform.doc


def _woven(tree: Node, new: Node) -> Node:
    """The new tree, in which each clause that is also in the old one stands as it does there."""
    bare = without_suggestions(tree)
    known = {node.attrs.get("id"): node for node in bare.content.content}
    marked = {node.attrs.get("id"): node for node in tree.content.content}
    parts = []
    for node in new.content.content:
        key = node.attrs.get("id")
        same = key is not None and key in known and key in marked and known[key].eq(node)
        parts.append(marked[key] if same else node)
    return new.copy(Fragment.from_(parts))


def _difference(old: Node, new: Node) -> Step | None:
    start = old.content.find_diff_start(new.content)
    if start is None:
        return None
    end = old.content.find_diff_end(new.content)
    assert end is not None
    overlap = max(start - min(end["a"], end["b"]), 0)
    step = replace_step(old, start, end["a"] + overlap, new.slice(start, end["b"] + overlap))
    if step is not None:
        result = step.apply(old)
        if result.doc is not None and result.doc.eq(new):
            return step
    return ReplaceStep(0, old.content.size, Slice(new.content, 0, 0))
