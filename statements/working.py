"""The present tree of a working copy, out of memory where this process has it and out of the database where it has not."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import Any

from prosemirror.model import Node
from prosemirror.transform import Step

from statements.models import Batch, WorkingCopy
from statements.text.editing import nodes, stepping

KEPT_IN_MEMORY = 200  # trees; a long text takes about a megabyte
REWRITTEN_AFTER = 200  # steps that may follow the stored tree

_trees: OrderedDict[int, tuple[int, Node]] = OrderedDict()
_lock = Lock()


def tree_of(copy: WorkingCopy) -> Node:
    """The tree after `copy.version` steps."""
    known = _remembered(copy)
    version, tree = known if known else (copy.tree_version, nodes.tree(copy.tree))
    if version < copy.version:
        tree = stepping.apply(tree, steps_since(copy, version))
    return tree


def remember(copy_id: int, version: int, tree: Node) -> None:
    """Only after the commit: a state that was rolled back never existed."""
    with _lock:
        _trees[copy_id] = (version, tree)
        _trees.move_to_end(copy_id)
        while len(_trees) > KEPT_IN_MEMORY:
            _trees.popitem(last=False)


def forget() -> None:
    """Everything that is in memory: the database was replaced."""
    with _lock:
        _trees.clear()


def steps_since(copy: WorkingCopy, version: int) -> list[Step]:
    """The steps after that version, in their order."""
    rows = copy.batches.filter(last__gt=version, last__lte=copy.version)
    return stepping.read([step for step, _client, _by in flat(rows, since=version)])


def flat(batches: Iterable[Batch], *, since: int) -> list[tuple[Any, str, int]]:
    """Each step after `since` with its client and the person's key."""
    return [
        (step, batch.client, batch.by_id)
        for batch in batches
        for number, step in enumerate(batch.steps, batch.first)
        if number > since
    ]


def _remembered(copy: WorkingCopy) -> tuple[int, Node] | None:
    with _lock:
        known = _trees.get(copy.pk)
    return known if known and known[0] <= copy.version else None
