"""The job: claim, compose, seal, publish. Exactly once, whoever dies on the way (docs/adr/0001).

Every write after the claim carries the fencing token: a worker that lost its lease can finish its work, but not publish it.
"""

import logging
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from organisations.models import Organisation
from outbox.clock import database_now
from outbox.queue import queue_mails
from releases import freezing, store
from releases.content import record_bytes
from releases.models import IssuerSeal, Progress, Release, SealedFile
from releases.models.release import UNDER_WAY
from releases.rendering import MissingGlyph, RenderFailed, render_in_child
from releases.sealing import Sealed, SealFailed, SealKeyProblem, load_key, seal
from releases.verifying import Answer, State, examine
from signatures.models import Circulation
from statements.lifecycle import WrongMoment
from statements.models import Statement
from trail.record import SYSTEM, record

log = logging.getLogger(__name__)
MAX_ATTEMPTS = 5


class LostClaim(Exception):
    """Another worker has taken the job over; this one stops."""


def compose(pk: int) -> None:
    """Carry one release through if it is due. Safe to call twice, and from many processes at once."""
    row = claim(pk)
    if row is None:
        return
    try:
        _carry_through(row)
    except LostClaim:
        log.warning("release %s was taken over by another worker", pk)
    except (MissingGlyph, WrongMoment) as error:
        _give_up(row, str(error))  # trying again would not bring the glyph, nor a withdrawn statement back
    except (RenderFailed, SealKeyProblem, SealFailed, OSError) as error:
        log.warning("release %s, attempt %s: %s", pk, row.attempts, error)
        _try_later(row, str(error))


def _carry_through(row: Release) -> None:
    pdf = render_in_child(row.content, record_bytes(row.content))
    _advance(row, Progress.SEALING)
    now = database_now()  # also for the certificate: this machine's own clock may be an hour off
    key = load_key(settings.SEAL_KEY_FILE, settings.SEAL_KEY_PASSWORD, now=now)
    sealed = seal(
        pdf,
        key,
        organisation=row.content["issuer"]["name"],
        location=row.content["issuer"]["place"],
        reason=f"{row.label} · {row.title}",
        tsa_url=settings.TSA_URL or None,
        now=now,
    )
    _require_genuine(sealed)
    publish(row, sealed, certificate=key.certificate_pem)


def _require_genuine(sealed: Sealed) -> None:
    """Nothing is published that a stranger could not verify: the verifier judges the file before anybody sees it."""
    report = examine(sealed.data, trusted=[sealed.certificate_fingerprint])
    if report.verdict is not Answer.GENUINE:
        raise SealFailed(" ".join(f.sentence for f in report.findings if f.state is State.BAD) or report.headline)


def claim(pk: int) -> Release | None:
    """Take a due release: compare-and-set on the database's clock. None when it is done, not due, or taken."""
    now = database_now()
    due = Release.objects.filter(pk=pk, progress__in=UNDER_WAY, due_at__lte=now)
    if due.filter(attempts__gte=MAX_ATTEMPTS).update(
        progress=Progress.FAILED,
        claim=F("claim") + 1,
        problem=_("The workers stopped %(n)s times while they worked on it.") % {"n": MAX_ATTEMPTS},
    ):
        return None
    taken = due.update(
        progress=Progress.COMPOSING,
        claim=F("claim") + 1,
        attempts=F("attempts") + 1,
        due_at=now + timedelta(seconds=settings.RELEASE_LEASE_SECONDS),
    )
    return Release.objects.get(pk=pk) if taken else None


def _mine(row: Release) -> Any:
    return Release.objects.filter(pk=row.pk, claim=row.claim, progress__in=UNDER_WAY)


def _advance(row: Release, progress: Progress) -> None:
    lease = database_now() + timedelta(seconds=settings.RELEASE_LEASE_SECONDS)
    if not _mine(row).update(progress=progress, due_at=lease):
        raise LostClaim


