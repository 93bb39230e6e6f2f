"""A document as one web page, without scripts, styles or anything from outside."""

from html import escape
from typing import Any

from statements.text.exporting import TO
from statements.text.files import pandoc
from statements.text.files.reading.passages import without
from statements.text.files.writing.tree import Node, Writer, listed, node
from statements.text.reading import Document

_PAGE = '<!DOCTYPE html>\n<html lang="{language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n</head>\n<body>\n<article>\n{body}\n</article>\n</body>\n</html>\n'


def written(document: Document) -> bytes:
    blocks = Semantic(document).blocks()
    body = pandoc.write({"blocks": blocks}, "html5-auto_identifiers", "--wrap=none").decode().strip()
    title = escape(document["title"])
    return _PAGE.format(language=document["language"], direction=document["direction"], title=title, body=body).encode()


class Semantic(Writer):
    """Blocks by what they are, not by the names of styles; for pages and Markdown."""

    def styled(self, style: str, runs: Any) -> Node:
        if style == "Title":
            return node("Header", [1, ["", [], []], runs]) if runs else node("Para", [])
        if style == "Separator":
            return node("HorizontalRule")
        if not runs:
            return node("Para", [])
        return node("Para", runs)

    def some(self, runs: Any) -> list[Node]:
        return list(runs)

    def text(self, words: str) -> list[Node]:
        found: list[Node] = []
        for n, word in enumerate(words.split(" ")):
            found += [node("Space")] * bool(n) + ([node("Str", word)] if word else [])
        return found

    def block(self, block: dict[str, Any]) -> list[Node]:
        if block["type"] == "heading":
            return [node("Header", [block["level"], ["", [], []], self.runs(block["text"])])]
        if block["type"] == "quotation":
            source = [node("Para", self.text(f"— {block['source']}"))] if block.get("source") else []
            return [node("BlockQuote", [node("Para", self.runs(block["text"])), *source])]
        if block["type"] == "appeal":
            return (
                [node("Para", [node("Strong", self.runs(without(block["text"], "strong")))])] if block["text"] else []
            )
        return super().block(block)

    def demands(self, block: dict[str, Any]) -> list[Node]:
        lead_in = [node("Para", self.text(block["lead_in"]))] if block["lead_in"] else []
        to = [node("Para", self.text(f"{TO} {block['addressee']}"))] if block.get("addressee") else []
        items = [[node("Plain", self.runs(demand["text"]))] for demand in block["demands"]]
        return [*to, *lead_in, *([listed(block["marker"], items)] if items else [])]

    def span(self, style: str, inner: list[Node], *more: list[str]) -> Node:
        if style == "Note call":
            return node("Superscript", inner)
        return node("Span", [["", [], list(more)], inner])
