"""Steps that came from an editor: read, applied in order, and the result judged as a whole."""

import secrets
from typing import Any

from prosemirror.model import Node
from prosemirror.transform import AttrStep, Step

from statements.text.editing import mark_set  # noqa: F401 - makes its kind of step known
from statements.text.editing.converting import document_of
from statements.text.editing.nodes import schema
from statements.text.editing.suggestions import without_suggestions
from statements.text.schema import InvalidDocument, validate

MOST_STEPS = 5_000  # in one batch; more than anybody types between two answers
LONGEST = 1_500_000  # positions of a tree


class StepRefused(ValueError):
    """A step fits neither the schema nor the text; the sentence says so to whoever typed."""


def read(steps: list[Any]) -> list[Step]:
    """The steps of a batch. Raises StepRefused."""
    if len(steps) > MOST_STEPS:
        raise StepRefused(f"There are {len(steps):,} changes in one go, and at most {MOST_STEPS:,} are possible.")
    try:
        return [Step.from_json(schema(), step) for step in steps]
    except Exception as error:  # the library answers bad JSON with whatever it stumbles over
        raise StepRefused(f"This change is none that the text knows ({_short(error)}).") from None


def apply(tree: Node, steps: list[Step]) -> Node:
    """The tree after all steps, which then says a valid document. Raises StepRefused, and then nothing counts."""
    for step in steps:
        tree = _applied(tree, step)
    if tree.content.size > LONGEST:
        raise StepRefused(f"The text would be longer than {LONGEST:,} characters.")
    return tree


def judge(tree: Node) -> None:
    """Raise StepRefused where the tree is no valid document yet; ids must have been mended before."""
    try:
        tree.check()
        validate(document_of(dict(without_suggestions(tree).to_json())))
    except InvalidDocument as error:
        raise StepRefused(str(error)) from None
    except Exception as error:
        raise StepRefused(f"The text would lose its shape ({_short(error)}).") from None


def _applied(tree: Node, step: Step) -> Node:
    try:
        result = step.apply(tree)
    except Exception as error:
        raise StepRefused(f"This change does not fit the text ({_short(error)}).") from None
    if result.failed or result.doc is None:
        raise StepRefused(f"This change does not fit the text ({_short(result.failed)}).")
    return result.doc


def _short(error: object) -> str:
    return str(error).strip().rstrip(".")[:160] or type(error).__name__


def mends_of_ids(tree: Node) -> list[Step]:
    """Steps that give each clause and note an id of its own: the first bearer keeps its, what copying doubled gets a new one."""
    seen: set[str] = set()
    mends: list[Step] = []

    def look(node: Node, pos: int, *_rest: Any) -> bool:
        if "id" in node.attrs:
            key = node.attrs["id"]
            if not isinstance(key, str) or key in seen:
                key = fresh_id(node.type.name)
                mends.append(AttrStep(pos, "id", key))
            seen.add(key)
        return not node.is_text

    tree.descendants(look)
    return mends


def fresh_id(kind: str) -> str:
    """Not used before: the kind's first letter and 48 random bits."""
    return kind[0] + secrets.token_hex(6)
