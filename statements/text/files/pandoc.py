"""The only module that knows pandoc: bytes of a file to a tree, a tree to bytes."""

import json
from functools import cache
from typing import Any

from statements.text.decoding import Unreadable
from statements.text.files import limited

Tree = dict[str, Any]
_API = [1, 23, 1]
# Nothing that a program could mean: no formulas, citations, TeX; lists need no blank line before them.
MARKDOWN = "markdown-raw_tex-smart-tex_math_dollars-citations-example_lists-implicit_figures-pandoc_title_block"
MARKDOWN += "-abbreviations-latex_macros-raw_attribute+lists_without_preceding_blankline"
DEEP = "The file is nested deeper than any text. Copy its text and paste it."
_READERS = {"docx": "docx", "odt": "odt", "rtf": "rtf", "html": "html", "markdown": MARKDOWN}


def read(kind: str, content: bytes) -> Tree:
    """The file as pandoc's tree. Raises Unreadable with a sentence for the person."""
    more = ["--track-changes=accept"] if kind == "docx" else []
    try:
        answer = limited.run(_program(), "--sandbox", "-f", _READERS[kind], "-t", "json", *more, given=content)
    except limited.Failed as failure:
        if failure.said and "memory" not in failure.said:
            raise Unreadable(
                f"The file is damaged: as {kind} it cannot be read. Save it once more and try again."
            ) from failure
        raise
    try:
        tree: Tree = json.loads(answer)
    except RecursionError:
        raise Unreadable(DEEP) from None
    return tree


def write(tree: Tree, kind: str, *options: str) -> bytes:
    """The tree as a file of that kind."""
    given = json.dumps({"pandoc-api-version": _API, "meta": {}, **tree}).encode()
    return limited.run(_program(), "--sandbox", "-f", "json", "-t", kind, *options, given=given)


@cache
def _program() -> str:
    import pypandoc

    return str(pypandoc.get_pandoc_path())
