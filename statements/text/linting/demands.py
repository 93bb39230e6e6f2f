"""Demands have words, and one convention for how they end (DOMAIN 67)."""

from collections.abc import Iterator
from typing import Any

from statements.text.linting.finding import Finding
from statements.text.reading import Document, plain

_STOPS, _SEPARATORS = ".。!！?？…؟।։", ";；؛,，،、·"
_CLOSING = "\"'”’»)]）」』\u00a0 "


def demand_findings(document: Document) -> Iterator[Finding]:
    """Demands without words (stop) and lists whose demands end in different ways (look)."""
    for block in document["blocks"]:
        if block["type"] != "demand_list":
            continue
        if not block["demands"]:
            yield Finding("demand_empty", "stop", block["id"], block["lead_in"], "The list has no demands.")
        for position, demand in enumerate(block["demands"], 1):
            if not plain(demand["text"]).strip():
                yield Finding("demand_empty", "stop", demand["id"], "", f"Demand {position} has no words.")
        yield from _endings(block)


def _endings(block: dict[str, Any]) -> Iterator[Finding]:
    texts = [text for demand in block["demands"] if (text := plain(demand["text"]).rstrip(_CLOSING))]
    if len(texts) < 2:
        return
    kinds = [_kind(text[-1]) for text in texts]
    first, last = set(kinds[:-1]), kinds[-1]
    if len(first) == 1 and (last in first or (first == {"separator"} and last == "stop")):
        return
    # "a; b; and c." without the final stop, or plain items with a stop at the very end, are conventions as well.
    if first == {"none"} and last == "stop":
        return
    odd = next((text for text, kind in zip(texts, kinds, strict=True) if kind != kinds[0]), texts[-1])
    sentence = "The demands of this list do not all end in the same way: full stops, semicolons or nothing."
    yield Finding("demand_punctuation", "look", block["id"], f"… {odd[-40:]}", sentence)


def _kind(character: str) -> str:
    # In Greek ";" asks a question and "·" separates; demands are no questions, so both separate.
    if character in _STOPS:
        return "stop"
    return "separator" if character in _SEPARATORS else "none"
