"""The present text: nobody overwrites what they did not see, and nothing that was typed is lost."""

import pytest

from demo.moves import statement_at
from statements.actions.drafting import revise
from statements.lifecycle import Status
from statements.text.canonical import digest
from tests.api.conftest import speaker_for
from tests.together import together


@pytest.fixture
def statement(cast, document):
    return statement_at(Status.DRAFTING, cast, document)


def other(document, title="Another title"):
    return {**document, "title": title}


def test_a_text_is_saved_over_the_one_that_was_read(author, statement, document):
    read = author.get(f"statements/{statement.uid}/document/")
    assert read["ETag"] == f'"1-{digest(document)}"'

    saved = author.put(f"statements/{statement.uid}/document/", {"document": other(document)}, If_Match=read["ETag"])

    assert saved.status_code == 200
    assert saved["ETag"] == f'"2-{digest(other(document))}"'
    assert saved.json()["document"]["title"] == "Another title"
    assert author.get(f"statements/{statement.uid}/document/")["ETag"] == saved["ETag"]


def test_without_saying_what_was_read_nothing_is_saved(author, statement, document):
    answer = author.put(f"statements/{statement.uid}/document/", {"document": other(document)})

    assert answer.status_code == 428
    assert statement.revisions.count() == 1


@pytest.mark.parametrize("said", ["*", '"1-0000"', "nonsense", '"1"', 'W/"1"', "é"])
def test_what_is_no_present_etag_is_stale(author, statement, document, said):
    answer = author.put(f"statements/{statement.uid}/document/", {"document": other(document)}, If_Match=said)

    assert answer.status_code == 412
    assert statement.revisions.count() == 1


def test_a_stale_save_brings_the_present_text(author, cast, statement, document):
    seen = author.get(f"statements/{statement.uid}/document/")["ETag"]
    revise(statement, by=cast.author, document=other(document, "Saved meanwhile"), based_on=1)

    answer = author.put(f"statements/{statement.uid}/document/", {"document": other(document)}, If_Match=seen)

    told = answer.json()
    assert answer.status_code == 412
    assert told["detail"].startswith("Somebody saved revision 2 while you worked on revision 1.")
    assert told["present"]["document"]["title"] == "Saved meanwhile"
    assert answer["ETag"] == f'"2-{told["present"]["digest"]}"'
    again = author.put(f"statements/{statement.uid}/document/", {"document": other(document)}, If_Match=answer["ETag"])
    assert again.status_code == 200


def test_a_locked_text_cannot_be_changed(author, cast, document):
    locked = statement_at(Status.LOCKED, cast, document)
    seen = author.get(f"statements/{locked.uid}/document/")["ETag"]

    answer = author.put(f"statements/{locked.uid}/document/", {"document": other(document)}, If_Match=seen)

    assert (answer.status_code, answer.json()["detail"]) == (409, "The text is locked and cannot be changed.")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_told(cast, statement, document):
    path, seen = f"statements/{statement.uid}/document/", f'"1-{statement.head.digest}"'
    speakers = [speaker_for(cast.author) for _ in range(4)]

    answers = together(*[
        lambda s=s, n=n: s.put(path, {"document": other(document, f"Title {n}")}, If_Match=seen)
        for n, s in enumerate(speakers)
    ])  # fmt: skip

    assert sorted(a.status_code for a in answers) == [200, 412, 412, 412]
    assert {a.json()["present"]["revision"] for a in answers if a.status_code == 412} == {2}


def test_plain_text_becomes_a_document_and_what_was_left_out_is_said(author, cast):
    text = "N° 21 – May 2026\n\nBread for everyone\n\nPrices have doubled.\n\nWe demand:\n- bread;\n- roses.\n\nPage 1 of 1"

    told = author.post("statements/", {"text": text}).json()

    assert (told["title"], told["issue"]["number"], told["language"]) == ("Bread for everyone", 21, "en")
    assert told["imported"]["dropped"][0]["text"] == "Page 1 of 1"
    revisions = author.get(f"statements/{told['uid']}/revisions/").json()["items"]
    assert [r["number"] for r in revisions] == [1]


def test_an_issue_line_with_two_meanings_waits_for_its_author(author, releaser):
    told = author.post("statements/", {"text": "21.05.2026\n\nBread for everyone\n\nPrices have doubled."}).json()

    settled = author.post(f"statements/{told['uid']}/issue/", {"number": 5, "date": "2026-05-21"}).json()

    assert settled["issue"] == {
        "number": 5,
        "date": "2026-05-21",
        "ambiguous": False,
        "readings": [{"number": 5, "date": "2026-05-21"}],
    }
