"""Chinese and Japanese copy without the breaks of the page: a line may end inside a word there, and no space says so.

Readers put a line's end between two halves of a word. Here the runs of a paragraph say their text together
(ActualText, ISO 32000-2 14.9.4), so that a word is whole, also over the foot of a page. A note's call is followed by a
space, or it would read as part of the word before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise

import pikepdf

from .spacing import Letters, Line, block_runs, breaks, lines
from .tree import Node

LANGUAGES = ("zh", "ja")
_CLAUSE_END = re.compile(r"^\w*[^\w\s]*")


def join(pdf: pikepdf.Pdf, document: Node) -> None:
    """Give every paragraph that spans lines or calls a note its text in one piece."""
    contents = [page.obj.Contents.read_bytes() for page in pdf.pages]
    found = [lines(content) for content in contents]
    letters = Letters(pdf)
    calls = {mark for node in document.nodes() if node.kind == "Reference" for mark in node.marks()}
    said: list[list[tuple[Line, Line, str]]] = [[] for _ in contents]
    for block in document.nodes():
        for segment in block_runs(block, with_calls=True):
            runs = [
                _Run(mark.page, line, letters.text(line) + (" " if mark in calls else ""), mark in calls)
                for mark in segment
                if (line := found[mark.page].get(mark.mcid))
            ]
            for page, first, last, text in _pieces(runs):
                said[page].append((first, last, text))
    for page, content, spans in zip(pdf.pages, contents, said, strict=True):
        if spans:
            page.obj.Contents.write(_with(content, spans))


@dataclass
class _Run:
    page: int
    line: Line
    text: str
    is_call: bool


def _pieces(runs: list[_Run]) -> list[tuple[int, Line, Line, str]]:
    """One piece a page: its first and last run and their text, a word at the page's end whole.

    Nothing where no line was broken and no note called.
    """
    broken = any(breaks((a.page, a.line), (b.page, b.line)) for a, b in pairwise(runs) if not (a.is_call or b.is_call))
    if not broken and not any(run.is_call for run in runs):
        return []
    pieces = [(page, list(group)) for page, group in groupby(runs, key=lambda run: run.page)]
    texts = ["".join(run.text for run in group) for _page, group in pieces]
    for n in range(len(texts) - 1):
        rest = _CLAUSE_END.match(texts[n + 1])
        if rest and texts[n] and texts[n][-1].isalnum():
            texts[n], texts[n + 1] = texts[n] + rest[0], texts[n + 1][rest.end() :]
    return [
        (page, group[0].line, group[-1].line, text) for (page, group), text in zip(pieces, texts, strict=True) if text
    ]


def _with(content: bytes, spans: list[tuple[Line, Line, str]]) -> bytes:
    added: list[tuple[int, int, bytes]] = []
    for first, last, text in spans:
        words = (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode()
        added.append((first.begin, 1, b"/Span <</ActualText <" + words + b">>> BDC\n"))
        added.append((last.stop, 0, b"\nEMC\n"))
    out, at = [], 0
    for place, _closing_first, piece in sorted(added):
        out += [content[at:place], piece]
        at = place
    return b"".join([*out, content[at:]])
