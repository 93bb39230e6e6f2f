"""Text + signatures → the frozen content of an edition (docs/formats.md). Pure: no database, no clock."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from organisations.scripts import country_label, in_order, without_article
from releases.numbering import label
from statements.text import canonical

VERSION = 1
KIND_ORDER = ("party", "youth", "union", "association", "parliamentary_group", "individual")


@dataclass(frozen=True)
class Name:
    """A name as it is printed."""

    name: str
    language: str
    direction: str
    short_name: str = ""
    sort_as: str = ""


@dataclass(frozen=True)
class Signatory:
    """One signing organisation, as the edition needs it."""

    uid: str
    kind: str
    name: Name
    country: str
    country_code: str
    role: str
    signed_at: datetime
    authority: str
    organ: str = ""
    decided_on: date | None = None


@dataclass(frozen=True)
class Edition:
    """What is said of the edition itself."""

    statement: str
    revision: int
    number: int
    edition: str
    issue_date: str
    released_at: datetime
    first_released_at: datetime
    names_as_of: datetime
    zone: str
    order: str
    issuer: dict[str, str]
    release_url: str
    verify_url: str


def utc(moment: datetime) -> str:
    """ISO 8601 in UTC, to the second, with Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def freeze(edition: Edition, document: dict[str, Any], signatories: Iterable[Signatory]) -> dict[str, Any]:
    """Return the content of an edition: every word of the PDF, names in print order, nothing computed later."""
    language = document["language"]
    digest = canonical.digest(document)
    rows = list(signatories)
    return {
        "version": VERSION,
        "statement": edition.statement,
        "canonical": canonical.CANONICAL,
        "text_digest": digest,
        "revision": edition.revision,
        "language": language,
        "direction": document["direction"],
        "document": document,
        "issuer": edition.issuer,
        "number": edition.number,
        "edition": edition.edition,
        "label": label(edition.number, edition.edition),
        "issue_date": edition.issue_date or None,
        "released_at": utc(edition.released_at),
        "first_released_at": utc(edition.first_released_at),
        "names_as_of": utc(edition.names_as_of),
        "zone": edition.zone,
        "order": edition.order,
        "count": len(rows),
        "groups": _groups(rows, language=language, order=edition.order),
        "release_url": edition.release_url,
        "verify_url": edition.verify_url,
        "code_url": f"{edition.verify_url}{digest[:12]}/",
    }


def record_bytes(content: dict[str, Any]) -> bytes:
    """The content as it is attached to the PDF: JSON, keys sorted, two spaces, UTF-8, byte for byte reproducible."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=2).encode() + b"\n"


def _groups(rows: list[Signatory], *, language: str, order: str) -> list[dict[str, Any]]:
    """Groups in print order, each with its names in order; empty groups are left out (DOMAIN 52, 53, 55)."""
    groups = []
    for kind in KIND_ORDER:
        members = _sorted([r for r in rows if r.kind == kind], language=language, order=order)
        if members:
            groups.append({"kind": kind, "signatories": [_entry(r, language) for r in members]})
    return groups


def _sorted(rows: list[Signatory], *, language: str, order: str) -> list[Signatory]:
    if order == "time":
        return sorted(rows, key=lambda r: (r.signed_at, r.uid))
    named = in_order(
        rows, language=language, key=lambda r: r.name.sort_as or without_article(r.name.name, r.name.language)
    )
    if order == "country":
        return in_order(named, language=language, key=lambda r: _country(r, language))
    return named


def _country(row: Signatory, language: str) -> str:
    return country_label(row.country_code, row.country, language=language)


def _entry(row: Signatory, language: str) -> dict[str, Any]:
    return {
        "id": row.uid,
        "name": row.name.name,
        "language": row.name.language,
        "direction": row.name.direction,
        "short_name": row.name.short_name,
        "country": _country(row, language),
        "country_code": row.country_code,
        "role": row.role,
        "new": False,
        "remark": "",
        "signed_at": utc(row.signed_at),
        "mandate": {
            "organ": row.organ,
            "decided_on": row.decided_on.isoformat() if row.decided_on else None,
            "authority": row.authority,
        },
    }
