"""Keep what was written as revisions: the text with who wrote it since the one before, and its demands as rows."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from organisations.models import User
from outbox import echo
from outbox.clock import database_now
from statements import working
from statements.asking import ask_to_revise
from statements.models import Batch, Demand, Revision, Statement, WorkingCopy
from statements.text import canonical, schema
from statements.text.editing.converting import document_of
from statements.text.editing.suggestions import without_suggestions
from statements.text.normalising import normalise
from statements.text.reading import demands
from trail.record import record

PAUSE = timedelta(minutes=2)  # nobody typed for so long: what stands there is worth a revision
REACHABLE = timedelta(days=30)  # so long an editor may have been away and still bring its changes


@transaction.atomic
def save_version(statement: Statement, *, by: User, message: str) -> Statement:
    """Keep the present text as a revision with a reason, also where a pause has kept the same text already."""
    statement = Statement.objects.locked(statement)
    ask_to_revise(statement, by=by)
    if not keep_typed(statement, message=message):
        assert statement.head is not None
        append(statement, statement.head.document, by=by, message=message)
        statement.save(update_fields=["head"])
    return statement


def keep_typed(statement: Statement, copy: WorkingCopy | None = None, *, message: str = "") -> bool:
    """Make a revision of what was typed since the newest one; False where that is nothing. Under the statement's lock."""
    copy = copy or existing_copy(statement)
    if copy is None or not copy.ahead:
        return False
    document = document_of(dict(without_suggestions(working.tree_of(copy)).to_json()))
    writers = _writers(copy)
    copy.kept_version = copy.version
    copy.save(update_fields=["kept_version"])
    assert statement.head is not None
    if normalise(document) == statement.head.document or not writers:
        return False
    author = writers.pop()
    append(statement, document, by=author, message=message, also_by=writers)
    statement.save(update_fields=["head"])
    return True


def existing_copy(statement: Statement) -> WorkingCopy | None:
    """The working copy, if anybody has ever opened the text in the editor: the row itself says so. Under its lock."""
    if statement.suggestions is None:
        return None
    return WorkingCopy.objects.filter(statement=statement).first()


def keep_pauses(limit: int = 100) -> int:
    """Make revisions of the texts that nobody has typed in for a while. Called by the worker now and then."""
    due = WorkingCopy.objects.filter(version__gt=F("kept_version"), typed_at__lt=database_now() - PAUSE)
    kept = 0
    for pk in list(due.values_list("pk", flat=True)[:limit]):
        with transaction.atomic():
            statement = Statement.objects.locked(pk)
            if due.filter(pk=pk).exists():
                kept += keep_typed(statement)
    return kept


def sweep() -> None:
    """What the worker does for working copies now and then."""
    keep_pauses()
    forget_old_steps()


def forget_old_steps() -> int:
    """Remove steps that no editor can ask for any more: the tree that is stored holds them."""
    old = Batch.objects.filter(at__lt=database_now() - REACHABLE, last__lte=F("copy__tree_version"))
    return old.delete()[0]


def append(
    statement: Statement, document: dict[str, Any], *, by: User, message: str = "", also_by: Iterable[User] = ()
) -> Revision:
    """The next revision with its demands; the caller saves `head`. Raises InvalidDocument."""
    document = normalise(document)
    schema.validate(document)
    parent = statement.head
    revision = Revision.objects.create(
        statement=statement,
        number=parent.number + 1 if parent else 1,
        parent=parent,
        author=by,
        message=message,
        document=document,
        digest=canonical.digest(document),
        language=document["language"],
    )
    others = [Revision.also_by.through(revision=revision, user=user) for user in also_by if user != by]
    if others:
        Revision.also_by.through.objects.bulk_create(others)
    Demand.objects.bulk_create(
        Demand(revision=revision, list=list_number, position=position, key=key, text=text)
        for list_number, position, key, text in demands(document)
    )
    statement.head = revision
    echo.call(f"statement:{statement.uid}")
    record(
        "statement.revised", about=statement, by=by, statement=statement.uid,
        revision=revision.number, digest=revision.digest,
    )  # fmt: skip
    return revision


def _writers(copy: WorkingCopy) -> list[User]:
    """Who typed since the newest revision; whoever typed last stands last."""
    rows = (
        copy.batches.filter(last__gt=copy.kept_version, changes_text=True)
        .order_by("first")
        .values_list("by", flat=True)
    )
    order = list(dict.fromkeys(reversed(list(rows))))[::-1]
    people = User.objects.in_bulk(order)
    return [people[pk] for pk in order]
