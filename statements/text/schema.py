"""What a document is, and whether this is one."""

import json
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, relevance

from organisations.scripts import direction_of, is_language
from statements.text.reading import blocks_with_ids, note_calls

DEEPEST = 9  # levels of a document; what goes deeper is none, and not looked into
MOST = 10_000  # blocks, demands in all, or notes: more is no statement


class InvalidDocument(ValueError):
    """The sentence names the place and what is wrong there."""


def validate(document: Any) -> None:
    """Accept a document or raise `InvalidDocument` with one sentence.

    Beyond the schema file: ids are unique, text is NFC, calls name existing notes, direction fits the language, and there
    is not more of anything than `MOST`.
    """
    if not _is_valid(document):
        path = _way_to_a_fault(document)
        for suspect, way in ((_along(document, path), path), (document, [])):
            try:
                error = max(_validator().iter_errors(suspect), key=relevance, default=None)
            except RecursionError:
                raise InvalidDocument("document: it is nested deeper than any text.") from None
            if error is not None:
                raise InvalidDocument(_sentence(error, way))
    for complaint in _complaints(document):
        raise InvalidDocument(complaint)


def _is_valid(document: Any) -> bool:
    """The quick answer, a hundred times as fast; a no is looked at once more, by the validator that can say where."""
    try:
        return _quick().is_valid(document)
    except (TypeError, ValueError):  # half a surrogate pair, or no JSON at all
        return False


def _way_to_a_fault(document: Any) -> list[str | int]:
    """Keys and places that lead to the first fault; nowhere, where the quick validator cannot say."""
    try:
        error = next(_quick().iter_errors(document), None)
    except (TypeError, ValueError):
        return []
    return list(error.instance_path) if error else []


def _along(value: Any, path: list[str | int], *, deep: int = 0) -> Any:
    """The value with one item at most in each list: the one on the path. To say what is wrong there takes no longer then."""
    if isinstance(value, dict) and deep < DEEPEST:
        on = path[:1]
        return {k: _along(inner, path[1:] if on == [k] else [], deep=deep + 1) for k, inner in value.items()}
    if isinstance(value, list):
        return [_along(value[path[0]], path[1:], deep=deep)] if path and isinstance(path[0], int) else []
    return value


@cache
def _quick() -> jsonschema_rs.Draft202012Validator:
    # Rust's text holds no halves of surrogate pairs, and its expressions may not name them.
    return jsonschema_rs.Draft202012Validator(json.loads(_file().replace("\\\\ud800-\\\\udfff", "")))


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(_file())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _file() -> str:
    return Path(__file__).with_name("document.schema.json").read_text(encoding="utf-8")


def _sentence(error: ValidationError, way: list[str | int]) -> str:
    """`way` tells the places in lists of which one item was left."""
    path = [way[n] if n < len(way) and isinstance(step, int) else step for n, step in enumerate(error.absolute_path)]
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".") or "document"
    if error.validator == "pattern" and path and path[-1] not in ("id", "note", "language", "href"):
        return f"{place}: contains a control character or half a surrogate pair."
    message = error.message if len(error.message) < 200 else f"{error.message[:80]} … {error.message[-100:]}"
    return f"{place}: {message}."


def _complaints(document: dict[str, Any]) -> Iterator[str]:
    yield from _too_many(document)
    yield from _ids(document)
    yield from _calls(document)
    yield from _directions(document, "document")
    for place, text in _strings(document, ""):
        if not unicodedata.is_normalized("NFC", text):
            yield f"{place}: the text is not in Unicode form NFC."


def _too_many(document: dict[str, Any]) -> Iterator[str]:
    demands = [demand for block in document["blocks"] for demand in block.get("demands", ())]
    for name, parts in (("blocks", document["blocks"]), ("demands", demands), ("notes", document["notes"])):
        if len(parts) > MOST:
            yield f"{name}: there are {len(parts)}, and at most {MOST} are possible."


def _ids(document: dict[str, Any]) -> Iterator[str]:
    seen: set[str] = set()
    for clause in blocks_with_ids(document):
        if clause.id in seen:
            yield f"{clause.kind} {clause.id}: the id is used twice."
        seen.add(clause.id)


def _calls(document: dict[str, Any]) -> Iterator[str]:
    notes = {note["id"] for note in document["notes"]}
    for where, note in note_calls(document):
        if note not in notes:
            yield f"{where}: calls note {note}, which does not exist."


def _directions(document: dict[str, Any], place: str) -> Iterator[str]:
    yield from _direction(document, place)
    for clause in blocks_with_ids(document):
        for inline in clause.text:
            for mark in inline.get("marks", ()):
                if mark["type"] == "language":
                    yield from _direction(mark, clause.id)


def _direction(tagged: dict[str, Any], place: str) -> Iterator[str]:
    if not is_language(tagged["language"]):
        yield f"{place}: “{tagged['language']}” is no language tag."
        return
    expected = direction_of(tagged["language"])
    if tagged["direction"] != expected:
        yield f"{place}: {tagged['language']} is written {expected}, not {tagged['direction']}."


def _strings(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place.lstrip("."), value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _strings(inner, f"{place}[{position}]")
