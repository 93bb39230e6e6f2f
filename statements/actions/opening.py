"""What an editor gets when it opens a text, and each time it has been away."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from organisations.models import User
from statements import working
from statements.actions.editing import copy_of
from statements.asking import ask_to_comment, ask_to_revise, ask_to_suggest
from statements.audiences import audiences_of
from statements.lifecycle import WrongMoment
from statements.models import Statement, WorkingCopy
from statements.text.editing.converting import document_of
from statements.text.editing.suggestions import without_suggestions
from statements.text.reading import Document


@dataclass(frozen=True)
class Window:
    """A working copy as one person sees it. Either `tree`, or the `steps` since the version that was asked for."""

    version: int
    kept_version: int
    revision: int
    status: str
    may_write: bool
    may_suggest: bool
    why_not: str
    audiences: tuple[str, ...] = ()  # whom the person's comments may be for; none where nothing can be said
    talk: int = 0  # rises with all that is done about comments
    tree: Any = None
    steps: tuple[Any, ...] = ()
    clients: tuple[str, ...] = ()


def open_text(statement: Statement, *, by: User, since: int | None = None) -> Window:
    """The present text for somebody who may read it; with `since`, what came after that version.

    Where those steps are no longer kept, or the version was never reached here, the whole tree comes instead.
    """
    copy = WorkingCopy.objects.filter(statement=statement).first() or _begun(statement)
    steps = (
        [] if since is None else working.flat(copy.batches.filter(last__gt=since, last__lte=copy.version), since=since)
    )
    whole = since is None or since + len(steps) != copy.version
    return Window(
        version=copy.version,
        tree=working.tree_of(copy).to_json() if whole else None,
        steps=() if whole else tuple(step for step, _client, _by in steps),
        clients=() if whole else tuple(client for _step, client, _by in steps),
        kept_version=copy.kept_version,
        talk=copy.talk or 0,
        **rights(statement, by=by),
    )


def text_of(statement: Statement) -> tuple[int, Document]:
    """The document as it stands in the editor, without open suggestions, and the version it stands at."""
    copy = WorkingCopy.objects.filter(statement=statement).first()
    if copy is None:
        assert statement.head is not None
        return 0, statement.head.document
    return copy.version, document_of(dict(without_suggestions(working.tree_of(copy)).to_json()))


def rights(statement: Statement, *, by: User) -> dict[str, Any]:
    """What the person may do with the text now, and the sentence that says why not."""
    why_not = _refusal(ask_to_revise, statement, by)
    assert statement.head is not None
    return {
        "status": statement.status,
        "may_write": not why_not,
        "may_suggest": not _refusal(ask_to_suggest, statement, by),
        "why_not": why_not,
        "audiences": () if _refusal(ask_to_comment, statement, by) else tuple(audiences_of(by, statement)),
        "revision": statement.head.number,
    }


def _refusal(ask: Any, statement: Statement, by: User) -> str:
    try:
        ask(statement, by=by)
    except (PermissionDenied, WrongMoment) as refusal:
        return str(refusal)
    return ""


@transaction.atomic
def _begun(statement: Statement) -> WorkingCopy:
    return copy_of(Statement.objects.locked(statement))
