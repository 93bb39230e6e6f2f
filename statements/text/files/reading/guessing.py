"""What a statement shows without saying it: junk, title, issue line, typed bullets and notes, signatories.

The rules are those for plain text; here they look at the words of each passage, and what they find is carried back to it.
"""

from dataclasses import dataclass, field, replace

from statements.text.files.reading.passages import BREAK, SOFT, Passage, cut, each_text, lines, split, unbroken
from statements.text.importing import closing, junk, note_bodies, opening
from statements.text.importing.markers import Bullet, bullet
from statements.text.importing.result import Dropped
from statements.text.importing.shape import Piece
from statements.text.issue import Issue
from statements.text.normalising import merge
from statements.text.reading import Inline, plain

_TITLE_STYLES = ("title", "titel", "titre")
_QUOTATION_STYLES = ("quote", "intense quote", "quotations", "block text")
_LIST_KINDS = ("dash", "bullet", "number", "letter")
_BACK = "↩"  # where web pages lead from a note back to its call
_NEAR = 6
_SHORT = 80
_RULE = "* * *"


@dataclass(slots=True)
class Guessed:
    """The passages of the text proper, and what was taken out before, between and behind them."""

    title: str
    issue: Issue
    passages: list[Passage]
    notes: list[list[Inline]] = field(default_factory=list)
    issue_line: Dropped | None = None
    dropped: list[Dropped] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    title_notes: bool = False


def guess(passages: list[Passage], notes: list[list[Inline]], title: list[Inline]) -> Guessed:
    """Read the passages as a person would who has the rules of plain text in mind; `title` is one that stands in no passage."""
    opened = [one for passage in passages for one in _opened(_quoted(passage))]
    passages = _title_first(_called_in_words(opened), title)
    pieces = [_piece(n, passage) for n, passage in enumerate(passages)]
    rest, dropped = junk.take_from_ends([piece for piece in pieces if piece.text])
    rules = {id(piece) for piece in rest if passages[piece.line - 1].kind == "separator"}
    kept = [piece for piece in rest if id(piece) not in rules]
    top = opening.read(kept)
    left = {id(piece) for piece in top.rest}
    body = [piece for piece in rest if id(piece) in left | rules]
    gone = [passages[piece.line - 1] for piece in kept if id(piece) not in left]
    found = Guessed(top.title, top.issue, [], notes, top.issue_line, [*dropped, *top.dropped])
    found.title_notes = any("note" in run for passage in gone for run in passage.text)
    typed = note_bodies.separate(body) if not notes else note_bodies.Notes(body)
    found.notes = notes or _typed_notes(typed, passages, found)
    body, signatories = closing.take_signatories(typed.body)
    found.dropped += [*typed.dropped, *signatories]
    numbers = {key: f"n{position}" for position, (key, _) in enumerate(typed.bodies, 1)}
    found.passages = _levelled([_carried_back(piece, passages[piece.line - 1], numbers, found) for piece in body])
    return found


def _called_in_words(passages: list[Passage]) -> list[Passage]:
    """A call that stands alone belongs to the words before it."""
    found: list[Passage] = []
    for one in passages:
        if one.kind == "separator" or one.words.strip() or not found or found[-1].kind == "separator":
            found.append(one)
        else:
            found[-1] = replace(
                found[-1], text=merge([*found[-1].text, *(run for run in one.text if "text" not in run)])
            )
    return found


def _title_first(passages: list[Passage], title: list[Inline]) -> list[Passage]:
    """A title from the head of the file, by its style, or by being the one heading above all others, stands first."""
    if title:
        return [Passage("heading", title), *passages]
    chosen = next((one for one in passages[:_NEAR] if one.facts.style.lower() in _TITLE_STYLES), None) or _highest(
        passages
    )
    if chosen is None:
        return passages
    first = replace(chosen, kind="heading", text=unbroken(chosen.text))
    return [first, *(one for one in passages if one is not chosen)]


def _highest(passages: list[Passage]) -> Passage | None:
    """A heading near the top that no other equals, with nothing before it that could be the title itself."""
    headings = [one for one in passages if one.kind == "heading"]
    highest = [one for one in headings if one.level == min(heading.level for heading in headings)]
    if len(highest) != 1 or highest[0] not in passages[:_NEAR]:
        return None
    before = passages[: passages.index(highest[0])]
    return None if any(one.strong or one.facts.centred or len(one.words) > _SHORT for one in before) else highest[0]


def _levelled(passages: list[Passage]) -> list[Passage]:
    """Headings of a text count from 2: its title is the first."""
    levels = [one.level for one in passages if one.kind == "heading"]
    up = max(2 - min(levels, default=2), 0)
    return [replace(one, level=min(one.level + up, 4)) if one.kind == "heading" else one for one in passages]


