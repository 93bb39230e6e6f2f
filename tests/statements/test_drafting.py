"""Every save is a revision; nothing is overwritten."""

import copy

import pytest
from django.core.exceptions import PermissionDenied

from demo.moves import statement_at
from statements.actions.drafting import draft, revise
from statements.lifecycle import Status, WrongMoment
from statements.models import Demand
from statements.text.schema import InvalidDocument


def changed(document: dict, title: str = "Water is a right") -> dict:
    return {**copy.deepcopy(document), "title": title}


def test_draft_keeps_the_text_and_its_demands_as_rows(cast, document):
    statement = draft(by=cast.author, issuer=cast.issuer, document=document)

    assert statement.head.document == document
    rows = Demand.objects.filter(revision=statement.head).values_list("list", "position", "key", "text")
    assert list(rows) == [
        (1, 1, "d1", "An immediate end to the sale."),
        (1, 2, "d2", "The return of all dismissed workers."),
    ]


def test_draft_is_refused_to_others(cast, document):
    with pytest.raises(PermissionDenied, match="Only authors"):
        draft(by=cast.reviewer, issuer=cast.issuer, document=document)


def test_draft_refuses_what_is_no_statement(cast, document):
    del document["title"]

    with pytest.raises(InvalidDocument):
        draft(by=cast.author, issuer=cast.issuer, document=document)


def test_revise_appends_a_revision_with_its_parent(cast, document):
    statement = draft(by=cast.author, issuer=cast.issuer, document=document)

    statement = revise(statement, by=cast.author, document=changed(document), based_on=1, message="shorter")

    assert [(r.number, r.parent and r.parent.number) for r in statement.revisions.all()] == [(1, None), (2, 1)]
    assert statement.head.number == 2


def test_revise_on_a_stale_revision_overwrites_nothing(cast, document):
    statement = draft(by=cast.author, issuer=cast.issuer, document=document)
    revise(statement, by=cast.author, document=changed(document), based_on=1)

    with pytest.raises(WrongMoment, match="revision 2 while you worked on revision 1"):
        revise(statement, by=cast.author, document=changed(document, "Mine"), based_on=1)

    statement.refresh_from_db()
    assert statement.title == "Water is a right"


def test_revise_of_an_approved_text_lets_the_approvals_fall(cast, document):
    """DOMAIN 17: approvals bind to a revision."""
    statement = statement_at(Status.APPROVED, cast, document)

    statement = revise(statement, by=cast.author, document=changed(document), based_on=1)

    assert statement.status == Status.DRAFTING


@pytest.mark.parametrize(
    "status", [Status.LOCKED, Status.CIRCULATING, Status.CLOSED, Status.RELEASED, Status.WITHDRAWN]
)
def test_revise_of_a_frozen_text_is_refused(status, cast, allies, document):
    """DOMAIN 3."""
    statement = statement_at(status, cast, document, allies=allies)

    with pytest.raises(WrongMoment, match="cannot be changed"):
        revise(statement, by=cast.author, document=changed(document), based_on=1)
