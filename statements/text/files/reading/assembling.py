"""A file, prepared, through pandoc's tree to an import."""

from dataclasses import replace
from typing import Any

import icu

from organisations.scripts import direction_of, is_language
from statements.text import linting
from statements.text.decoding import Unreadable
from statements.text.files import pandoc
from statements.text.files.reading import left_over
from statements.text.files.reading.building import Builder, build
from statements.text.files.reading.guessing import guess
from statements.text.files.reading.own import Reader
from statements.text.files.reading.passages import Passage, without
from statements.text.files.reading.prepared import Prepared, not_endless
from statements.text.files.reading.walking import Walk
from statements.text.importing import closing, lead_ins
from statements.text.importing.languages import language_of
from statements.text.importing.result import Dropped, Import
from statements.text.issue import Issue
from statements.text.normalising import normalise
from statements.text.reading import Inline, plain
from statements.text.schema import InvalidDocument, validate

_LEAD_AT_MOST = 400


def assemble(prepared: Prepared, language: str | None) -> Import:
    """Everything of the file in its place, or listed. Raises Unreadable."""
    tree = pandoc.read(prepared.kind, prepared.content)
    try:
        walk = Walk(tree, prepared)
    except RecursionError:
        raise Unreadable(pandoc.DEEP) from None
    if not walk.passages and not prepared.own:
        raise Unreadable("The file is empty.")
    not_endless(len(walk.passages))
    result = _own(walk, prepared, language) if prepared.own else _foreign(walk, prepared, language)
    document = _valid(normalise(result.document))
    lost = left_over.missing(prepared.lines, result)
    dropped = [Dropped(0, text, reason) for text, reason in prepared.dropped]
    dropped += [Dropped(0, text, "could not be placed; look at the file") for text in lost]
    found = linting.findings(document, result.issue)
    return replace(result, document=document, dropped=[*result.dropped, *dropped], findings=found, kind=prepared.kind)


def _own(walk: Walk, prepared: Prepared, language: str | None) -> Import:
    read = Reader(walk.passages, walk.notes)
    _remark(read.builder, prepared)
    tag = language or prepared.language or language_of("\n".join(one.words for one in walk.passages[:200]))
    document = _document(tag, read.title or "", read.lead, read.builder, read.notes)
    return Import(document, Issue(), None, [], [], read.builder.marks, read.builder.doubtful)


def _foreign(walk: Walk, prepared: Prepared, language: str | None) -> Import:
    words = "\n".join(one.words for one in walk.passages[:200])
    tag = language or _language(prepared.language, words)
    said = walk.title if prepared.kind in ("markdown", "html") else []
    guessed = guess(walk.passages, walk.notes, said)
    builder = Builder()
    lead = _lead(builder, guessed.passages)
    build(builder, guessed.passages, 1 if lead else 0)
    if not any(block["type"] == "appeal" for block in builder.blocks):
        closing.mark_appeal(builder.blocks)
    for block in builder.blocks:
        if block["type"] == "appeal" and Passage("", block["text"]).strong:
            block["text"] = without(block["text"], "strong")  # it is printed strong as it is
    title = guessed.title or plain(walk.title) or prepared.title
    _remark(builder, prepared)
    if guessed.title_notes:
        builder.doubt("A note was called in the title, where no note can be called. It is kept without a call.")
    document = _document(tag, title, lead, builder, guessed.notes)
    marks = [*builder.marks, *guessed.marks]
    # Paragraphs of a file have no numbers that anybody could look up.
    dropped = [replace(one, line=0) for one in guessed.dropped]
    line = replace(guessed.issue_line, line=0) if guessed.issue_line else None
    return Import(document, guessed.issue, line, dropped, [], marks, builder.doubtful)


def _remark(builder: Builder, prepared: Prepared) -> None:
    for remark in dict.fromkeys(prepared.remarks):
        builder.doubt(remark)


def _language(said: str, words: str) -> str:
    """What the text is written in; what the file says decides only between forms of that language."""
    guessed = language_of(words)
    if not is_language(said) or (guessed != "und" and said.split("-")[0].lower() != guessed):
        return guessed
    # "fr-FR" says no more than "fr": that is where most of its readers are.
    return str(icu.Locale.forLanguageTag(said).minimizeSubtags().toLanguageTag())


def _lead(builder: Builder, passages: list[Passage]) -> dict[str, Any] | None:
    """The first paragraph, if it is short and others follow; a lead-in or heading is none."""
    if len(passages) < 2 or passages[0].kind != "paragraph" or len(passages[0].words) > _LEAD_AT_MOST:
        return None
    words = passages[0].words.strip()
    follower = passages[1]
    leads_in = lead_ins.cut(words) is not None if words else True
    if leads_in or (follower.kind in ("item", "typed") and words.endswith(":")) or not any(map(str.isalpha, words)):
        return None
    return {"id": builder.id("p"), "text": passages[0].text}


def _document(
    language: str, title: str, lead: dict[str, Any] | None, builder: Builder, notes: list[list[Inline]]
) -> dict[str, Any]:
    document = {
        "version": 1,
        "language": language,
        "direction": direction_of(language),
        "title": title,
        "lead": lead,
        "blocks": builder.blocks,
        "notes": [{"id": f"n{position}", "text": text} for position, text in enumerate(notes, 1)],
    }
    _name_calls(document, len(notes))
    return document


def _name_calls(value: Any, count: int) -> None:
    """A call by number becomes a call by id; one of a note that is not there becomes words."""
    if isinstance(value, list):
        for inner in value:
            _name_calls(inner, count)
    elif isinstance(value, dict):
        if str(value.get("note", "")).startswith("#"):
            number = int(value.pop("note")[1:])
            value.update({"note": f"n{number}"} if 1 <= number <= count else {"text": f"({number})"})
        for inner in value.values():
            _name_calls(inner, count)


def _valid(document: dict[str, Any]) -> dict[str, Any]:
    try:
        validate(document)
    except InvalidDocument as error:
        raise Unreadable(f"The file holds what no statement can hold: {error}") from error
    return document
