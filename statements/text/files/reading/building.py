"""Passages to blocks, and the places where that could be done in another way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from statements.text.files.reading.passages import Passage, joined, split, unbroken, without
from statements.text.importing import lead_ins
from statements.text.importing.lead_ins import take_addressee
from statements.text.importing.result import Choice, Doubtful, points_under_a_demand, shortened
from statements.text.normalising import merge
from statements.text.reading import Inline, plain

Block = dict[str, Any]
_SENTENCE_ENDS = tuple(".,;:!?…。！？；：،؛؟।۔")
_HEADING = 80
_APPEAL = 300
_SOURCE = 200
_LOOK_AHEAD = 12
_DASHES = "–—-― "
_TABLE = "A table was set as paragraphs, one for each row. Is it a list of demands?"
_LOOSE = "A list has no words that introduce it. Is it a list of demands?"


@dataclass
class Builder:
    """Gives out ids (`p1`, `h1`, `d1` …), keeps the blocks in order and writes down what was doubtful."""

    blocks: list[Block] = field(default_factory=list)
    doubtful: list[Doubtful] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def id(self, letter: str) -> str:
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]}"

    def block(self, kind: str, text: list[Inline] | None = None, **more: Any) -> Block:
        """A block that is not yet in its place."""
        return {"id": self.id(kind[0]), "type": kind, **more, **({"text": text} if text is not None else {})}

    def add(self, kind: str, text: list[Inline] | None = None, **more: Any) -> Block:
        self.blocks.append(self.block(kind, text, **more))
        return self.blocks[-1]

    def doubt(
        self, sentence: str, excerpt: str = "", blocks: list[Block] | None = None, choices: tuple[Choice, ...] = ()
    ) -> None:
        ids = tuple(str(block["id"]) for block in blocks or ())
        self.doubtful.append(Doubtful(f"q{len(self.doubtful) + 1}", sentence, shortened(excerpt), ids, choices))


@dataclass
class Demand:
    """One demand, and the points under it with their marks."""

    text: list[Inline]
    points: list[tuple[str, list[Inline]]] = field(default_factory=list)

    def whole(self) -> list[Inline]:
        return joined(self.text, *([{"text": f"{mark} "}, *text] for mark, text in self.points))

    def apart(self) -> list[list[Inline]]:
        return [self.text, *(text for _, text in self.points)]


def build(builder: Builder, passages: list[Passage], lead: int = 0) -> None:
    """Append the blocks of all passages in order; `lead` of them are taken already."""
    position = lead
    while position < len(passages):
        position = _one(builder, passages, position)


def _one(builder: Builder, passages: list[Passage], position: int) -> int:
    passage, after = passages[position], position + 1
    follower = passages[after] if after < len(passages) else None
    if passage.kind == "separator":
        builder.add("separator")
    elif passage.kind in ("item", "more", "typed"):
        end = end_of_list(passages, position)
        if passage.kind == "typed" and end == after:
            builder.add("paragraph", merge([{"text": f"{passage.mark} "}, *passage.text]))
            return end
        add_list(builder, passages[position:end], _lead_in(builder))
        return end
    elif passage.kind == "row":
        return add_table(builder, passages, position)
    elif passage.kind == "quotation":
        return add_quotation(builder, passages, position)
    elif passage.kind == "heading":
        builder.add("heading", without(passage.text, "strong"), level=min(max(passage.level, 2), 4))
    elif _is_heading(passage, follower):
        builder.add("heading", without(passage.text, "strong"), level=2)
    elif _is_appeal(passage, passages[after:]):
        builder.add("appeal", passage.text)
    else:
        builder.add("paragraph", passage.text)
    return after


def end_of_list(passages: list[Passage], position: int) -> int:
    """Where the passages of one list end."""
    first, end = passages[position], position + 1
    if first.kind == "typed":
        return _end_of_typed(passages, position)
    while end < len(passages) and passages[end].kind in ("item", "more") and passages[end].group == first.group:
        end += 1
    return end


def _end_of_typed(passages: list[Passage], position: int) -> int:
    """A typed list goes on after points with another mark, if its own mark comes again; letters under a number are its points."""
    first, end, ahead = passages[position], position + 1, position + 1
    last = first
    while ahead < len(passages) and passages[ahead].kind == "typed" and ahead - end < _LOOK_AHEAD:
        one = passages[ahead]
        ahead += 1
        if _follows(last, one) or (first.marker == "number" and one.marker == "letter"):
            end = ahead
            last = one if one.marker == first.marker else last
    return end


def _follows(last: Passage, one: Passage) -> bool:
    numbers = [passage.mark.strip("().") for passage in (last, one)]
    if one.marker == "number" == last.marker and all(number.isascii() and number.isdecimal() for number in numbers):
        return int(numbers[1]) == int(numbers[0]) + 1
    return one.marker == last.marker


def _lead_in(builder: Builder) -> str:
    """Take the words that introduce a list off the end of the block before it."""
    last = builder.blocks[-1] if builder.blocks else None
    if last is None or last["type"] not in ("paragraph", "heading"):
        return ""
    words = plain(last["text"])
    start = lead_ins.cut(words.rstrip()) if words.strip() else None
    if start is None or (last["type"] == "heading" and start):
        return ""
    before, after = split(last["text"], start) if start else ([], last["text"])
    if any("text" not in run for run in after):
        builder.doubt(
            "The words that introduce a list hold a note or a number, so they stay a paragraph before it.",
            words[start:],
        )
        return ""
    if start:
        last["text"] = before
    else:
        builder.blocks.pop()
    return words[start:].strip()


def add_list(builder: Builder, passages: list[Passage], lead_in: str, marker: str = "") -> None:
    """One demand list. Points under a demand become no demands in silence."""
    demands: list[Demand] = []
    first = passages[0]
    top = min(one.level for one in passages)
    for one in passages:
        if one.kind == "typed" and one.marker != first.marker and demands:
            demands[-1].points.append((one.mark, one.text))
        elif one.kind == "more" and demands:
            _goes_on(demands[-1], unbroken(one.text))
        elif one.level > top and demands:
            demands[-1].points.append((one.mark, unbroken(one.text)))
        else:
            demands.append(Demand(unbroken(one.text)))
            builder.marks.append(one.mark)
    make = _list_maker(builder, lead_in, marker or first.marker, take_addressee(builder.blocks))
    block = make([demand.whole() for demand in demands])
    builder.blocks.append(block)
    if any(demand.points for demand in demands):
        apart = make([text for demand in demands for text in demand.apart()])
        points = " ".join(f"{mark} {plain(text)}" for demand in demands for mark, text in demand.points)
        builder.doubtful.append(points_under_a_demand(len(builder.doubtful) + 1, points, block, apart))
    elif not lead_in:
        prose = [builder.block("paragraph", merge([{"text": f"{one.mark} "}, *unbroken(one.text)])) for one in passages]
        choices = (Choice("demands", "A list of demands", [block]), Choice("paragraphs", "Paragraphs", prose))
        builder.doubt(_LOOSE, plain(demands[0].text), [block], choices)


def _goes_on(demand: Demand, text: list[Inline]) -> None:
    if demand.points:
        mark, point = demand.points[-1]
        demand.points[-1] = (mark, joined(point, text))
    else:
        demand.text = joined(demand.text, text)


def _list_maker(
    builder: Builder, lead_in: str, marker: str, addressee: str = ""
) -> Callable[[list[list[Inline]]], Block]:
    def make(texts: list[list[Inline]]) -> Block:
        demands = [{"id": builder.id("d"), "text": text} for text in texts]
        block = {"id": builder.id("l"), "type": "demand_list", "lead_in": lead_in, "marker": marker, "demands": demands}
        return {**block, "addressee": addressee} if addressee else block

    return make


def add_table(builder: Builder, passages: list[Passage], position: int) -> int:
    """Each row a paragraph; or each a demand."""
    end = position
    while end < len(passages) and passages[end].kind == "row" and passages[end].group == passages[position].group:
        end += 1
    rows = passages[position:end]
    builder.marks += ["|"] * sum(one.words.count(" | ") for one in rows)
    blocks = [builder.add("paragraph", one.text) for one in rows]
    as_list = _list_maker(builder, "", "dash")([one.text for one in rows])
    choices = (Choice("paragraphs", "Paragraphs", blocks), Choice("demands", "A list of demands", [as_list]))
    builder.doubt(_TABLE, rows[0].words, blocks, choices)
    return end


def add_quotation(builder: Builder, passages: list[Passage], position: int) -> int:
    """A quotation; a last line of it that begins with a dash is its source."""
    first, end = passages[position], position + 1
    source: dict[str, str] = {}
    if end < len(passages):
        one = passages[end]
        same = one.kind == first.kind and one.group == first.group
        words = one.words.strip()
        if same and words[:1] in _DASHES and len(words) <= _SOURCE and all("text" in run for run in one.text):
            source = {"source": words.lstrip(_DASHES)}
            builder.marks.append(words[: len(words) - len(source["source"])])
            end += 1
    builder.add("quotation", unbroken(first.text), **source)
    return end


def _is_heading(passage: Passage, follower: Passage | None) -> bool:
    """A short strong line without end punctuation before a text that is longer."""
    words = passage.words.strip()
    if not passage.strong or follower is None or len(words) > _HEADING or words.endswith(_SENTENCE_ENDS):
        return False
    return (
        follower.kind in ("paragraph", "row", "quotation") and not follower.strong and len(follower.words) > len(words)
    )


def _is_appeal(passage: Passage, rest: list[Passage]) -> bool:
    """A short strong paragraph in the middle of the page, with nothing behind it but a signature."""
    centred = passage.facts.centred and passage.strong and len(passage.words) <= _APPEAL
    return (
        centred and all(one.kind == "paragraph" and len(one.words) <= _HEADING for one in rest[:3]) and len(rest) <= 3
    )
