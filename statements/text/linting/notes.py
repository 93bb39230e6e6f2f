"""Every note is called once, in order (DOMAIN 68)."""

from collections.abc import Iterator

from statements.text.linting.finding import Finding
from statements.text.reading import Document, note_calls, plain


def note_findings(document: Document) -> Iterator[Finding]:
    """Notes called twice, never or out of order, and notes without words."""
    positions = {note["id"]: position for position, note in enumerate(document["notes"], 1)}
    calls: dict[str, list[str]] = {note: [] for note in positions}
    highest = 0
    for where, note in note_calls(document):
        if not calls[note] and positions[note] < highest:
            yield _finding("note_out_of_order", where, f"Note {positions[note]} is called after note {highest}.")
        calls[note].append(where)
        highest = max(highest, positions[note])
    for note in document["notes"]:
        yield from _note(note["id"], plain(note["text"]), positions[note["id"]], calls[note["id"]])


def _note(note: str, text: str, position: int, calls: list[str]) -> Iterator[Finding]:
    if not calls:
        yield _finding("note_never_called", note, f"Note {position} is never called.", text[:60])
    elif len(calls) > 1:
        yield _finding("note_called_twice", calls[1], f"Note {position} is called {len(calls)} times.", text[:60])
    if not text.strip():
        yield _finding("note_empty", note, f"Note {position} has no words.")


def _finding(rule: str, where: str, sentence: str, excerpt: str = "") -> Finding:
    return Finding(rule, "stop", where, excerpt, sentence)
