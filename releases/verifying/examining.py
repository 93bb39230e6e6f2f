"""From a file's bytes to a report.  Always a report, whatever the bytes are, in bounded time (DOMAIN 73, 74)."""

import hashlib
import logging
from collections.abc import Collection
from typing import Any

from releases.verifying import sentences as s
from releases.verifying.answers import genuine, refusal
from releases.verifying.contents import attached_record
from releases.verifying.envelope import Envelope, envelopes, marked
from releases.verifying.records import RecordLookup
from releases.verifying.report import Answer, Report
from releases.verifying.seal import Seal, StampFlaw, authentic, proved
from releases.verifying.signed_data import Flaw, SignedData
from releases.verifying.trust import TrustedSeal, trusted_by_fingerprint

log = logging.getLogger(__name__)

LARGEST_FILE = 20 * 1024 * 1024
HEADER_WITHIN = 1024


def examine(data: bytes, *, trusted: Collection[object], records: RecordLookup | None = None) -> Report:
    """Say whether a file is a genuine release of the issuer whose seals are `trusted`, and what became of it since.

    `trusted` holds TrustedSeal, fingerprints (SHA-256, hex) or certificates.  Without `records` everything is
    answered from the file alone, and newer editions stay unknown.  Raises nothing because of `data`.
    """
    known = trusted_by_fingerprint(trusted)
    sha256 = hashlib.sha256(data).hexdigest()
    found = envelopes(data) if len(data) <= LARGEST_FILE else []
    if not found:
        return refusal(*_no_release(data), sha256=sha256)
    signed = [(envelope, authentic(envelope)) for envelope in found]
    ours = [(e, p) for e, p in signed if p is not None and p.fingerprint in known]
    if not ours:
        return _not_ours(found, [p for _, p in signed if p is not None], sha256)
    envelope, parts = ours[0]
    trust = known[parts.fingerprint]
    if len(found) > 1:
        return refusal(Answer.ALTERED, s.SEVERAL, parts=parts, trust=trust, sha256=sha256)
    return _judged(envelope, parts, trust, records, sha256)


def _no_release(data: bytes) -> tuple[Answer, str, dict[str, object]]:
    """What can be said of a file in which no seal can be found."""
    if not data:
        return Answer.UNREADABLE, s.EMPTY, {}
    if len(data) > LARGEST_FILE:
        return Answer.UNREADABLE, s.TOO_LARGE, {"limit": LARGEST_FILE // 1024**2}
    if b"%PDF-" not in data[:HEADER_WITHIN]:
        return Answer.UNREADABLE, s.NOT_A_PDF, {}
    return (Answer.ALTERED, s.DAMAGED, {}) if marked(data) else (Answer.UNREADABLE, s.NO_SEAL, {})


def _not_ours(found: list[Envelope], holding: list[SignedData], sha256: str) -> Report:
    if len(holding) < len(found):
        return refusal(Answer.ALTERED, s.CHANGED, sha256=sha256)
    whole = found[-1].whole
    return refusal(Answer.FOREIGN, s.INTACT_FOREIGN if whole else s.APPENDED, parts=holding[-1], sha256=sha256)


def _judged(
    envelope: Envelope, parts: SignedData, trust: TrustedSeal, records: RecordLookup | None, sha256: str
) -> Report:
    try:
        seal = proved(envelope, parts)
    except StampFlaw as flaw:
        return refusal(Answer.ALTERED, s.SEAL_TOUCHED, parts=parts, trust=trust, sha256=sha256, stamp_flaw=flaw.reason)
    except Flaw as flaw:
        reason = {"reason": flaw.reason}
        return refusal(Answer.ALTERED, flaw.sentence, reason, parts=parts, trust=trust, sha256=sha256)
    except Exception as error:
        # The issuer's own seal over something that no parser reads: damaged before it was sealed.
        log.warning("A sealed file could not be opened", exc_info=True)
        reason = {"reason": type(error).__name__}
        return refusal(Answer.ALTERED, s.NOT_AS_RELEASED, reason, parts=parts, trust=trust, sha256=sha256)
    return genuine(seal, trust, _content(seal), records, sha256)


def _content(seal: Seal) -> dict[str, Any] | str:
    """The attached record, or the reason why it cannot be read."""
    try:
        return attached_record(seal.contents)
    except Flaw as flaw:
        return flaw.reason
    except Exception as error:
        log.warning("An attached record could not be read", exc_info=True)
        return type(error).__name__
