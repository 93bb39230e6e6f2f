"""Chinese and Japanese copy without the breaks of the page: a line may end inside a word there, and no space says so.

Readers take a line's end for the end of a word. Here the lines of a paragraph become one run that says its text in one
piece (ActualText, ISO 32000-2 14.9.4), a word at the foot of a page whole. A note's call says a space behind its number,
or it would read as part of the word before. The text belongs to the innermost mark: some readers ask no other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise

import pikepdf

from .spacing import BLOCKS, Letters, Line, breaks, lines
from .tree import Mark, Node

LANGUAGES = ("zh", "ja")
_HEAD = re.compile(rb"/Span\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_CLAUSE_END = re.compile(r"^\w+[^\w\s]*")
Edit = tuple[int, int, bytes]  # from, to, what stands there instead


@dataclass
class _Run:
    mark: Mark
    line: Line
    text: str


def join(pdf: pikepdf.Pdf, document: Node) -> None:
    """Make one run of a paragraph's lines wherever they follow one another, and give it its text."""
    contents = [page.obj.Contents.read_bytes() for page in pdf.pages]
    found = [lines(content) for content in contents]
    letters = Letters(pdf)
    edits: list[list[Edit]] = [[] for _ in contents]
    for node, in_block in _with_blocks(document, inside=False):
        if node.kind == "Reference":
            for mark in node.marks():
                if line := found[mark.page].get(mark.mcid):
                    edits[mark.page].append(_said(contents[mark.page], line, letters.text(line) + " "))
        elif in_block:
            for runs in _neighbours(node, found, letters, contents):
                _join(node, runs, contents, edits)
    for page, content, changed in zip(pdf.pages, contents, edits, strict=True):
        if changed:
            page.obj.Contents.write(_edited(content, changed))


def _with_blocks(node: Node, *, inside: bool) -> list[tuple[Node, bool]]:
    inside = inside or node.kind in BLOCKS
    below = [pair for kid in node.kids if isinstance(kid, Node) for pair in _with_blocks(kid, inside=inside)]
    return [(node, inside), *below]


def _neighbours(node: Node, found: list[dict[int, Line]], letters: Letters, contents: list[bytes]) -> list[list[_Run]]:
    """The node's own runs, parted where another node, or anything drawn, stands between them."""
    parts: list[list[_Run]] = [[]]
    for kid in node.kids:
        line = found[kid.page].get(kid.mcid) if isinstance(kid, Mark) else None
        if not isinstance(kid, Mark) or line is None:
            parts.append([])
            continue
        run, before = _Run(kid, line, letters.text(line)), parts[-1][-1] if parts[-1] else None
        same_page = before is not None and before.mark.page == kid.page
        if before and same_page and contents[kid.page][before.line.stop : line.begin].strip():
            parts.append([])
        parts[-1].append(run)
    return [part for part in parts if len(part) > 1]


def _join(node: Node, runs: list[_Run], contents: list[bytes], edits: list[list[Edit]]) -> None:
    if not any(breaks((a.mark.page, a.line), (b.mark.page, b.line)) for a, b in pairwise(runs)):
        return
    pieces = [(page, list(group)) for page, group in groupby(runs, key=lambda run: run.mark.page)]
    texts = ["".join(run.text for run in group) for _page, group in pieces]
    for n in range(len(texts) - 1):
        rest = _CLAUSE_END.match(texts[n + 1])
        if rest and texts[n][-1:].isalnum() and rest.end() < len(texts[n + 1]):
            texts[n], texts[n + 1] = texts[n] + rest[0], texts[n + 1][rest.end() :]
    for (page, group), text in zip(pieces, texts, strict=True):
        edits[page].append(_said(contents[page], group[0].line, text))
        for before, after in pairwise(group):
            head = _HEAD.match(contents[page], after.line.begin)
            assert head is not None, "lines() found the run by this head"
            edits[page].append((before.line.stop - len(b"EMC"), head.end(), b""))
            node.kids.remove(after.mark)


def _said(content: bytes, line: Line, text: str) -> Edit:
    head = _HEAD.match(content, line.begin)
    assert head is not None, "lines() found the run by this head"
    words = (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode()
    return head.start(), head.end(), b"/Span <</MCID " + head[1] + b" /ActualText <" + words + b">>> BDC"


def _edited(content: bytes, edits: list[Edit]) -> bytes:
    out, at = [], 0
    for begin, end, instead in sorted(edits):
        out += [content[at:begin], instead]
        at = end
    return b"".join([*out, content[at:]])
