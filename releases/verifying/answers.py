"""The findings of a report, one function per question (DOMAIN 74)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from releases.verifying import sentences as s
from releases.verifying.records import Change, Newer, Record, RecordLookup
from releases.verifying.report import KEYS, Answer, Finding, Report, State
from releases.verifying.seal import Seal
from releases.verifying.signed_data import SignedData
from releases.verifying.stamp import name_of
from releases.verifying.trust import DEMO_KEY, TrustedSeal
from statements.text import canonical

NAMED_ONE_BY_ONE = 3
NEWS = {
    Change.ADDENDUM: s.ADDENDUM,
    Change.CORRECTION: s.CORRECTION,
    Change.REPLACEMENT: s.REPLACEMENT,
    Change.REISSUE: s.REISSUE,
    Change.NAME_WITHDRAWN: s.NAME_WITHDRAWN,
    Change.NAME_REMOVED: s.NAME_REMOVED,
    Change.WITHDRAWN: s.WITHDRAWN,
}


def refusal(
    verdict: Answer,
    sentence: str,
    values: Mapping[str, object] | None = None,
    *,
    sha256: str,
    parts: SignedData | None = None,
    trust: TrustedSeal | None = None,
    stamp_flaw: str = "",
) -> Report:
    """A report on a file that is no genuine release: what is wrong, who sealed it if that is proved, nothing else."""
    if verdict is Answer.UNREADABLE:
        return _unsealed(sentence, values or {}, sha256)
    findings = (
        # Untouched since another sealed it: true, and yet no reason to trust it.
        Finding("intact", State.WARN if sentence == s.INTACT_FOREIGN else State.BAD, sentence, values or {}),
        _sealed_by_whom(parts, trust),
        _stamp_broken(stamp_flaw) if stamp_flaw else Finding("sealed_at", State.UNKNOWN, s.TIME_UNKNOWN),
        Finding("text", State.UNKNOWN, s.TEXT_UNKNOWN),
        Finding("names", State.UNKNOWN, s.NAMES_UNKNOWN),
        Finding("newer", State.UNKNOWN, s.NEWER_NOT_ASKED),
    )
    return Report(verdict, findings, sha256)


def _stamp_broken(reason: str) -> Finding:
    return Finding("sealed_at", State.BAD, s.STAMP_BROKEN, {"reason": reason})


def _unsealed(sentence: str, values: Mapping[str, object], sha256: str) -> Report:
    """What no seal was found in: one sentence says why, and of everything else there is nothing to judge."""
    others = tuple(Finding(key, State.UNKNOWN, s.NOTHING_TO_JUDGE) for key in KEYS[2:])
    findings = (
        Finding("intact", State.UNKNOWN, sentence, values),
        Finding("sealed_by", State.UNKNOWN, s.SEALED_BY_NOBODY),
    )
    return Report(Answer.UNREADABLE, findings + others, sha256)


def _sealed_by_whom(parts: SignedData | None, trust: TrustedSeal | None) -> Finding:
    if parts is None:
        return Finding("sealed_by", State.UNKNOWN, s.SEALED_BY_UNPROVEN)
    if trust is None:
        return Finding("sealed_by", State.BAD, s.SEALED_BY_FOREIGN, _signer(parts, None))
    return _sealed_by_ours(parts, trust)


def _sealed_by_ours(parts: SignedData, trust: TrustedSeal, issuer: str = "") -> Finding:
    """`issuer` is whose edition it is by the record, at the time of its release; the key may bear another name."""
    demo = DEMO_KEY in parts.certificate.subject.human_friendly
    state = State.WARN if demo else State.OK
    own = _signer(parts, None)
    if not issuer or issuer == own["name"]:
        return Finding("sealed_by", state, s.SEALED_BY_DEMO if demo else s.SEALED_BY, _signer(parts, trust))
    return Finding("sealed_by", state, s.EDITION_OF_DEMO if demo else s.EDITION_OF, own | {"issuer": issuer})


def _signer(parts: SignedData, trust: TrustedSeal | None) -> dict[str, object]:
    name = (trust.name if trust is not None else "") or name_of(parts.certificate).removesuffix(f" ({DEMO_KEY})")
    return {"name": name, "fingerprint": parts.fingerprint[:16]}


def genuine(
    seal: Seal, trust: TrustedSeal, content: dict[str, Any] | str, records: RecordLookup | None, sha256: str
) -> Report:
    """A report on a file whose seal is proved; its content may still contradict itself or the record."""
    record = _recorded(content, records, sha256)
    this = record if record is not None and record.sha256 == sha256 else None
    text, digest = _text(content, record, records, sha256)
    news = list(records.newer_than(record)) if records is not None and record is not None else []
    findings = (
        Finding("intact", State.OK, s.INTACT),
        _sealed_by(seal, trust, this.issuer if this else ""),
        _sealed_at(seal),
        text,
        _names(content, this),
        _newer(content, news, asked=record is not None),
    )
    return Report(
        _verdict(findings),
        findings,
        sha256,
        label=str(content.get("label", "")) if isinstance(content, dict) else "",
        text_digest=digest,
        news=tuple(news),
    )


def _verdict(findings: tuple[Finding, ...]) -> Answer:
    bad = [f.key for f in findings if f.state is State.BAD]
    if "sealed_by" in bad or "sealed_at" in bad:
        return Answer.FOREIGN
    return Answer.ALTERED if bad else Answer.GENUINE


def _recorded(content: dict[str, Any] | str, records: RecordLookup | None, sha256: str) -> Record | None:
    if records is None:
        return None
    digest = content.get("text_digest") if isinstance(content, dict) else None
    return records.by_sha256(sha256) or (records.by_digest(digest) if isinstance(digest, str) else None)


def _sealed_by(seal: Seal, trust: TrustedSeal, issuer: str) -> Finding:
    if not trust.counts_at(seal.sealed_at):
        return Finding("sealed_by", State.BAD, s.SEALED_BY_RETIRED, _signer(seal.parts, trust))
    return _sealed_by_ours(seal.parts, trust, issuer)


def _sealed_at(seal: Seal) -> Finding:
    validity = seal.parts.certificate["tbs_certificate"]["validity"]
    when = {"when": _when(seal.sealed_at)}
    if not validity["not_before"].native <= seal.sealed_at <= validity["not_after"].native:
        return Finding("sealed_at", State.BAD, s.CLAIMED_EXPIRED, when)
    if seal.stamp is not None:
        return Finding("sealed_at", State.OK, s.STAMPED, when | {"authority": seal.stamp.authority})
    return Finding("sealed_at", State.WARN, s.CLAIMED, when)


def _text(
    content: dict[str, Any] | str, record: Record | None, records: RecordLookup | None, sha256: str
) -> tuple[Finding, str]:
    if isinstance(content, str):
        return Finding("text", State.BAD, s.TEXT_UNREADABLE, {"reason": content}), ""
    try:
        digest = canonical.digest(content["document"])
    except Exception as error:
        # Sealed, but no document: whatever the canonical form stumbles over is the same to the reader.
        return Finding("text", State.BAD, s.TEXT_UNREADABLE, {"reason": type(error).__name__}), ""
    values = {"digest": _short(digest), "said": _short(content.get("text_digest"))}
    if content.get("text_digest") != digest:
        return Finding("text", State.BAD, s.TEXT_DIFFERS, values), digest
    if records is None:
        return Finding("text", State.OK, s.TEXT_SAME, values), digest
    if record is None:
        return Finding("text", State.WARN, s.TEXT_NOT_RECORDED, values), digest
    values |= {"label": record.label, "said": _short(record.text_digest)}
    if record.text_digest != digest:
        return Finding("text", State.BAD, s.TEXT_DIFFERS_RECORD, values), digest
    if record.sha256 != sha256:
        return Finding("text", State.WARN, s.TEXT_OTHER_FILE, values), digest
    return Finding("text", State.OK, s.TEXT_RECORDED, values), digest


def _names(content: dict[str, Any] | str, record: Record | None) -> Finding:
    if isinstance(content, str):
        return Finding("names", State.UNKNOWN, s.NAMES_UNKNOWN)
    count, as_of = content.get("count"), _moment(content.get("names_as_of"))
    if not isinstance(count, int) or as_of is None:
        return Finding("names", State.WARN, s.NAMES_UNCLEAR)
    if record is not None and record.count is not None and record.count != count:
        return Finding("names", State.BAD, s.NAMES_DIFFER, {"count": count, "said": record.count})
    return Finding("names", State.OK, s.NAMES, {"count": count, "when": _when(as_of)})


def _newer(content: dict[str, Any] | str, news: list[Newer], *, asked: bool) -> Finding:
    if not asked:
        address = content.get("verify_url", "") if isinstance(content, dict) else ""
        return Finding("newer", State.UNKNOWN, s.NEWER_UNKNOWN, {"address": address})
    if not news:
        return Finding("newer", State.OK, s.NEWEST)
    # The latest edition is what to read instead; names that fell away are all said, for each is true of this edition.
    withdrawn = [one for one in news if one.change is Change.WITHDRAWN]
    editions = [one for one in news if one.is_edition]
    said: list[tuple[str, dict[str, object]]]
    said = [(NEWS[one.change], {"label": one.label, "when": _when(one.on)}) for one in (withdrawn[-1:] + editions[-1:])]
    for change, many in ((Change.NAME_REMOVED, s.NAMES_REMOVED), (Change.NAME_WITHDRAWN, s.NAMES_WITHDRAWN)):
        said += _fallen_away(change, many, [one.on for one in news if one.change is change])
    return Finding("newer", State.WARN, *said[0], more=tuple(said[1:]))


def _fallen_away(change: Change, many: str, days: list[datetime]) -> list[tuple[str, dict[str, object]]]:
    if len(days) > NAMED_ONE_BY_ONE:
        return [(many, {"count": len(days), "when": _when(days[-1])})]
    return [(NEWS[change], {"when": _when(day)}) for day in days]


def _moment(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _when(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%-d %B %Y, %H:%M} UTC"


def _short(digest: object) -> str:
    return canonical.short(str(digest)).rstrip()
