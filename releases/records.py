"""What the database knows of editions, for the verifier: the record it is given, never one it writes."""

from collections.abc import Sequence
from datetime import datetime

from releases.freezing import names_in
from releases.models import IssuerSeal, Release
from releases.verifying import Change, Newer, Record, TrustedSeal
from signatures.models import Signature


class DatabaseRecords:
    """Answers from published editions only (verifying.RecordLookup)."""

    def by_sha256(self, sha256: str) -> Record | None:
        row = edition_of(sha256)
        return _record(row) if row else None

    def by_digest(self, text_digest: str) -> Record | None:
        row = Release.objects.for_public().filter(text_digest=text_digest).order_by("-published_at").first()
        return _record(row) if row else None

    def newer_than(self, record: Record) -> Sequence[Newer]:
        assert isinstance(record.key, Release), "the record is one of ours"
        return newer_than_row(record.key)


def newer_than_row(row: Release) -> list[Newer]:
    """What happened since an edition was published, oldest first."""
    editions = Release.objects.published().filter(statement=row.statement, published_at__gt=row.published_at)
    newer = [Newer(_change(r.edition), _when(r.published_at), r.label) for r in editions.order_by("published_at")]
    # Only names that this edition prints: another that is withdrawn leaves no public trace (DOMAIN 39).
    printed = Signature.objects.filter(circulation__statement=row.statement, uid__in=names_in(row.content))
    withdrawn = printed.filter(withdrawn_at__gt=row.published_at, removed_at__isnull=True)
    removed = printed.filter(removed_at__gt=row.published_at)
    newer += [Newer(Change.NAME_WITHDRAWN, _when(s.withdrawn_at)) for s in withdrawn]
    newer += [Newer(Change.NAME_REMOVED, _when(s.removed_at)) for s in removed]
    return sorted(newer, key=lambda n: n.on)


def trusted_seals() -> list[TrustedSeal]:
    """Every certificate that an issuer here seals with, or sealed with; one that several share bears nobody's name."""
    rows = IssuerSeal.objects.prefetch_related("issuer__names").select_related("issuer")
    names: dict[str, set[str]] = {}
    for row in rows:
        names.setdefault(row.fingerprint, set()).add(row.issuer.official_name.name)
    return [TrustedSeal(fingerprint, *(held if len(held) == 1 else ())) for fingerprint, held in names.items()]


def edition_of(sha256: str) -> Release | None:
    """The published edition whose sealed file this is."""
    return Release.objects.for_public().filter(file__sha256=sha256).first()


def by_code(code: str) -> list[Release]:
    """Published editions whose text digest begins with the code: 12 hex digits or more, spaces and capitals allowed."""
    wanted = "".join(code.split()).replace("-", "").lower()
    if not 12 <= len(wanted) <= 64 or any(c not in "0123456789abcdef" for c in wanted):
        return []
    return list(Release.objects.for_public().filter(text_digest__startswith=wanted).order_by("-published_at"))


def _record(row: Release) -> Record:
    assert row.file is not None
    return Record(
        label=row.label,
        text_digest=row.text_digest,
        sha256=row.file.sha256,
        count=int(row.content["count"]),
        names_as_of=datetime.fromisoformat(row.content["names_as_of"]),
        issuer=str(row.content["issuer"]["name"]),
        key=row,
    )


def _when(moment: datetime | None) -> datetime:
    assert moment is not None, "published and withdrawn rows carry their time"
    return moment


def _change(edition: str) -> Change:
    kinds = {"Add": Change.ADDENDUM, "Cor": Change.CORRECTION, "Rev": Change.REPLACEMENT, "*": Change.REISSUE}
    return kinds.get(edition[:3], Change.REISSUE)
