"""Through pandoc's tree, block by block, to passages and notes; what has no place is listed."""

from typing import Any

from statements.text.files.pandoc import Tree
from statements.text.files.reading.passages import Passage, unbroken
from statements.text.files.reading.prepared import Facts, Prepared
from statements.text.files.reading.running import Runner
from statements.text.normalising import merge
from statements.text.reading import Inline

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Walk:
    """`passages` in their order; `notes` in the order of their calls."""

    def __init__(self, tree: Tree, prepared: Prepared) -> None:
        self.passages: list[Passage] = []
        self.notes: list[list[Inline]] = []
        self._prepared = prepared
        self._groups = 0
        self._counted = (
            0,
            0,
            0,
        )  # of the last counted list: its group, its next number, and how many passages there were
        self._runner = Runner(prepared, self._note)
        self.title = self._metadata(tree.get("meta", {}))
        self._blocks(tree["blocks"])

    def _metadata(self, meta: dict[str, Any]) -> list[Inline]:
        """What stands in the head of a file: its title, and the rest as left out."""
        title: list[Inline] = []
        for key, value in meta.items():
            if key == "lang":
                self._prepared.language = self._prepared.language or _meta_words(value)
            elif key == "title" and value["t"] == "MetaInlines":
                title = unbroken(self._runner.runs(value["c"])[0])
            elif self._prepared.kind == "markdown":
                self._prepared.drop(_meta_words(value), f"{key}, from the head of the file")
        return title

    def _blocks(
        self, blocks: list[dict[str, Any]], kind: str = "paragraph", marks: tuple[dict[str, str], ...] = ()
    ) -> None:
        for block in blocks:
            self._block(block["t"], block.get("c"), kind, marks)

    def _block(self, tag: str, content: Any, kind: str, marks: tuple[dict[str, str], ...]) -> None:
        if tag in ("Para", "Plain"):
            self._add(kind, content, marks)
        elif tag == "Header":
            self._add("heading", content[2], marks, level=content[0])
        elif tag == "HorizontalRule":
            self.passages.append(Passage("separator", []))
        elif tag == "LineBlock":
            between: list[dict[str, Any]] = [{"t": "LineBreak"}]
            self._add(kind, [run for n, line in enumerate(content) for run in (between * bool(n) + line)], marks)
        elif tag == "CodeBlock":
            for line in content[1].split("\n"):
                self._add(kind, [{"t": "Str", "c": line}], marks)
        elif tag == "RawBlock":
            self._runner.raw(content[1])
        elif tag == "BlockQuote":
            self._groups += 1
            self._blocks(content, "quotation" if kind == "paragraph" else kind, marks)
        elif tag == "Div":
            self._blocks(content[1], kind, marks + self._runner.language_marks(content[0]))
        elif tag in ("BulletList", "OrderedList"):
            self._list(tag, content, marks)
        elif tag == "DefinitionList":
            for term, definitions in content:
                self._add(kind, term, marks)
                for definition in definitions:
                    self._blocks(definition, kind, marks)
        elif tag == "Figure":
            self._blocks([*content[1][1], *content[2]], kind, marks)
        elif tag == "Table":
            self._table(content, marks)

    def _add(
        self, kind: str, inlines: list[dict[str, Any]], marks: tuple[dict[str, str], ...] = (), level: int = 0
    ) -> Passage | None:
        runs, facts = self._runner.runs(inlines, marks)
        if not runs and facts is None:
            return None
        if not any(run.get("text", "x").strip() for run in runs) and not self._prepared.own:
            return None
        self.passages.append(Passage(kind, runs, level=level, group=self._groups, facts=facts or Facts()))
        return self.passages[-1]

    def _list(self, tag: str, content: Any, marks: tuple[dict[str, str], ...], depth: int = 1) -> None:
        start, style = (content[0][0], content[0][1]["t"]) if tag == "OrderedList" else (1, "")
        goes_on = start > 1 and self._counted[1:] == (start, len(self.passages))
        if depth == 1:
            self._groups += not goes_on
        group = self._counted[0] if goes_on else self._groups
        marker = _marker(style) if tag == "OrderedList" else ""
        for position, item in enumerate(content[1] if tag == "OrderedList" else content, start):
            first = True
            for block in _opened(item):
                before = len(self.passages)
                if block["t"] in ("BulletList", "OrderedList"):
                    self._list(block["t"], block["c"], marks, depth + 1)
                else:
                    self._blocks([block], "item" if first else "more", marks)
                    first = first and len(self.passages) == before
                self._groups = group
                for passage in self.passages[before:]:
                    if passage.kind in ("item", "more") and not passage.level:
                        passage.level, passage.group = depth, group
                        passage.marker = passage.facts.marker or marker or self._prepared.bullet
                        passage.mark = _mark(passage.marker, style, position)
        if tag == "OrderedList" and depth == 1:
            self._counted = (group, start + len(content[1]), len(self.passages))

    def _table(self, content: Any, marks: tuple[dict[str, str], ...]) -> None:
        """Rows as passages, their cells divided by a bar. A table of one column only holds the page together: it is no table."""
        self._blocks(content[1][1], "paragraph", marks)
        bodies = [row for body in content[4] for row in (*body[2], *body[3])]
        rows = [[cell[4] for cell in row[1] if cell[4]] for row in (*content[3][1], *bodies, *content[5][1])]
        if all(len(row) < 2 for row in rows):
            self._blocks([block for row in rows for cell in row for block in cell], "paragraph", marks)
            return
        self._groups += 1
        group = self._groups
        for row in rows:
            cells = [cell for blocks in row if (cell := self._cell(blocks, marks))]
            runs = [run for n, cell in enumerate(cells) for run in [{"text": " | "}] * bool(n) + cell]
            if runs:
                self.passages.append(Passage("row", merge(unbroken(runs)), group=group))

    def _cell(self, blocks: list[dict[str, Any]], marks: tuple[dict[str, str], ...]) -> list[Inline]:
        """What stands in a cell, in one line."""
        outside, self.passages = self.passages, []
        self._blocks(blocks, "row", marks)
        found, self.passages = self.passages, outside
        return [run for n, one in enumerate(found) for run in [{"text": " "}] * bool(n) + _marked(one)]

    def _note(self, blocks: list[dict[str, Any]]) -> str:
        """The id of a new note; its own number comes before those of notes inside it."""
        number = len(self.notes)
        self.notes.append([])
        outside, self.passages = self.passages, []
        self._blocks(blocks)
        found, self.passages = self.passages, outside
        self.notes[number] = merge(
            [run for n, one in enumerate(found) for run in [{"text": " "}] * bool(n) + _marked(one)]
        )
        return f"n{number + 1}"


