"""What nobody types by accident, and what is typed in great numbers: answered in words, in time, with nothing lost."""

import time
from datetime import UTC, datetime

import pytest
from django.test import Client

from demo.moves import statement_at
from limits.networks import HERE
from organisations.actions.keeping import look_at_rows
from pages.forms.writing import Sheet
from signatures.actions.answering import object_to
from signatures.models import Link, Objection, Purpose
from statements.actions import drafting, locking
from statements.lifecycle import Status
from statements.models import Statement
from statements.text.issue import Reading
from statements.text.schema import MOST
from statements.text.writing import read
from tests.pages.test_writing import fields, head, path

HUGE = "9" * 5000  # more digits than Python makes a number of
NO_TAGS = ["en-a", "foo bar", "x", "en-%%", "abcdefgh-a"]
COLUMNS = "name,short_name,language,country,kind,person,office,email\n"


@pytest.fixture
def statement(cast, document) -> Statement:
    return statement_at(Status.DRAFTING, cast, document)


@pytest.fixture
def author(client, cast) -> Client:
    client.force_login(cast.author)
    return client


@pytest.fixture
def releaser(client, cast) -> Client:
    client.force_login(cast.releaser)
    return client


@pytest.mark.parametrize("do", [f"up:b:{HUGE}", f"add:heading:{HUGE}", f"add:demand:{HUGE}", f"add:heading:{10**30}"])
def test_editor_places_beyond_all_numbers(author, statement, document, do):
    assert author.post(path(statement), fields(document, do=do)).status_code == 200


@pytest.mark.parametrize("tag", ["en-a", "en-Qaaa", "abcdefgh-a"])
def test_editor_words_in_a_language_that_is_none(author, statement, document, tag):
    answer = author.post(path(statement), fields(document, **{"b-0-text": f"[Typed]{{{tag}}} at length"}))

    assert answer.status_code in (302, 400)
    assert answer.status_code == 302 or "Typed" in answer.content.decode()


def test_editor_a_message_that_no_database_holds(author, statement, document):
    assert author.post(path(statement), fields(document, message="a\0b")).status_code == 302
    assert head(statement).message == "ab"


def test_editor_a_text_of_four_hundred_demands(author, statement, document):
    demands = {
        f"b-1-d-{d}-{key}": f"Demand {d}" if key == "text" else "" for d in range(400) for key in ("id", "gone", "text")
    }

    answer = author.post(path(statement), fields(document, **demands, **{"b-1-demands": "400"}))

    assert answer.status_code == 302
    assert len(head(statement).document["blocks"][1]["demands"]) == 400


def test_editor_counts_that_promise_more_than_came():
    post = {"blocks": str(MOST)} | {f"b-{n}-demands": str(MOST) for n in range(MOST)}

    sheet = Sheet.posted(post)

    assert sum(len(block["demands"]) for block in sheet.blocks) == MOST


@pytest.mark.parametrize(
    "text",
    ["](http://a" * 20_000, "](<http://a" * 20_000, "[a" * 5000 + "]{ru}" * 5000],
    ids=["links", "angled", "nested"],
)
def test_reading_a_field_takes_as_long_as_it_is(text):
    began = time.process_time()
    read(text, [])
    assert time.process_time() - began < 5


def test_new_reading_beyond_all_numbers(author, statement):
    answer = author.post("/statements/new/", {"text": "Title\n\nA text.", "keep": "yes", "reading": HUGE})

    assert answer.status_code == 302
    assert author.post(f"/statements/{statement.uid}/issue/", {"reading": HUGE}).status_code == 302


@pytest.mark.parametrize("tag", NO_TAGS)
def test_new_in_a_language_that_is_none(author, cast, tag):
    answer = author.post("/statements/new/", {"text": "Typed at length\n\nA text.", "language": tag, "keep": "yes"})

    assert answer.status_code == 400
    assert "Typed at length" in answer.content.decode()


def test_settle_issue_of_what_was_given_up_says_why_not(author, statement, cast):
    drafting.settle_issue(statement, by=cast.author, reading=Reading(21, "2022-02"))
    locking.withdraw(statement, by=cast.releaser)

    answer = author.post(f"/statements/{statement.uid}/issue/", {"reading": "0"})

    assert answer.status_code == 409
    assert "The text is withdrawn and cannot be changed." in answer.content.decode()


