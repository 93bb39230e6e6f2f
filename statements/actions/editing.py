"""Take what editors type, in one order for everybody (ARCHITECTURE: the central authority), and keep it as revisions."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models.functions import Now
from prosemirror.model import Node
from prosemirror.transform import Step

from organisations.models import User
from outbox import echo
from statements import anchoring, working
from statements.asking import ask_to_revise, ask_to_suggest
from statements.lifecycle import Status
from statements.models import Batch, Statement, WorkingCopy
from statements.text.editing import stepping
from statements.text.editing.converting import nodes_of
from statements.text.editing.suggestions import open_suggestions, without_suggestions
from trail.record import record


class Behind(Exception):
    """Others were quicker: bring the steps since onto yours and send again. Not an error, and nothing was written."""

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__(f"the text is at {version}")


@dataclass(frozen=True)
class Taken:
    """The steps as everybody gets them: with the server's own mends, numbered `first` to `last`."""

    first: int
    last: int
    steps: list[Any]
    clients: list[str]


@transaction.atomic
def take(statement: Statement, *, by: User, version: int, client: str, steps: list[Any]) -> Taken:
    """Apply the steps to the working copy if they were made on its present version.

    Steps that only suggest leave the text, and with it a running review, as it is. Raises Behind where the steps were made
    on an older version, StepRefused where they do not fit schema or text, WrongMoment and PermissionDenied as `revise`
    does. All of a batch counts or none.
    """
    read = stepping.read(steps)
    statement = Statement.objects.locked(statement)
    copy = copy_of(statement)
    if version != copy.version or not read:
        ask_to_suggest(statement, by=by)
        raise Behind(copy.version)
    before = working.tree_of(copy)
    after = stepping.apply(before, read)
    mends = stepping.mends_of_ids(after)
    after = stepping.apply(after, mends)
    stepping.judge(after)
    writes = _is_other_text(before, after)
    (ask_to_revise if writes else ask_to_suggest)(statement, by=by)
    parts = [(steps, client), ([mend.to_json() for mend in mends], Batch.SERVER)]
    taken = _write(statement, copy, after, parts, by=by, writes=writes)
    if writes and statement.status != Status.DRAFTING:
        statement.move("revise")
        record("statement.taken_back", about=statement, by=by, statement=statement.uid)
    return _told(statement, taken)


def _is_other_text(before: Node, after: Node) -> bool:
    """Would the document be another one? Suggestions are no part of it."""
    if not (open_suggestions(before) or open_suggestions(after)):
        return not before.eq(after)
    return not without_suggestions(before).eq(without_suggestions(after))


def bring(statement: Statement, copy: WorkingCopy, steps: list[Step], tree: Node, *, by: User) -> None:
    """Write steps that another door kept as a revision, so that open editors follow. Under the statement's lock."""
    if steps:
        parts = [([step.to_json() for step in steps], Batch.SERVER)]
        _told(statement, _write(statement, copy, tree, parts, by=by, writes=True, kept=True))


def copy_of(statement: Statement) -> WorkingCopy:
    """The statement's working copy; begun from its newest revision at first use. Under the statement's lock."""
    found = WorkingCopy.objects.filter(statement=statement).first()
    if found is not None:
        return found
    assert statement.head is not None
    tree = nodes_of(statement.head.document)
    statement.suggestions = 0
    statement.save(update_fields=["suggestions"])
    return WorkingCopy.objects.create(statement=statement, tree=tree)


def _write(
    statement: Statement,
    copy: WorkingCopy,
    tree: Node,
    parts: list[tuple[list[Any], str]],
    *,
    by: User,
    writes: bool,
    kept: bool = False,
) -> Taken:
    first = copy.version + 1
    rows = []
    for steps, client in parts:
        if steps:
            last = copy.version + len(steps)
            row = Batch(copy=copy, first=copy.version + 1, last=last, steps=steps, client=client, by=by)
            row.changes_text = writes
            rows.append(row)
            copy.version = last
    Batch.objects.bulk_create(rows)
    copy.typed_at = Now()
    changed = ["version", "typed_at"]
    if kept:
        copy.kept_version = copy.version
        changed.append("kept_version")
    if copy.version - copy.tree_version >= working.REWRITTEN_AFTER:
        copy.tree, copy.tree_version = tree.to_json(), copy.version
        changed += ["tree", "tree_version"]
        anchoring.carry(copy, tree)
    copy.save(update_fields=changed)
    waiting = len(open_suggestions(tree))
    if waiting != statement.suggestions:
        statement.suggestions = waiting
        statement.save(update_fields=["suggestions"])
    version = copy.version
    transaction.on_commit(lambda: working.remember(copy.pk, version, tree))
    flat = [(step, row.client) for row in rows for step in row.steps]
    return Taken(first, version, [step for step, _client in flat], [client for _step, client in flat])


def _told(statement: Statement, taken: Taken) -> Taken:
    echo.call(f"statement:{statement.uid}", taken)
    return taken