def _quoted(passage: Passage) -> Passage:
    """A paragraph is a quotation by the name of its style, or because it is indented from both sides."""
    style = passage.facts.style.lower()
    quoted = style in _QUOTATION_STYLES or passage.facts.indented
    return replace(passage, kind="quotation") if passage.kind == "paragraph" and quoted else passage


def _opened(passage: Passage) -> list[Passage]:
    """A paragraph with empty lines in it is several, so is one whose lines are items of a list; other breaks are spaces."""
    if passage.kind == "quotation":
        return _with_source(passage)
    if passage.kind != "paragraph":
        return [replace(passage, text=_stripped(unbroken(passage.text)))]
    found = []
    for together in _stanzas(lines(passage.text)):
        items = sum(bullet(plain(line).strip()) is not None for line in together) > 1
        parts = together if items else [_rejoined(together)]
        found += [replace(passage, text=unbroken(_stripped(part))) for part in parts]
    return found


def _stanzas(broken: list[list[Inline]]) -> list[list[list[Inline]]]:
    """The lines that stand together, without the empty ones between them."""
    found: list[list[list[Inline]]] = [[]]
    for line in broken:
        if any(run.get("text", "x").strip() for run in line):
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [together for together in found if together]


def _rejoined(parts: list[list[Inline]]) -> list[Inline]:
    return merge([run for n, part in enumerate(parts) for run in [{"text": " "}] * bool(n) + part])


def _with_source(passage: Passage) -> list[Passage]:
    """The last line of a quotation apart, where it begins with a dash."""
    text = each_text(passage.text, lambda words: words.replace(SOFT, BREAK))
    parts = [line for line in lines(text) if any(run.get("text", "x").strip() for run in line)]
    if len(parts) < 2 or plain(parts[-1]).strip()[:1] not in tuple("–—-―"):
        return [passage]
    return [replace(passage, text=unbroken(part)) for part in (_rejoined(parts[:-1]), _stripped(parts[-1]))]


def _stripped(runs: list[Inline]) -> list[Inline]:
    words = "".join(run.get("text", "") for run in runs)
    return cut(runs, len(words) - len(words.lstrip())) if words[:1].isspace() else runs


def _piece(n: int, passage: Passage) -> Piece:
    text = passage.words if passage.kind != "quotation" else passage.words.replace(BREAK, " ")
    text = _RULE if passage.kind == "separator" else text
    piece = Piece(text, n + 1, gap=True, hashes=passage.level if passage.kind == "heading" else 0)
    if passage.kind == "item":
        number = passage.mark.rstrip(".)")
        piece.bullet = Bullet(passage.marker, passage.mark, "", int(number) if number.isdecimal() else None)  # type: ignore[arg-type]
        # Where one list of a web page holds its notes, each leads back to its call.
        piece.text = piece.text.rstrip(" ︎" + _BACK)
    elif passage.kind == "paragraph" and (mark := bullet(text)) is not None:
        piece.bullet, piece.text = mark, text[len(mark.prefix) :]
    return piece


def _typed_notes(typed: note_bodies.Notes, passages: list[Passage], found: Guessed) -> list[list[Inline]]:
    found.marks += typed.marks
    if any(_BACK in passage.words for passage in passages):
        found.marks.append(_BACK)
    return [_with_marks(text, passages) for _, text in typed.bodies]


def _with_marks(text: str, passages: list[Passage]) -> list[Inline]:
    """The runs of the passage that the words of a note came from; plain words, where it came from several."""
    for passage in reversed(passages):
        at = passage.words.rfind(text)
        if at >= 0:
            return split(split(passage.text, at)[1], len(text))[0]
    return [{"text": text}]


def _carried_back(piece: Piece, passage: Passage, numbers: dict[int | str, str], found: Guessed) -> Passage:
    """The passage with what the rules did to its words: something cut off its front, calls that became calls."""
    runs = passage.text
    start = len(passage.words) - len(piece.text) if passage.words.endswith(piece.text) else 0
    if start:
        runs = cut(runs, start)
    for begin, end, key in reversed(piece.calls):
        found.marks.append(piece.text[begin:end])
        before, after = split(runs, begin)
        if before and "text" in before[-1]:
            before[-1] = {**before[-1], "text": before[-1]["text"].rstrip()}
        runs = merge([*before, {"note": numbers[key]}, *cut(after, end - begin)])
    mark = piece.bullet
    if passage.kind == "paragraph" and mark is not None:
        if mark.kind in _LIST_KINDS:
            return replace(passage, kind="typed", text=runs, marker=mark.kind, mark=mark.mark, level=1)
        return replace(passage, text=merge([{"text": mark.prefix}, *runs]))
    return replace(passage, text=runs)
