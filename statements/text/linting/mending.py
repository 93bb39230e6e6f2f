"""Put one mend into a document."""

import copy
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from statements.text.linting.finding import OBJECT, Finding, Mend
from statements.text.normalising import normalise
from statements.text.reading import Document, Inline, blocks_with_ids


def mended(document: Document, finding: Finding, mend: Mend) -> Document:
    """A copy in normal form in which the mend's range is replaced, and nothing else.

    Expects a valid document in normal form, and a finding that was made of it. Raises LookupError where the text has
    changed so much since that the place is not there.
    """
    mended = copy.deepcopy(document)
    holder = _holder(mended, finding)
    words = holder[finding.field]
    places = _places(words) if isinstance(words, list) else list(words)
    if not 0 <= mend.start <= mend.end <= len(places):
        raise LookupError(f"{finding.where} has no place {mend.end}.")
    if isinstance(words, list):
        holder[finding.field] = _replaced(places, mend)
    else:
        holder[finding.field] = words[: mend.start] + mend.text + words[mend.end :]
    return normalise(mended)


def _holder(document: Document, finding: Finding) -> dict[str, Any]:
    if finding.where == "title":
        return document
    for clause in blocks_with_ids(document):
        if clause.id == finding.where and finding.field in clause.source:
            return clause.source
    raise LookupError(f"There is no {finding.field} of {finding.where}.")


def _places(inlines: Sequence[Inline]) -> list[Inline]:
    """One inline for each position."""
    return [
        {**inline, "text": sign} if "text" in inline else inline
        for inline in inlines
        for sign in inline.get("text", "x")
    ]


def _replaced(places: list[Inline], mend: Mend) -> list[Inline]:
    """Signs that stay keep their marks; one that takes another's place takes its marks; one that is added, what both sides share."""
    old = places[mend.start : mend.end]
    steps = SequenceMatcher(None, "".join(p.get("text", OBJECT) for p in old), mend.text, autojunk=False).get_opcodes()
    kept = {place for kind, i, j, _, _ in steps if kind == "equal" for place in range(i, j)}
    free = [inline for place, inline in enumerate(old) if "text" not in inline and place not in kept]
    new: list[Inline] = []
    for kind, i, j, a, b in steps:
        if kind == "equal":
            new += old[i:j]
            continue
        for n, sign in enumerate(mend.text[a:b]):
            if sign == OBJECT:
                new.append(free.pop(0) if free else {"field": "signatory_count"})
            else:
                instead = old[min(i + n, j - 1)] if kind == "replace" else {}
                marks = instead.get("marks", []) if "text" in instead else _shared(places, mend.start + i)
                new.append({"text": sign, "marks": marks})
    return [*places[: mend.start], *new, *places[mend.end :]]


def _shared(places: list[Inline], at: int) -> list[dict[str, str]]:
    before = next((p.get("marks", []) for p in reversed(places[:at]) if "text" in p), None)
    after = next((p.get("marks", []) for p in places[at:] if "text" in p), None)
    if before is None or after is None:
        return [mark for mark in before or after or [] if mark["type"] in ("strong", "emphasis")]
    return [mark for mark in before if mark in after]