def _marked(passage: Passage) -> list[Inline]:
    """The words of a passage where only words fit: an item keeps its mark."""
    mark: list[Inline] = [{"text": f"{passage.mark} "}] if passage.kind == "item" else []
    return mark + unbroken(passage.text)


def _opened(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [inner for block in blocks for inner in (_opened(block["c"][1]) if block["t"] == "Div" else [block])]


def _marker(style: str) -> str:
    return "letter" if style.endswith(("Alpha", "Roman")) else "number"


def _mark(marker: str, style: str, position: int) -> str:
    if marker == "dash":
        return "–"
    if marker == "bullet":
        return "•"
    if style.endswith("Roman"):
        return f"{_roman(position)})"
    return f"{_LETTERS[(position - 1) % 26]})" if marker == "letter" else f"{position}."


def _roman(number: int) -> str:
    signs = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text = ""
    for value, sign in signs:
        while number >= value:
            text, number = text + sign, number - value
    return text


def _meta_words(value: Any) -> str:
    """The words of any value in the head of a file."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return " ".join(filter(None, map(_meta_words, value)))
    if isinstance(value, dict):
        if value.get("t") in ("Space", "SoftBreak", "LineBreak"):
            return ""
        inner = [value["c"]] if "c" in value else [one for key, one in value.items() if key != "t"]
        return " ".join(filter(None, map(_meta_words, inner)))
    return ""
