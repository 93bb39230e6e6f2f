"""The comparison as a list of changes."""

from collections.abc import Iterator

from statements.text.comparing.change import Change, WordPiece
from statements.text.comparing.flow import Piece, inlines_of
from statements.text.comparing.threads import Thread, threads
from statements.text.reading import Document, plain

_OPERATIONS = {"keep": "equal", "format": "equal", "delete": "delete", "insert": "insert"}


def compare(old: Document, new: Document) -> list[Change]:
    """Every change in the order of the new text; what was removed stands last. Equal content gives an empty list."""
    changes = list(_languages(old, new))
    for thread in threads(old, new):
        changes += _changes(thread)
    return changes


def _languages(old: Document, new: Document) -> Iterator[Change]:
    if old["language"] != new["language"]:
        yield Change("changed", "language", "", "language", old["language"], new["language"])


def _changes(thread: Thread) -> Iterator[Change]:
    old, new = thread.old, thread.new
    if new is None and old is not None:
        yield Change("removed", old.kind, old.id, old.place, old.text, "")
    elif old is None and new is not None:
        yield Change("added", new.kind, new.id, new.place, "", new.text)
    elif old is not None and new is not None:
        if thread.moved:
            yield Change("moved", new.kind, new.id, new.place, old.place, new.place, text=new.text)
        if thread.part:
            yield Change("split", new.kind, new.id, new.place, old.place, new.place, text=new.text)
        for other in thread.others:
            yield Change("joined", new.kind, new.id, new.place, other.place, new.place, text=other.text)
        if thread.pieces or thread.aspects:
            yield _changed(thread, new.kind, new.id, new.place)


def _changed(thread: Thread, what: str, key: str, place: str) -> Change:
    words = tuple(_words(thread.pieces))
    before = "".join(piece.text for piece in words if piece.operation != "insert")
    after = "".join(piece.text for piece in words if piece.operation != "delete")
    if not words and thread.new is not None:
        before = after = thread.new.text
    aspects = tuple(sorted({*_inside(thread.pieces), *thread.aspects}))
    return Change("changed", what, key, place, before, after, words if before != after else (), aspects)


def _words(pieces: tuple[Piece, ...]) -> Iterator[WordPiece]:
    for piece in pieces:
        text = plain(list(inlines_of(piece.words, [])))
        if text:
            yield WordPiece(_OPERATIONS[piece.do], text)  # type: ignore[arg-type]


def _inside(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """What changed in the clause that is no word."""
    for piece in pieces:
        if piece.do == "format":
            yield "marks"
        elif piece.do != "keep":
            for inline in inlines_of(piece.words, []):
                if "text" not in inline:
                    yield "notes" if "note" in inline else "fields"
