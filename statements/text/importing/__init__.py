"""Plain text in any language to a document, an issue and a list of what was left out.

Every line of the input is placed, or listed with its number and a reason. Where a person should decide (is this line
junk? is it number 21 or the 21st?) the importer proposes and says so.
"""

from typing import Any

from organisations.scripts import direction_of
from statements.text import linting
from statements.text.decoding import Unreadable
from statements.text.importing import closing, junk, lines, note_bodies, opening, shape
from statements.text.importing.blocks import Builder, build
from statements.text.importing.languages import language_of
from statements.text.importing.lead_ins import cut
from statements.text.importing.result import Dropped, Import
from statements.text.importing.shape import Piece
from statements.text.linting import Finding

__all__ = ["Dropped", "Import", "import_text"]

_LEAD_AT_MOST = 400
_LINES_AT_MOST = 20_000


def import_text(text: str, *, language: str | None = None) -> Import:
    """Find title, issue, lead, paragraphs, headings, demands, appeal and notes in a plain text.

    `language` (a BCP 47 tag) overrides the guess. Raises `Unreadable` if the text is empty or endless.
    """
    found = lines.split(text)
    if not found:
        raise Unreadable("The file is empty.")
    if len(found) > _LINES_AT_MOST:
        raise Unreadable(f"The file has more than {_LINES_AT_MOST:,} lines, which no statement has.")
    pieces, dropped = junk.take_from_ends(shape.pieces(found))
    tag = language or language_of("\n".join(piece.text for piece in pieces[:200]))
    top = opening.read(pieces)
    notes = note_bodies.separate(top.rest)
    body, signatories = closing.take_signatories(notes.body)
    builder = Builder({key: f"n{position}" for position, (key, _) in enumerate(notes.bodies, 1)})
    lead = _lead(builder, body)
    build(builder, body[1:] if lead else body)
    closing.mark_appeal(builder.blocks)
    document = _document(tag, top.title, lead, builder, notes)
    dropped = sorted([*dropped, *top.dropped, *notes.dropped, *signatories], key=lambda cut: cut.line)
    found_wrong = [*_controls(text), *linting.findings(document, top.issue)]
    return Import(
        document, top.issue, top.issue_line, dropped, found_wrong, [*builder.marks, *notes.marks], builder.doubtful
    )


def _lead(builder: Builder, body: list[Piece]) -> dict[str, Any] | None:
    """The first paragraph, if it is short and others follow; a lead-in or heading is none."""
    if len(body) < 2 or body[0].bullet is not None or body[0].hashes or body[0].weight > _LEAD_AT_MOST:
        return None
    if cut(body[0].text) is not None or not any(character.isalpha() for character in body[0].text):
        return None
    return {"id": builder.id("p"), "text": builder.inlines(body[0])}


def _document(
    language: str, title: str, lead: dict[str, Any] | None, builder: Builder, notes: note_bodies.Notes
) -> dict[str, Any]:
    bodies = [{"id": builder.notes[key], "text": [{"text": text}]} for key, text in notes.bodies]
    return {
        "version": 1,
        "language": language,
        "direction": direction_of(language),
        "title": title,
        "lead": lead,
        "blocks": builder.blocks,
        "notes": bodies,
    }


def _controls(text: str) -> list[Finding]:
    match = lines.CONTROLS.search(text)
    if match is None:
        return []
    code = f"U+{ord(match[0]):04X}"
    return [Finding("control_character", "look", "title", code, f"Control characters ({code}) were left out.")]
