"""Changes as short sentences."""

from statements.text.comparing.change import Change

_AT_MOST = 80
_ASPECTS = {
    "marks": "the formatting",
    "notes": "the note calls",
    "fields": "the computed fields",
    "marker": "the numbering",
    "addressee": "the addressee",
    "level": "the level",
    "source": "the source",
    "type": "the type",
}


def sentences(changes: list[Change]) -> list[str]:
    """One sentence for each change, in the same order; an empty list says that nothing changed."""
    return [_sentence(change) for change in changes]


def _sentence(change: Change) -> str:
    place = change.place[:1].upper() + change.place[1:]
    if change.kind == "added":
        return f"{place} was added: {_quoted(change.after)}." if change.after else f"{place} was added."
    if change.kind == "removed":
        return f"{place} was removed: {_quoted(change.before)}." if change.before else f"{place} was removed."
    if change.kind == "moved":
        return f"{place} was moved: it was {change.before} ({_quoted(change.text)})."
    if change.kind == "split":
        return f"{place} was split off from {change.before}: it begins {_quoted(change.text)}."
    if change.kind == "joined":
        return f"{place} holds what was {change.before} as well: {_quoted(change.text)}."
    aspects = " and ".join(_ASPECTS[aspect] for aspect in change.aspects)
    if change.before == change.after:
        return f"In {change.place}, {aspects} changed."
    return f"{place} was changed: {_words(change)}{f', and {aspects} as well' if aspects else ''}."


def _words(change: Change) -> str:
    """Word against word where little changed, else the beginning of both."""
    went = [piece.text.strip() for piece in change.pieces if piece.operation == "delete" and piece.text.strip()]
    came = [piece.text.strip() for piece in change.pieces if piece.operation == "insert" and piece.text.strip()]
    if len(went) == 1 and len(came) == 1:
        return f"{_quoted(went[0])} became {_quoted(came[0])}"
    if change.pieces and not went and came:
        return f"{_listed(came)} came in"
    if change.pieces and not came and went:
        return f"{_listed(went)} went out"
    return f"{_quoted(change.before)} became {_quoted(change.after)}"


def _listed(words: list[str]) -> str:
    return ", ".join(map(_quoted, words[:3])) + (" …" if len(words) > 3 else "")


def _quoted(text: str) -> str:
    return f"“{text}”" if len(text) <= _AT_MOST else f"“{text[:_AT_MOST].rstrip()}…”"
