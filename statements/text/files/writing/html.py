"""A document as one web page, without scripts, styles or anything from outside."""

from html import escape
from typing import Any

from statements.text.files import pandoc
from statements.text.files.writing.tree import Node, Writer, node
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
        if style in ("Demand dash", "Demand bullet", "Demand number", "Demand letter"):
            return node("Plain", runs)
        if style == "Separator":
            return node("HorizontalRule")
        if not runs:
            return node("Para", [])
        if style == "Appeal":
            return node("Para", [node("Strong", runs)])
        if style == "Quotation":
            return node("BlockQuote", [node("Para", runs)])
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
        return super().block(block)

    def span(self, style: str, inner: list[Node], *more: list[str]) -> Node:
        if style == "Note call":
            return node("Superscript", inner)
        return node("Span", [["", [], list(more)], inner])
