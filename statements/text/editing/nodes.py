"""The tree's schema, and trees from JSON."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from prosemirror.model import Node, Schema


@cache
def schema() -> Schema[Any, Any]:
    """The schema that browser and server share."""
    spec = json.loads(Path(__file__).with_name("nodes.json").read_text(encoding="utf-8"))
    return Schema(spec)


def tree(value: Any) -> Node:
    """A checked tree. Raises ValueError where the JSON is none of this schema."""
    node = Node.from_json(schema(), value)
    node.check()
    return node
