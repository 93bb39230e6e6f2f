"""A document as plain text that people can read, and that the importer reads back as the same content."""

from typing import Any

from statements.text.reading import Document

TO = "→"  # before whom a list of demands is addressed to
_WRITTEN = {"dash": "–", "bullet": "•"}


def plain_text(document: Document) -> str:
    """Title, lead, blocks and notes, a blank line between them; calls and notes as (1), demands with their marks.

    Marks (strong, links …) have no plain form and are left out; a computed field shows its name in braces, an addressee
    stands behind an arrow.
    """
    numbers = {note["id"]: position for position, note in enumerate(document["notes"], 1)}
    parts = [document["title"]] if document["title"] else []
    if document["lead"]:
        parts.append(_words(document["lead"]["text"], numbers))
    parts += [_block(block, numbers) for block in document["blocks"]]
    parts += [f"({numbers[note['id']]}) {_words(note['text'], numbers)}" for note in document["notes"]]
    return "\n\n".join(parts) + "\n"


def _block(block: dict[str, Any], numbers: dict[str, int]) -> str:
    if block["type"] == "separator":
        return "* * *"
    if block["type"] != "demand_list":
        source = f"\n– {block['source']}" if block.get("source") else ""
        return _words(block["text"], numbers) + source
    marks = _WRITTEN.get(block["marker"])
    addressee = [f"{TO} {block['addressee']}"] if block.get("addressee") else []
    demands = [
        f"{marks or _count(block['marker'], position)} {_words(demand['text'], numbers)}"
        for position, demand in enumerate(block["demands"], 1)
    ]
    return "\n".join([*addressee, *([block["lead_in"]] if block["lead_in"] else []), *demands])


def _count(marker: str, position: int) -> str:
    if marker == "number":
        return f"{position}."
    letters = ""
    while position:
        position, letter = divmod(position - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return f"({letters})"


def _words(inlines: list[dict[str, Any]], numbers: dict[str, int]) -> str:
    return "".join(_inline(inline, numbers) for inline in inlines)


def _inline(inline: dict[str, Any], numbers: dict[str, int]) -> str:
    if "note" in inline:
        return f"({numbers[inline['note']]})"
    return str(inline["text"]) if "text" in inline else f"{{{inline['field']}}}"
