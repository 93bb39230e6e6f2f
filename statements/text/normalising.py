"""Bring a document into its normal form without changing a word of it."""

import json
import re
import unicodedata
from typing import Any

_WHITE_CONTROLS = re.compile(r"[\t\n\x0b\f\r\x85\u2028\u2029]+")
_EDGE = " \t\n\x0b\f\r\x85\u2028\u2029\xa0"


def normalise(document: dict[str, Any]) -> dict[str, Any]:
    """A copy in NFC, where neighbouring strings with equal marks are one and no block begins or ends with a space.

    Line breaks and tabs inside a string become a space; ids, order and words stay. What has not the shape of a document
    comes back as it is, for the schema to refuse.
    """
    try:
        return _normalised(document)
    except (AttributeError, KeyError, TypeError, ValueError):
        return document


def _normalised(document: dict[str, Any]) -> dict[str, Any]:
    normal = {key: _words(value) if isinstance(value, str) else value for key, value in document.items()}
    if document.get("lead"):
        normal["lead"] = _clause(document["lead"])
    normal["blocks"] = [_clause(block) for block in document.get("blocks", [])]
    normal["notes"] = [_clause(note) for note in document.get("notes", [])]
    return normal


def merge(inlines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Join neighbouring strings whose marks are the same set; empty strings go, empty `marks` too."""
    merged: list[dict[str, Any]] = []
    for inline in inlines:
        if "text" not in inline:
            merged.append(dict(inline))
            continue
        if not inline["text"]:
            continue
        marks = sorted_marks(inline.get("marks") or [])
        if merged and "text" in merged[-1] and merged[-1].get("marks", []) == marks:
            merged[-1]["text"] += inline["text"]
        else:
            merged.append({"text": inline["text"], "marks": marks} if marks else {"text": inline["text"]})
    return merged


def sorted_marks(marks: list[dict[str, str]]) -> list[dict[str, str]]:
    """Marks are a set: each once, ordered by type, then by their own JSON."""
    unique = {(mark["type"], json.dumps(mark, sort_keys=True, ensure_ascii=False)): mark for mark in marks}
    return [unique[key] for key in sorted(unique)]


def _clause(clause: dict[str, Any]) -> dict[str, Any]:
    normal = {key: _words(value) if isinstance(value, str) else value for key, value in clause.items()}
    if "text" in clause:
        normal["text"] = _inlines(clause["text"])
    if "demands" in clause:
        normal["demands"] = [_clause(demand) for demand in clause["demands"]]
    return normal


def _words(text: str) -> str:
    return unicodedata.normalize("NFC", _WHITE_CONTROLS.sub(" ", text)).strip(_EDGE)


def _inlines(inlines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    merged = merge(inlines)
    for inline in merged:
        if "text" in inline:
            inline["text"] = unicodedata.normalize("NFC", _WHITE_CONTROLS.sub(" ", inline["text"]))
    while merged and "text" in merged[0]:
        merged[0]["text"] = merged[0]["text"].lstrip(_EDGE)
        if merged[0]["text"]:
            break
        merged.pop(0)
    while merged and "text" in merged[-1]:
        merged[-1]["text"] = merged[-1]["text"].rstrip(_EDGE)
        if merged[-1]["text"]:
            break
        merged.pop()
    return merged
