"""What the verifier asks of whoever keeps the record of releases; a database is one way to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Change(StrEnum):
    """What became of an edition since (DOMAIN 46, 39)."""

    ADDENDUM = "addendum"
    CORRECTION = "correction"
    REPLACEMENT = "replacement"
    REISSUE = "reissue"
    NAME_WITHDRAWN = "name_withdrawn"
    NAME_REMOVED = "name_removed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Record:
    """An edition as its issuer recorded it: digests (sha256 is the sealed file's) are 64 hex digits, times aware."""

    label: str
    text_digest: str
    sha256: str
    count: int | None = None
    names_as_of: datetime | None = None
    issuer: str = ""  # its name as the edition prints it
    key: object = None  # whatever the lookup needs to find its way back


@dataclass(frozen=True)
class Newer:
    """Something that happened after an edition: a later edition (its label), or the withdrawal of the statement."""

    change: Change
    on: datetime
    label: str = ""

    @property
    def is_edition(self) -> bool:
        return self.change not in (Change.NAME_WITHDRAWN, Change.NAME_REMOVED, Change.WITHDRAWN)


class RecordLookup(Protocol):
    """The record of releases; embargoed editions stay out of every answer."""

    def by_sha256(self, sha256: str) -> Record | None:
        """The edition whose sealed file has this SHA-256."""

    def by_digest(self, text_digest: str) -> Record | None:
        """The latest edition that carries this text."""

    def newer_than(self, record: Record) -> Sequence[Newer]:
        """What happened since, oldest first; empty where the edition is the latest and stands."""
