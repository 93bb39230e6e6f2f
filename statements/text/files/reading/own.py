"""A file that this house wrote: every block by the name of its style, nothing is guessed."""

from typing import Any

from statements.text.files.reading.building import Builder, add_list, add_table
from statements.text.files.reading.passages import Passage, unbroken
from statements.text.reading import Inline, plain

_MARKERS = ("dash", "bullet", "number", "letter")


class Reader:
    """`title`, `lead`, the builder's blocks, and `notes`: those at the foot of pages, then those at the end of the text."""

    def __init__(self, passages: list[Passage], notes: list[list[Inline]]) -> None:
        self.title: str | None = None
        self.lead: dict[str, Any] | None = None
        self.notes = [*notes]
        self.builder = Builder()
        self._list: dict[str, Any] | None = None
        position = 0
        while position < len(passages):
            position = self._one(passages, position)

    def _one(self, passages: list[Passage], position: int) -> int:
        passage, add = passages[position], self.builder.add
        style, text = passage.facts.style, unbroken(passage.text)
        open_list, self._list = self._list, None
        if passage.kind == "row":
            return add_table(self.builder, passages, position)
        if style.startswith("No demand, "):
            self._list = open_list
            (open_list or self._new_list())["marker"] = _marker(style, passage)
        elif passage.kind in ("item", "more"):
            return self._items(passages, position, open_list)
        elif style == "Title" and self.title is None:
            self.title = plain(text)
        elif style == "Lead" and self.lead is None:
            self.lead = {"id": self.builder.id("p"), "text": text}
        elif style == "Demand list lead-in":
            self._list = self._new_list(plain(text))
        elif style == "Addressee" and open_list is not None and not open_list["demands"]:
            self._list = open_list
            open_list["addressee"] = plain(text)
        elif style == "Quotation source" and self._last_is("quotation") and "source" not in self.builder.blocks[-1]:
            self.builder.blocks[-1]["source"] = plain(text)
        elif style == "Note":
            number, body = _without_number(text)
            self.builder.marks.append(number)
            self.notes.append(body)
        elif passage.kind == "heading":
            add("heading", text, level=min(passage.level + 1, 4))
        elif style == "Separator" or passage.kind == "separator":
            add("separator")
        elif style in ("Appeal", "Quotation"):
            add(style.lower(), text)
        else:
            add("quotation" if passage.kind == "quotation" else "paragraph", text)
        return position + 1

    def _items(self, passages: list[Passage], position: int, block: dict[str, Any] | None) -> int:
        """The items of one list, with what somebody put under them in a word processor since."""
        end = position + 1
        while (
            end < len(passages)
            and passages[end].kind in ("item", "more")
            and passages[end].group == passages[position].group
        ):
            end += 1
        if block is not None:
            self.builder.blocks.remove(block)
        silent = len(self.builder.doubtful)
        first, lead_in = passages[position], block["lead_in"] if block is not None else ""
        add_list(self.builder, passages[position:end], lead_in, _marker(first.facts.style, first))
        new = self.builder.doubtful[silent:]
        if not any(choice.value == "inside" for one in new for choice in one.choices):
            del self.builder.doubtful[silent:]
        if block is not None and "addressee" in block:
            for made in [
                self.builder.blocks[-1],
                *(made for one in new for choice in one.choices for made in choice.blocks),
            ]:
                made["addressee"] = block["addressee"]
        return end

    def _new_list(self, lead_in: str = "") -> dict[str, Any]:
        return self.builder.add("demand_list", lead_in=lead_in, marker="dash", demands=[])

    def _last_is(self, kind: str) -> bool:
        return bool(self.builder.blocks) and self.builder.blocks[-1]["type"] == kind


def _marker(style: str, passage: Passage) -> str:
    word = style.rpartition(" ")[2]
    return word if word in _MARKERS else passage.marker or "dash"


def _without_number(text: list[Inline]) -> tuple[str, list[Inline]]:
    """A note at the end of the text stands behind its number and one space."""
    if text and "text" in text[0]:
        number, _, rest = text[0]["text"].partition(" ")
        if number.strip("()").isdigit():
            return number, ([{**text[0], "text": rest}] if rest else []) + text[1:]
    return "", text
