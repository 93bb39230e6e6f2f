"""The comparison of two revisions: a program that keeps the old text makes the new one of what it is told."""

import pytest

from demo.moves import statement_at
from statements.actions.drafting import revise
from statements.lifecycle import Status
from statements.text.canonical import digest
from statements.text.comparing import applied


@pytest.fixture
def path(cast, document):
    statement = statement_at(Status.DRAFTING, cast, document)
    changed = {**document, "title": "Water is a right of all", "blocks": document["blocks"][::-1]}
    revise(statement, by=cast.author, document=changed, based_on=1)
    return f"statements/{statement.uid}/revisions/"


def test_what_is_told_makes_the_new_text(author, path):
    old = author.get(f"{path}1/").json()["document"]
    told = author.get(f"{path}1/compare/2/").json()

    assert told["algorithm"] == 2
    assert (told["old"], told["new"], told["old_digest"]) == (1, 2, digest(old))
    assert digest(applied(old, told)) == told["new_digest"]


def test_backwards_and_with_itself(author, path):
    new = author.get(f"{path}2/").json()["document"]
    back = author.get(f"{path}2/compare/1/").json()

    assert digest(applied(new, back)) == back["new_digest"]
    assert author.get(f"{path}2/compare/2/").json()["operations"] == []


@pytest.mark.parametrize("numbers", ["1/compare/3/", "3/compare/1/", f"1/compare/{2**40}/"])
def test_a_revision_that_is_not_there(author, path, numbers):
    assert author.get(path + numbers).status_code == 404
