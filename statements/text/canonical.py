"""The canonical form of a document and its digest (DOMAIN 2, 9; docs/formats.md).

Content only: what a signature binds to. A new layout, edition or id leaves the digest as it is; another word, order,
numbering or note changes it. The verifier and tests/text hold implementations of their own that must agree.
"""

import hashlib
import json
import unicodedata
from typing import Any

from statements.text.normalising import merge

CANONICAL = 1
_WORDS = ("type", "level", "lead_in", "addressee", "marker", "source")


def canonical_bytes(document: dict[str, Any]) -> bytes:
    """The bytes that are digested: compact JSON in UTF-8 with sorted keys. Expects a valid document."""
    positions = {note["id"]: position for position, note in enumerate(document["notes"], 1)}
    content = {
        "canonical": CANONICAL,
        "language": document["language"],
        "direction": document["direction"],
        "title": _nfc(document["title"]),
        "lead": _clause(document["lead"], positions) if document["lead"] else None,
        "blocks": [_clause(block, positions) for block in document["blocks"]],
        "notes": [_clause(note, positions) for note in document["notes"]],
    }
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def digest(document: dict[str, Any]) -> str:
    """SHA-256 of the canonical bytes, 64 hex digits."""
    return hashlib.sha256(canonical_bytes(document)).hexdigest()


def short(digest: str) -> str:
    """The first twelve digits as people read them aloud: `4f1c 9a02 77be`."""
    return f"{digest[:4]} {digest[4:8]} {digest[8:12]}"


def _clause(clause: dict[str, Any], positions: dict[str, int]) -> dict[str, Any]:
    canonical = {key: _nfc(clause[key]) for key in _WORDS if key in clause}
    if "text" in clause:
        canonical["text"] = [_inline(inline, positions) for inline in merge(clause["text"])]
    if "demands" in clause:
        canonical["demands"] = [_clause(demand, positions) for demand in clause["demands"]]
    return canonical


def _inline(inline: dict[str, Any], positions: dict[str, int]) -> dict[str, Any]:
    if "note" in inline:
        return {"note": positions[inline["note"]]}
    if "text" in inline:
        return {**inline, "text": _nfc(inline["text"])}
    return inline


def _nfc(value: Any) -> Any:
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value