@pytest.mark.parametrize("name", ["", "remove/"])
def test_translation_in_a_language_that_no_database_holds(author, allies, name):
    assert author.get(f"/organisations/{allies[0].uid}/names/%00/{name}").status_code == 404


@pytest.mark.parametrize("tag", NO_TAGS)
def test_organisation_in_a_language_that_is_none(author, cast, tag):
    rows = f"{COLUMNS}A Union,,{tag},France,union,,,a@union.example"

    assert author.post("/organisations/import/", {"text": rows}).status_code == 400
    assert author.post("/organisations/import/", {"text": rows, "act": "import"}).status_code == 400
    assert author.post("/organisations/new/", {"name": "A Union", "language": tag, "kind": "union"}).status_code == 400


def test_import_with_a_fault_in_every_cell(cast):
    rows = COLUMNS + "".join(f"Union {n},,x,,zz,,,q\n" for n in range(10_000))
    began = time.process_time()

    preview = look_at_rows(rows, issuer=cast.issuer)

    assert time.process_time() - began < 20
    assert [len(row.faults) for row in preview.rows] == [3] * 10_000


def test_import_of_one_name_written_in_a_thousand_ways(cast):
    rows = COLUMNS + "".join(f"Union of Workers{'!' * n},,en,,union,,,a{n}@union.example\n" for n in range(200))

    preview = look_at_rows(rows, issuer=cast.issuer)

    assert max(len(row.like) for row in preview.rows) <= 10


@pytest.mark.parametrize("deadline", ["9999-12-31T23:59", "9500-06-01T00:00", "0001-01-01T00:00"])
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Almaty"])
def test_circulate_until_the_end_of_the_calendar(releaser, cast, document, deadline, zone):
    statement = statement_at(Status.LOCKED, cast, document)

    answer = releaser.post(f"/statements/{statement.uid}/circulate/", {"deadline": deadline, "zone": zone})

    assert answer.status_code == 400
    assert not statement.circulations.exists()


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("Asia/Almaty", datetime(2027, 3, 27, 21, 30, tzinfo=UTC)), ("Europe/Brussels", None)],
)
def test_circulate_in_the_hour_that_the_readers_zone_skips(releaser, cast, document, zone, expected):
    """Clocks in Brussels go from 2:00 to 3:00 that night; in Almaty they do not."""
    cast.releaser.time_zone = "Europe/Brussels"
    cast.releaser.save()
    statement = statement_at(Status.LOCKED, cast, document)

    answer = releaser.post(f"/statements/{statement.uid}/circulate/", {"deadline": "2027-03-28T02:30", "zone": zone})

    assert answer.status_code == (302 if expected else 400)
    assert statement.circulations.values_list("deadline", flat=True).first() == expected


def test_invite_what_no_database_holds(author, circulation):
    answer = author.post(f"/statements/{circulation.statement.uid}/invite/", {"organisation": ["a\0"]})
    assert answer.status_code == 400  # nobody is chosen


@pytest.mark.parametrize("decision", [{}, {"decision": "maybe"}])
def test_review_without_a_decision_decides_nothing(client, cast, document, decision):
    statement = statement_at(Status.IN_REVIEW, cast, document)
    client.force_login(cast.reviewer)

    answer = client.post(f"/statements/{statement.uid}/review/", {"digest": statement.head.digest, **decision})

    assert answer.status_code == 400
    assert not statement.reviews.exists()


def test_objection_without_an_answer_is_not_settled(releaser, cast, document, allies):
    statement = statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=1)
    objection = object_to(Link.objects.filter(purpose=Purpose.OBJECTION).first(), network=HERE)

    answer = releaser.post(f"/statements/{statement.uid}/objections/{objection.pk}/")

    assert answer.status_code == 400
    assert Objection.objects.get().resolved_at is None


def test_link_for_whoever_has_a_password_says_why_not(client, cast):
    client.force_login(cast.administrator)

    answer = client.post(f"/people/{cast.author.pk}/link/", follow=True)

    assert f"{cast.author} has a password." in answer.content.decode()


def test_what_one_visitor_is_told_no_other_one_reads(client, cast):
    client.force_login(cast.author)
    client.post("/accounts/logout/")
    del client.cookies["sessionid"]  # as a browser does

    assert "You have signed out." in client.get("/").content.decode()
    assert "You have signed out." not in Client().get("/").content.decode()
