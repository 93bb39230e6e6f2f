"""A locked text cannot be changed: not by an action, not by the ORM, not by SQL."""

import copy

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from demo.moves import approve, statement_at
from statements.actions.drafting import draft, settle_issue
from statements.actions.locking import lock
from statements.actions.reviewing import submit
from statements.asking import NotReady
from statements.lifecycle import Status
from statements.models import Demand, Review, Revision, Statement
from statements.text.issue import Issue, Reading


def refused(act) -> str:
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        act()
    return str(error.value)


@pytest.fixture
def locked(cast, document):
    return statement_at(Status.LOCKED, cast, document)


def test_lock_is_for_releasers(cast, document):
    statement = statement_at(Status.APPROVED, cast, document)

    with pytest.raises(PermissionDenied, match="Only a releaser"):
        lock(statement, by=cast.author)


def test_lock_refuses_a_note_called_twice_and_names_it(cast, document):
    """DOMAIN scenario 16."""
    document["blocks"][0]["text"].append({"note": "n1"})
    statement = approve(submit(draft(by=cast.author, issuer=cast.issuer, document=document), by=cast.author), cast)

    with pytest.raises(NotReady) as refusal:
        lock(statement, by=cast.releaser)

    assert [f.severity for f in refusal.value.findings] == ["stop"]


def test_lock_refuses_a_hidden_character(cast, document):
    """DOMAIN scenario 4."""
    document["title"] = "Water is a r\u200bight"
    statement = approve(submit(draft(by=cast.author, issuer=cast.issuer, document=document), by=cast.author), cast)

    with pytest.raises(NotReady):
        lock(statement, by=cast.releaser)


def test_lock_refuses_an_issue_line_that_nobody_settled(cast, document):
    issue = Issue((Reading(21, "2022-02"), Reading(None, "2022-02-21")))
    statement = draft(by=cast.author, issuer=cast.issuer, document=document, issue=issue)
    approved = approve(submit(statement, by=cast.author), cast)
    with pytest.raises(NotReady):
        lock(approved, by=cast.releaser)

    settled = settle_issue(approved, by=cast.author, reading=issue.readings[0])
    again = approve(submit(settled, by=cast.author), cast)

    assert lock(again, by=cast.releaser).issue_number == 21


def test_save_cannot_change_a_locked_text(locked, document):
    other = locked.revisions.first()
    other.document = {**copy.deepcopy(document), "title": "Forged"}
    assert "append-only" in refused(other.save)


def test_update_cannot_change_a_locked_text(locked):
    assert "append-only" in refused(lambda: Revision.objects.filter(statement=locked).update(digest="0" * 64))
    assert "append-only" in refused(lambda: Demand.objects.update(text="Forged"))
    assert "append-only" in refused(lambda: Review.objects.all().delete())


def test_a_locked_statement_takes_no_new_revision_and_no_other_head(cast, locked, document):
    def insert() -> Revision:
        return Revision.objects.create(
            statement=locked, number=2, author=cast.author, document=document, digest="0" * 64, language="en"
        )

    assert "locked" in refused(insert)
    assert "locked" in refused(lambda: Statement.objects.filter(pk=locked.pk).update(head=None))
    assert "locked" in refused(lambda: Statement.objects.filter(pk=locked.pk).update(issue_number=99))


def test_a_locked_statement_cannot_be_reopened_by_sql(locked):
    def reopen() -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE statements_statement SET status = 'drafting' WHERE id = %s", [locked.pk])

    assert "cannot be reopened" in refused(reopen)


def test_sql_cannot_change_the_words(locked):
    def forge() -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE statements_revision SET document = '{}' WHERE statement_id = %s", [locked.pk])

    assert "append-only" in refused(forge)