def publish(row: Release, sealed: Sealed, *, certificate: str) -> None:
    """Store the file, then make everything true in one fenced transaction: file, edition, status, trail, mail."""
    sha256 = store.put(sealed.data)
    try:
        published = _publish(row, sealed, sha256, certificate)
    except BaseException:
        _remove_unless_known(sha256)
        raise
    if not published:
        store.remove(sha256)


def _remove_unless_known(sha256: str) -> None:
    """A transaction whose end is unknown may have been committed: the file stays whenever its row can be there."""
    try:
        if not SealedFile.objects.filter(sha256=sha256).exists():
            store.remove(sha256)
    except Exception:
        log.warning("file %s is kept: the database does not answer", sha256)


@transaction.atomic
def _publish(row: Release, sealed: Sealed, sha256: str, certificate: str) -> bool:
    """False when the names changed while the PDF was made: the content is frozen anew and the job begins again."""
    statement = Statement.objects.locked(row.statement_id)
    circulation = Circulation.objects.locked(statement.circulations.latest("pk").pk)
    fresh = Release.objects.select_for_update().get(pk=row.pk)
    if fresh.claim != row.claim or fresh.progress not in UNDER_WAY:
        raise LostClaim
    now = database_now()
    if freezing.names_in(fresh.content) != freezing.printable_now(circulation):
        fresh.content = freezing.freeze(statement, circulation, number=fresh.number, edition=fresh.edition, at=now)
        fresh.progress, fresh.due_at, fresh.claim = Progress.WAITING, now, fresh.claim + 1
        fresh.save(update_fields=["content", "progress", "due_at", "claim"])
        return False
    fresh.file = _written_down(sealed, sha256, certificate, issuer=statement.issuer)
    fresh.progress, fresh.published_at, fresh.problem = Progress.PUBLISHED, now, ""
    fresh.save(update_fields=["file", "progress", "published_at", "problem"])
    statement.move("release")
    event = record(
        "release.published", about=fresh, by=SYSTEM, statement=statement.uid, number=fresh.number, sha256=sha256
    )
    _announce(fresh, circulation, because=f"event:{event.pk}")
    return True


def _written_down(sealed: Sealed, sha256: str, certificate: str, *, issuer: Organisation) -> SealedFile:
    """The row of the sealed file, and, when it is first used, that of the certificate it was sealed with."""
    issuer_seal, _created = IssuerSeal.objects.get_or_create(
        issuer=issuer, fingerprint=sealed.certificate_fingerprint, defaults={"certificate": certificate}
    )
    return SealedFile.objects.create(
        sha256=sha256,
        size=len(sealed.data),
        pages=sealed.pages,
        seal=issuer_seal,
        sealed_at=sealed.sealed_at,
        timestamped=sealed.timestamped,
    )


def _announce(row: Release, circulation: Circulation, *, because: str) -> None:
    printed = freezing.names_in(row.content)
    contacts = circulation.signatures.filter(uid__in=printed).values_list("invitation__contact__email", flat=True)
    queue_mails(
        "released",
        to=contacts,
        because=because,
        title=row.title,
        label=row.label,
        count=row.content["count"],
        release_url=row.content["release_url"],
    )


def _give_up(row: Release, reason: str) -> None:
    if _mine(row).update(progress=Progress.FAILED, claim=F("claim") + 1, problem=reason[:500]):
        record("release.failed", about=row, by=SYSTEM, statement=row.statement.uid, reason=reason[:500])


def _try_later(row: Release, reason: str) -> None:
    if row.attempts >= MAX_ATTEMPTS:
        _give_up(row, reason)
        return
    wait = timedelta(seconds=min(2**row.attempts, 60))
    _mine(row).update(
        progress=Progress.WAITING, claim=F("claim") + 1, due_at=database_now() + wait, problem=reason[:500]
    )


def compose_due(*, limit: int = 10) -> int:
    """Carry through up to `limit` due releases, oldest first; return how many were tried."""
    due = Release.objects.filter(progress__in=UNDER_WAY, due_at__lte=database_now()).order_by("due_at", "pk")
    keys = list(due.values_list("pk", flat=True)[:limit])
    for pk in keys:
        compose(pk)
    return len(keys)
