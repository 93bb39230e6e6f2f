"""Chinese and Japanese copy with whole words: a line may end inside one there, and no space says so.

Readers take a line's end for the end of a word. Here a line says its words whole (ActualText, ISO 32000-2 14.9.4): one
that is parted by the line's or the page's end is said where it ends. A note's call says a space behind its number, or
it would read as part of the word before. The text stands in the innermost mark: some readers ask no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pikepdf

from .spacing import BLOCKS, Letters, Line, breaks, lines
from .tree import Mark, Node

LANGUAGES = ("zh", "ja")
_HEAD = re.compile(rb"/Span\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_WORD_AT_END = re.compile(r"\w+$")
_NOTHING = "\u2060"


@dataclass
class _Run:
    page: int
    line: Line
    text: str
    says: str


def join(pdf: pikepdf.Pdf, document: Node) -> None:
    """Let every line say its words whole."""
    contents = [page.obj.Contents.read_bytes() for page in pdf.pages]
    found = [lines(content) for content in contents]
    letters = Letters(pdf)
    runs: list[_Run] = []
    for node, within in _nodes(document, frozenset()):
        if within & BLOCKS:
            own = [kid for kid in node.kids if isinstance(kid, Mark) and kid.mcid in found[kid.page]]
            runs += _whole([_run(mark, found, letters) for mark in own], is_call="Reference" in within)
    for number, (page, content) in enumerate(zip(pdf.pages, contents, strict=True)):
        page.obj.Contents.write(_with(content, [run for run in runs if run.page == number and run.says != run.text]))


def _nodes(node: Node, above: frozenset[str]) -> Iterator[tuple[Node, frozenset[str]]]:
    """Every node, with the kinds of itself and of all that hold it."""
    within = above | {node.kind}
    yield node, within
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _nodes(kid, within)


def _run(mark: Mark, found: list[dict[int, Line]], letters: Letters) -> _Run:
    line = found[mark.page][mark.mcid]
    text = letters.text(line)
    return _Run(mark.page, line, text, text)


def _whole(runs: list[_Run], *, is_call: bool) -> list[_Run]:
    for run in runs if is_call else ():
        run.says += " "
    for before, after in pairwise(runs):
        if breaks((before.page, before.line), (after.page, after.line)) and after.says[:1].isalnum():
            parted = _WORD_AT_END.search(before.says)
            if parted:
                before.says = before.says[: parted.start()] or _NOTHING
                after.says = parted[0] + after.says
    return runs


def _with(content: bytes, runs: list[_Run]) -> bytes:
    out, at = [], 0
    for run in sorted(runs, key=lambda run: run.line.begin):
        head = _HEAD.match(content, run.line.begin)
        assert head is not None, "lines() found the run by this head"
        words = (b"\xfe\xff" + run.says.encode("utf-16-be")).hex().encode()
        out += [content[at : head.start()], b"/Span <</MCID " + head[1] + b" /ActualText <" + words + b">>> BDC"]
        at = head.end()
    return b"".join([*out, content[at:]])
