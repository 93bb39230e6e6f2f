"""The page that says who wrote which words."""

from copy import deepcopy

import pytest

from demo.moves import statement_at
from organisations.models import Membership, Role
from pages.presenting import authorship as presenting
from pages.presenting.authorship import authorship
from statements.actions.drafting import revise
from statements.lifecycle import Status
from tests.conftest import small_document


def written(lead: str, title: str = "Rooms") -> dict:
    made = deepcopy(small_document(title))
    made["lead"] = {"id": "p1", "text": [{"text": lead}]}
    return made


@pytest.fixture
def statement(cast):
    Membership.objects.create(user=cast.reviewer, organisation=cast.issuer, role=Role.AUTHOR)
    statement = statement_at(Status.DRAFTING, cast, written("The port is closed."))
    person = type(cast.author).objects.get(pk=cast.reviewer.pk)
    revise(statement, by=person, document=written("The old port is closed.", "Rooms <now>"), based_on=1)
    return statement


def lead(statement):
    return next(row for row in authorship(statement).rows if row.kind == "lead")


def test_each_word_has_its_author(cast, statement):
    row = lead(statement)

    assert [("".join(i["text"] for i in s.inlines), s.gap, s.author.name, s.signed) for s in row.words] == [
        ("The", " ", str(cast.author), False),
        ("old", " ", str(cast.reviewer), True),
        ("port is closed.", "", str(cast.author), False),
    ]
    assert [(author.sign, [r.number for r in revisions]) for author, revisions in row.by.items()] == [
        ("A", [1]),
        ("B", [2]),
    ]
    assert sum(share for _, share in authorship(statement).authors) in (99, 100, 101)


def test_several_who_wrote_together_are_named_together(cast, statement):
    statement.revisions.get(number=2).also_by.add(cast.author)

    assert lead(statement).words[1].author.name == f"{cast.reviewer}, {cast.author}"


def test_what_is_older_than_is_looked_into_counts_as_the_firsts(cast, statement, monkeypatch):
    revise(statement, by=cast.author, document=written("The old port is shut."), based_on=2)
    monkeypatch.setattr(presenting, "MOST", 2)
    found = authorship(statement)

    assert found.first == 2
    assert {s.revision.number for row in found.rows for s in row.words} == {2, 3}


def test_the_page_says_it_in_words_and_by_links(client, cast, statement):
    client.force_login(cast.author)
    page = client.get(f"/statements/{statement.uid}/history/").content.decode()

    assert f'title="{cast.reviewer} · revision 2">old</a><sub class="sign" lang="en">B2</sub>' in page
    assert f"/statements/{statement.uid}/compare/1/2/" in page
    assert "&lt;now&gt;" in page
    assert (
        f"/statements/{statement.uid}/history/"
        in client.get(f"/statements/{statement.uid}/revisions/").content.decode()
    )


def test_there_are_signs_for_more_authors_than_letters():
    assert [presenting._sign(n) for n in (0, 25, 26, 52)] == ["A", "Z", "A2", "A3"]
