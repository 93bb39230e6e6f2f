"""The text against those who decide on it: no approval and no lock ever lands on another text than it was given to."""

import copy

import pytest

from demo.moves import statement_at
from statements.actions.drafting import revise
from statements.actions.locking import lock
from statements.actions.reviewing import decide
from statements.lifecycle import Status, WrongMoment
from statements.models import Statement
from tests.together import together

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUNDS = 4


def other(document):
    return {**copy.deepcopy(document), "title": "Another title"}


def test_edit_against_the_last_approval(cast, document):
    for _ in range(ROUNDS):
        statement = statement_at(Status.IN_REVIEW, cast, document)
        digest = statement.head.digest
        for person in (cast.reviewer, cast.reviewer):
            decide(statement, by=person, digest=digest)

        edited, decided = together(
            lambda s=statement: revise(s, by=cast.author, document=other(document), based_on=1),
            lambda s=statement, d=digest: decide(s, by=cast.reviewer2, digest=d),
        )

        assert isinstance(edited, Statement)
        assert isinstance(decided, Statement | WrongMoment)
        statement.refresh_from_db()
        assert (statement.status, statement.head.number) == (Status.DRAFTING, 2)


def test_lock_against_edit(cast, document):
    for _ in range(ROUNDS):
        statement = statement_at(Status.APPROVED, cast, document)

        locked, edited = together(
            lambda s=statement: lock(s, by=cast.releaser),
            lambda s=statement: revise(s, by=cast.author, document=other(document), based_on=1),
        )

        statement.refresh_from_db()
        if statement.status == Status.LOCKED:
            assert isinstance(edited, WrongMoment)
            assert statement.head.number == 1
        else:
            assert isinstance(locked, WrongMoment)
            assert (statement.status, statement.head.number) == (Status.DRAFTING, 2)


def test_two_edits_of_one_revision(cast, document):
    statement = statement_at(Status.DRAFTING, cast, document)

    results = together(*[lambda: revise(statement, by=cast.author, document=other(document), based_on=1)] * 4)

    assert sum(isinstance(r, Statement) for r in results) == 1
    assert statement.revisions.count() == 2


def test_two_reviewers_at_once_are_both_counted(cast, document):
    statement = statement_at(Status.IN_REVIEW, cast, document)
    digest = statement.head.digest
    decide(statement, by=cast.reviewer, digest=digest)

    together(
        lambda: decide(statement, by=cast.reviewer, digest=digest),
        lambda: decide(statement, by=cast.reviewer2, digest=digest),
    )

    statement.refresh_from_db()
    assert statement.status == Status.APPROVED
