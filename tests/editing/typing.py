"""Steps as an editor sends them."""

from typing import Any

from prosemirror.model import Fragment, Node, Slice
from prosemirror.transform import ReplaceStep

from statements import working
from statements.actions.editing import Taken, take
from statements.models import Statement, WorkingCopy
from statements.text.editing import nodes


def tree_of(statement: Statement) -> Node:
    return working.tree_of(WorkingCopy.objects.get(statement=statement))


def place_of(tree: Node, words: str) -> int:
    """The position before the first occurrence of the words."""
    found: list[int] = []

    def look(node: Node, pos: int, *_rest: Any) -> bool:
        if node.is_text and words in node.text and not found:
            before = node.text[: node.text.index(words)]
            found.append(pos + len(before.encode("utf-16-le")) // 2)
        return True

    tree.descendants(look)
    return found[0]


def inserting(words: str, at: int, **marks: dict[str, Any]) -> dict[str, Any]:
    made = [nodes.schema().mark(name, attrs) for name, attrs in marks.items()]
    return ReplaceStep(at, at, Slice(Fragment.from_(nodes.schema().text(words, made)), 0, 0)).to_json()


def deleting(start: int, end: int) -> dict[str, Any]:
    return ReplaceStep(start, end, Slice.empty).to_json()


def type_in(statement: Statement, words: str, *, by, before: str, client: str = "window", **marks: Any) -> Taken:
    """Type the words before others, as somebody whose editor is up to date."""
    copy = WorkingCopy.objects.get(statement=statement)
    step = inserting(words, place_of(working.tree_of(copy), before), **marks)
    return take(statement, by=by, version=copy.version, client=client, steps=[step])
