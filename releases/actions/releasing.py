"""Ask for a release: content is frozen into a row, and the row says that work is due."""

from django.db import IntegrityError, transaction
from django.db.models import Q

from organisations.models import User
from outbox import bell
from outbox.clock import database_now
from releases import freezing, numbering
from releases.asking import UnderWay, ask_to_release, ask_to_retry
from releases.models import Progress, Release, Series
from signatures.models import Circulation
from statements.lifecycle import Status
from statements.models import Statement
from trail.record import record


def release(statement: Statement, *, by: User, number: int | None = None) -> Release:
    """Freeze the closed statement's edition and queue it; without a number it takes the next of the issuer's series.

    Raises NumberRefused for a gap or a double, WrongMoment when the circulation is open or a release is under way.
    """
    try:
        return _release(statement, by=by, number=number)
    except IntegrityError as error:
        raise UnderWay from error


@transaction.atomic
def _release(statement: Statement, *, by: User, number: int | None) -> Release:
    statement = Statement.objects.locked(statement)
    ask_to_release(statement, by=by)
    circulation = Circulation.objects.locked(statement.circulations.latest("pk").pk)
    number = _give_number(statement, number)
    content = freezing.freeze(statement, circulation, number=number, at=database_now())
    row = Release.objects.create(
        issuer=statement.issuer,
        statement=statement,
        number=number,
        content=content,
        text_digest=content["text_digest"],
        requested_by=by,
    )
    record(
        "release.requested",
        about=row,
        by=by,
        statement=statement.uid,
        number=number,
        digest=row.text_digest,
        names=content["count"],
    )
    bell.ring("releases.compose", row.pk)
    return row


def _give_number(statement: Statement, number: int | None) -> int:
    """The number, given under the series' lock. A failed release holds its number for its statement, until that is given up."""
    series, _created = Series.objects.get_or_create(issuer=statement.issuer)
    series = Series.objects.select_for_update().get(pk=series.pk)
    failed = Release.objects.filter(issuer=statement.issuer, progress=Progress.FAILED, edition="")
    reserved = failed.filter(statement=statement).values_list("number", flat=True).first()
    failed.filter(Q(statement=statement) | Q(statement__status=Status.WITHDRAWN)).delete()
    if reserved is not None:
        return numbering.require_reserved(number, reserved)
    taken = set(Release.objects.filter(issuer=statement.issuer).values_list("number", flat=True))
    if number is None:
        return numbering.next_number(taken, first=series.first_number)
    numbering.require_next(number, taken, first=series.first_number)
    return number


@transaction.atomic
def retry(row: Release, *, by: User) -> Release:
    """Try a failed release again, from its frozen content."""
    statement = Statement.objects.locked(row.statement_id)
    row = Release.objects.select_for_update().get(pk=row.pk)
    ask_to_retry(statement, by=by)
    row.progress, row.attempts, row.problem, row.due_at = Progress.WAITING, 0, "", database_now()
    row.claim += 1
    row.save(update_fields=["progress", "attempts", "problem", "due_at", "claim"])
    record("release.retried", about=row, by=by, statement=statement.uid)
    bell.ring("releases.compose", row.pk)
    return row
