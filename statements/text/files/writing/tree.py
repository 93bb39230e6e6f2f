"""A document as pandoc's tree."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from statements.text.files.signs import Signs, unused
from statements.text.reading import Document, Inline

Node = dict[str, Any]
# The two code points that XML has no place for; no text has a use for them either.
NO_XML = {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}
_STYLES = {"number": "Decimal", "letter": "LowerAlpha"}


def node(kind: str, content: Any = None) -> Node:
    return {"t": kind} if content is None else {"t": kind, "c": content}


@dataclass
class Writer:
    """Blocks carry the names of their styles. `signs` keep what pandoc would drop: empty paragraphs and spaces.

    Notes are real ones, in the order of their calls. A note that is called twice, never, from another note or out of order
    has no form in a word processor: it stands at the end of the text behind its number, its calls are raised numbers.
    """

    document: Document
    signs: Signs = field(init=False)
    _numbers: dict[str, int] = field(default_factory=dict)
    _real: int = 0

    def __post_init__(self) -> None:
        self.signs = unused(json.dumps(self.document, ensure_ascii=False))
        self._numbers = {note["id"]: position for position, note in enumerate(self.document["notes"], 1)}

    def blocks(self) -> list[Node]:
        document = self.document
        blocks = [self.styled("Title", self.text(document["title"]))]
        if document["lead"]:
            blocks.append(self.styled("Lead", self.runs(document["lead"]["text"])))
        for block in document["blocks"]:
            blocks += self.block(block)
        for position, note in enumerate(document["notes"][self._real :], self._real + 1):
            blocks.append(self.styled("Note", [*self.text(f"({position}) "), *self.runs(note["text"], inside=True)]))
        return blocks

    def block(self, block: dict[str, Any]) -> list[Node]:
        kind = block["type"]
        if kind == "demand_list":
            return self.demands(block)
        if kind == "separator":
            return [self.styled("Separator", self.text("* * *"))]
        runs = self.runs(block["text"])
        if kind == "heading":
            return [node("Header", [block["level"] - 1, ["", [], []], self.some(runs)])]
        if kind == "quotation":
            source = [self.styled("Quotation source", self.text(block["source"]))] if "source" in block else []
            return [self.styled("Quotation", runs), *source]
        return [self.styled("Appeal", runs) if kind == "appeal" else node("Para", self.some(runs))]

    def demands(self, block: dict[str, Any]) -> list[Node]:
        blocks = [self.styled("Demand list lead-in", self.text(block["lead_in"]))]
        if "addressee" in block:
            blocks.append(self.styled("Addressee", self.text(block["addressee"])))
        if not block["demands"]:
            return [*blocks, self.styled(f"No demand, {block['marker']}", [])]
        style = f"Demand {block['marker']}"
        items = [[self.styled(style, self.runs(demand["text"]))] for demand in block["demands"]]
        return [*blocks, listed(block["marker"], items)]

    def styled(self, style: str, runs: Sequence[Node]) -> Node:
        return node("Div", [["", [], [["custom-style", style]]], [node("Para", self.some(runs))]])

    def some(self, runs: Sequence[Node]) -> list[Node]:
        """An empty paragraph holds a sign, or pandoc would leave it out."""
        return list(runs) or [node("Str", self.signs.end)]

    def text(self, words: str) -> list[Node]:
        return [node("Str", self.signs.kept(words.translate(NO_XML)))] if words else []

    def runs(self, runs: list[Inline], *, inside: bool = False) -> list[Node]:
        return [written for run in runs for written in self.run(run, inside)]

    def run(self, run: Inline, inside: bool) -> list[Node]:
        if "note" in run:
            return [self.call(run["note"], inside)]
        if "field" in run:
            return [self.span("Signatory count", self.text("{signatory_count}"))]
        return marked(self.text(run["text"]), run.get("marks", []), self.language)

    def call(self, note: str, inside: bool) -> Node:
        number = self._numbers[note]
        if not inside and number == self._real + 1:
            self._real = number
            runs = self.runs(self.document["notes"][number - 1]["text"], inside=True)
            return node("Note", [node("Para", self.some(runs))])
        return self.span("Note call", self.text(f"({number})"))

    def span(self, style: str, inner: list[Node], *more: list[str]) -> Node:
        return node("Span", [["", [], [["custom-style", style], *more]], inner])

    def language(self, inner: list[Node], tag: str, direction: str) -> Node:
        return self.span(f"Language {tag}", inner, ["lang", tag], ["dir", direction])


def listed(marker: str, items: list[list[Node]]) -> Node:
    """A list with that mark."""
    if marker in _STYLES:
        delimiter = "Period" if marker == "number" else "OneParen"
        return node("OrderedList", [[1, node(_STYLES[marker]), node(delimiter)], items])
    return node("BulletList", items)


def marked(inner: list[Node], marks: list[dict[str, str]], language: Any) -> list[Node]:
    """Words under their marks; a link is the outermost."""
    for mark in sorted(marks, key=lambda mark: ("language", "emphasis", "strong", "link").index(mark["type"])):
        if mark["type"] == "link":
            inner = [node("Link", [["", [], []], inner, [mark["href"], ""]])]
        elif mark["type"] == "language":
            inner = [language(inner, mark["language"], mark["direction"])]
        else:
            inner = [node("Strong" if mark["type"] == "strong" else "Emph", inner)]
    return inner
