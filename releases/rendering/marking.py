"""Let tags remember which HTML element they came from, so that finishing need not guess.

WeasyPrint builds its structure tree from boxes and forgets languages and classes. Its tree builder has no hook, so the
one private function is wrapped: every tag gets the element's `Lang`, and in `T` the element's role and number. Finishing
reads `T` and takes it out again. `tests/rendering/test_tags.py` fails when an upgrade changes that function.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

SEPARATOR = "|"


def install() -> None:
    """Wrap the tree builder, once."""
    import pydyf
    from weasyprint.formatting_structure import boxes
    from weasyprint.pdf import tags

    original = tags._build_box_tree
    if getattr(original, "remembers", False):
        return

    def build(box: Any, parent: Any, *rest: Any) -> Iterator[Any]:
        inner = getattr(box, "_box", box)
        silent = inner.element is None or isinstance(inner, boxes.PageBox | boxes.MarginBox)
        if silent or inner.element_tag in ("html", "body"):
            yield from original(box, parent, *rest)
            return
        for node in original(box, parent, *rest):
            if "T" not in node:
                node["T"] = pydyf.String(mark(inner))
                if language := inner.element.get("lang"):
                    node["Lang"] = pydyf.String(language)
            yield node

    build.remembers = True  # type: ignore[attr-defined]
    tags._build_box_tree = build


def mark(box: Any) -> str:
    """`role|number|pseudo` of a box: the fragments of one element share it."""
    _name, _, pseudo = box.element_tag.partition("::")
    role = box.element.get("data-as", "")
    return SEPARATOR.join((role, f"{id(box.element):x}", pseudo))
