"""Comments for programs: on words that are quoted or chosen, in threads that show where the words stand now."""

import pytest

from demo.moves import statement_at
from statements.actions.editing import copy_of
from statements.lifecycle import Status
from tests.editing.typing import type_in

QUOTED = {"clause": "p2", "quotation": "prices double"}


@pytest.fixture
def statement(cast, document):
    return statement_at(Status.DRAFTING, cast, document)


@pytest.fixture
def own(statement) -> str:
    return f"statements/{statement.uid}/comments/"


def test_a_conversation(author, reviewer, statement, cast, own):
    opened = reviewer.post(own, {**QUOTED, "text": "Who says so, @Ana Ruiz?"})
    assert opened.status_code == 201
    thread = f"{own}{opened.json()['uid']}/"
    type_in(statement, "The ", by=cast.author, before="Seven cities")
    assert author.post(f"{thread}answers/", {"text": "The water office."}).status_code == 201
    assert author.post(f"{thread}resolve/").json()["resolved_by"] == "Ana Ruiz"
    refused = reviewer.post(f"{thread}answers/", {"text": "Which?"})
    assert (refused.status_code, refused.json()["detail"]) == (
        409,
        "This conversation is resolved. Reopen it to answer.",
    )
    assert reviewer.post(f"{thread}reopen/").json()["resolved_at"] is None

    [told] = author.get(own).json()["items"]
    assert [(c["by"], c["text"]) for c in told["comments"]] == [
        ("Bence Halmos", "Who says so, @Ana Ruiz?"), ("Ana Ruiz", "The water office."),
    ]  # fmt: skip
    assert (told["quotation"], told["clause"], told["lost"], told["version"]) == ("prices double", "p2", False, 1)
    assert told["start"] - opened.json()["start"] == len("The ")


def test_what_is_for_reviewers_is_not_there_for_authors(author, reviewer, statement, own):
    uid = reviewer.post(own, {**QUOTED, "text": "Hm.", "audience": "reviewers"}).json()["uid"]
    author.post(own, {**QUOTED, "text": "Hm.", "audience": "authors"})

    assert [t["audience"] for t in author.get(own).json()["items"]] == ["authors"]
    assert [t["audience"] for t in reviewer.get(own).json()["items"]] == ["reviewers"]
    assert reviewer.get(f"{own}?audience=authors").json()["items"] == []
    assert author.post(f"{own}{uid}/resolve/").status_code == 404
    assert author.post(own, {**QUOTED, "text": "Hm.", "audience": "reviewers"}).status_code == 403


@pytest.mark.parametrize(
    "passage",
    [{}, {"clause": "p2"}, {"start": 1, "end": 5}, {**QUOTED, "start": 1}, {"clause": "p2", "quotation": "strike"},
     {"start": 5, "end": 5, "version": 0}, {"start": 1, "end": 5, "version": 7}, {**QUOTED, "end": 5}],
)  # fmt: skip
def test_a_passage_that_is_none_is_refused(author, own, passage):
    answer = author.post(own, {"text": "Hm.", **passage})

    assert (answer.status_code, author.get(own).json()["items"]) == (422, [])


def test_a_list_costs_the_same_with_many_threads(author, statement, cast, own, django_assert_max_num_queries):
    copy_of(statement)
    for n in range(6):
        author.post(own, {**QUOTED, "text": f"Question {n}."})
    type_in(statement, "The ", by=cast.author, before="Seven cities")

    with django_assert_max_num_queries(16):
        assert len(author.get(own).json()["items"]) == 6
