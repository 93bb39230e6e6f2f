"""Speak about passages of the text while it is written: open a thread, answer, resolve, reopen."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _
from prosemirror.model import Node

from organisations.models import User
from outbox import echo
from outbox.queue import queue_mail
from statements import anchoring, working
from statements.actions.editing import copy_of
from statements.asking import ask_to_comment
from statements.audiences import heard_by
from statements.lifecycle import WrongMoment
from statements.models import Audience, Comment, Statement, Thread, WorkingCopy
from statements.text.editing import anchors
from statements.text.editing.anchors import Passage
from statements.text.mentions import mentioned
from trail.record import record

LONGEST = 4_000  # characters of a comment
LONGEST_PASSAGE = 10_000  # positions


@dataclass(frozen=True)
class Chosen:
    """A passage by its positions in the text at a version: as the editor of whoever chose it had it."""

    start: int
    end: int
    version: int


@dataclass(frozen=True)
class Quoted:
    """A passage by its words, which stand exactly once in a clause; the title's id is empty."""

    clause: str
    words: str


@transaction.atomic
def comment(
    statement: Statement, *, by: User, passage: Chosen | Quoted, text: str, audience: str = Audience.EVERYBODY
) -> Thread:
    """Open a thread on a passage of the present text. The same again is taken for a repeated request.

    Raises ValueError where the passage cannot be found any more, or nothing is said.
    """
    statement = Statement.objects.locked(statement)
    ask_to_comment(statement, by=by, audience=audience)
    said = _said(text)
    copy = copy_of(statement)
    found = _found(copy, working.tree_of(copy), passage)
    mine = Thread.objects.filter(statement=statement, by=by, audience=audience, resolved_at=None)
    same = mine.filter(quotation=found.quotation, clause=found.clause).last()
    if same is not None and _is_repeated(same, said, by):
        return same
    thread = Thread.objects.create(
        statement=statement,
        clause=found.clause,
        quotation=found.quotation,
        spans=found.spans,
        version=copy.version,
        audience=audience,
        by=by,
    )
    _say(thread, said, by)
    record("statement.commented", about=statement, by=by, statement=statement.uid, thread=thread.uid)
    _tell(statement, copy)
    return thread


@transaction.atomic
def answer(thread: Thread, *, by: User, text: str) -> Thread:
    """Say something more in a thread. The same again is taken for a repeated request."""
    statement, thread = _locked(thread, by)
    said = _said(text)
    if thread.resolved_at is not None:
        raise WrongMoment(_("This conversation is resolved. Reopen it to answer."))
    if not _is_repeated(thread, said, by):
        _say(thread, said, by)
        record("statement.comment_answered", about=statement, by=by, statement=statement.uid, thread=thread.uid)
        _tell(statement, copy_of(statement))
    return thread


@transaction.atomic
def resolve(thread: Thread, *, by: User) -> Thread:
    """Say that a thread is done with; it can be reopened."""
    statement, thread = _locked(thread, by)
    if thread.resolved_at is None:
        thread.resolved_at, thread.resolved_by = Now(), by
        thread.save(update_fields=["resolved_at", "resolved_by"])
        record("statement.comment_resolved", about=statement, by=by, statement=statement.uid, thread=thread.uid)
        _tell(statement, copy_of(statement))
    return thread


@transaction.atomic
def reopen(thread: Thread, *, by: User) -> Thread:
    """Go on with a thread that was resolved."""
    statement, thread = _locked(thread, by)
    if thread.resolved_at is not None:
        thread.resolved_at = thread.resolved_by = None
        thread.save(update_fields=["resolved_at", "resolved_by"])
        record("statement.comment_reopened", about=statement, by=by, statement=statement.uid, thread=thread.uid)
        _tell(statement, copy_of(statement))
    return thread


def _locked(thread: Thread, by: User) -> tuple[Statement, Thread]:
    statement = Statement.objects.locked(thread.statement)
    ask_to_comment(statement, by=by, audience=thread.audience)
    return statement, Thread.objects.get(pk=thread.pk)


def _found(copy: WorkingCopy, tree: Node, passage: Chosen | Quoted) -> Passage:
    if isinstance(passage, Quoted):
        found = anchors.found(tree, passage.clause, passage.words)
        if found is None:
            raise ValueError(
                _("These words do not stand exactly once in this clause. Quote more of them, or other ones.")
            )
        return found
    try:
        maps = anchoring.maps_since(copy, passage.version)
    except anchoring.Forgotten:
        raise ValueError(
            _("Your text is too old to find the passage. Load the page again and choose it anew.")
        ) from None
    if passage.end - passage.start > LONGEST_PASSAGE:
        raise ValueError(_("This passage is too long for one comment. Choose a shorter one."))
    spans = anchors.carried([(passage.start, passage.end)], maps) if passage.start < passage.end else []
    found = anchors.passage(tree, spans[0][0], spans[-1][1]) if spans else None
    if found is None:
        raise ValueError(_("There are no words where your comment belongs: they may have been deleted. Choose others."))
    return found


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise ValueError(_("Write what you want to say."))
    if len(said) > LONGEST:
        raise ValueError(_("A comment has at most %(n)s characters. Say it shorter, or in two.") % {"n": LONGEST})
    if "\0" in said or any("\ud800" <= sign <= "\udfff" for sign in said):
        raise ValueError(_("This comment holds signs that cannot be kept. Type it anew."))
    return said


def _is_repeated(thread: Thread, said: str, by: User) -> bool:
    last = thread.comments.last()
    return last is not None and (last.by_id, last.text) == (by.pk, said)


def _say(thread: Thread, said: str, by: User) -> None:
    """Write the comment, and to each person whom it names."""
    new = Comment.objects.create(thread=thread, by=by, text=said)
    if "@" not in said:
        return
    people = {person.pk: person for person in heard_by(thread.statement, thread.audience).exclude(pk=by.pk)}
    named = mentioned(said, {pk: person.name for pk, person in people.items()})
    new.mentions.set(named)
    for pk in named:
        queue_mail(
            "comment_mention",
            to=people[pk].email,
            because=f"comment:{new.pk}",
            who=str(by),
            comment=said,
            path=f"statements/{thread.statement.uid}/write/",
        )


def _tell(statement: Statement, copy: WorkingCopy) -> None:
    copy.talk = (copy.talk or 0) + 1
    copy.save(update_fields=["talk"])
    echo.call(f"statement:{statement.uid}")
