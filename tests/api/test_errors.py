"""Refusals: one form, the page's sentence, and never a fault of ours for what somebody sends."""

import json

import pytest

from demo.moves import code_sent_for, statement_at
from organisations.rows import MAX_ROWS
from releases.models import Release
from statements.lifecycle import Status
from tests.api.conftest import ally_for, speaker_for


def problem(answer) -> dict:
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert {"type", "title", "status", "detail", "instance"} <= set(told)
    assert told["status"] == answer.status_code
    return told


def test_another_person_is_refused_with_the_pages_sentence(reviewer, cast, document):
    statement = statement_at(Status.APPROVED, cast, document)

    told = problem(reviewer.post(f"statements/{statement.uid}/lock/"))

    assert (told["status"], told["detail"]) == (403, "Only a releaser can lock the text.")
    assert told["instance"] == f"/api/v1/statements/{statement.uid}/lock/"
    assert reviewer.get(f"statements/{statement.uid}/").json()["abilities"]["lock"] == {
        "allowed": False,
        "why_not": told["detail"],
    }


def test_the_wrong_moment_is_a_conflict(author, cast, document):
    statement = statement_at(Status.LOCKED, cast, document)

    told = problem(author.post(f"statements/{statement.uid}/submit/"))

    assert told["status"] == 409
    assert told["detail"] == "The statement is locked; only a draft can be submitted for review."
    assert told["type"] == "urn:communique:problem:wrong_moment"


def test_what_stops_a_lock_is_listed(releaser, cast, document):
    statement = statement_at(Status.APPROVED, cast, {**document, "title": "Water is a right\u200b"})

    told = problem(releaser.post(f"statements/{statement.uid}/lock/"))

    assert told["status"] == 422
    assert [(e["field"], e["rule"]) for e in told["errors"]] == [("title", "invisible_character")]


def test_a_document_that_is_none_names_the_place(author, document):
    told = problem(author.post("statements/", {"document": {**document, "title": 3}}))

    assert (told["status"], told["detail"]) == (422, "title: 3 is not of type 'string'.")


def test_every_fault_of_a_csv_file_is_listed(releaser, cast):
    rows = "name,language,kind,email\nA,en,party,nonsense\nB,en,club,b@b.example\n"

    told = problem(releaser.post("organisations/import/", {"csv": rows}))

    assert told["status"] == 422
    assert [(e["line"], e["field"]) for e in told["errors"]] == [(2, "email"), (3, "kind")]


def test_a_number_out_of_turn_is_refused(releaser, cast, allies, document):
    statement = statement_at(Status.CLOSED, cast, document, allies=allies[:1])

    told = problem(releaser.post(f"statements/{statement.uid}/releases/", {"number": 7}))

    assert (told["status"], told["detail"]) == (409, "N° 7 would leave a gap in the series; the next number is 1.")
    assert not Release.objects.exists()


def test_a_deadline_in_the_past_and_a_zone_that_is_none(releaser, cast, document):
    statement = statement_at(Status.LOCKED, cast, document)
    path = f"statements/{statement.uid}/circulations/"

    past = problem(releaser.post(path, {"deadline": "2020-01-01T00:00:00Z", "zone": "UTC"}))
    nowhere = problem(releaser.post(path, {"deadline": "2090-01-01T00:00:00Z", "zone": "Mars/Olympus"}))

    assert (past["status"], past["detail"]) == (422, "The deadline must lie in the future.")
    assert nowhere["detail"] == "“Mars/Olympus” is no time zone. Write it like Europe/Brussels."


def test_a_wrong_code_costs_a_try(invitation):
    ally = ally_for(invitation)
    digest = invitation.circulation.digest
    ally.post("invitation/code/", {"act": "sign", "digest": digest})
    me = {"person": "A. B.", "office": "Chair", "email": "ab@example.org", "digest": digest}

    told = problem(ally.post("invitation/sign/", {**me, "code": "no"}))

    assert (told["status"], told["detail"]) == (400, "That is not the code we sent. Tries left: 4.")
    signed = ally.post("invitation/sign/", {**me, "code": code_sent_for(invitation, "sign")}).json()
    assert (signed["standing"], signed["signed"]) == ("signed", 1)


def test_another_text_than_the_one_that_was_read(invitation):
    ally = ally_for(invitation)
    ally.post("invitation/code/", {"act": "sign", "digest": invitation.circulation.digest})
    me = {"person": "A. B.", "office": "Chair", "email": "ab@example.org", "digest": "0" * 64}

    told = problem(ally.post("invitation/sign/", {**me, "code": code_sent_for(invitation, "sign")}))

    assert told["status"] == 409
    assert told["changes"] == ["the text you were shown is not known here."]


def test_a_link_that_opens_nothing(nobody, invitation):
    from tests.api.conftest import Speaker

    told = problem(Speaker("Link " + "x" * 43).get("invitation/"))

    assert told["status"] == 404
    assert told["detail"].startswith("This link is not valid, or no longer.")


def test_too_often_says_when_to_try_again(invitation, settings, monkeypatch):
    monkeypatch.setattr("signatures.actions.links.CODES_TO_ADDRESS", 1)
    ally = ally_for(invitation)
    body = {"act": "sign", "digest": invitation.circulation.digest}
    ally.post("invitation/code/", body)

    answer = ally.post("invitation/code/", body)

    told = problem(answer)
    assert told["status"] == 429
    assert told["detail"].startswith("That was too often. Try again in")
    assert 3000 < int(answer["Retry-After"]) <= 3600


def test_nobody_is_asked_who_they_are(nobody):
    answer = nobody.get("statements/")

    assert problem(answer)["status"] == 401
    assert answer["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "path", ["nowhere/", "statements", "statements/a/b/", "statements/%00/", "statements/%2F/", ""]
)
def test_what_is_not_there_is_a_problem_too(author, path):
    assert problem(author.get(path))["status"] == 404


HOSTILE = [
    b"", b"{", b"[]", b"null", b"3", b'"text"', b"\xff\xfe", b'{"text": "\\ud800"}', b'{"text": NaN}', b"[" * 100_000,
    b'{"text": 1e400}', b'{"issue": {"number": 99999999999999999999999}, "text": "A"}', b'{"text": "\\u0000"}',
    b'{"text": "A title\\n\\nwords \\u0000 more"}', b'{"text": ""}', b'{"text": true}', b'{"document": 3}',
    b'{"document": {}}', b'{"document": {"blocks": 3}}', b'{"document": {"blocks": [3], "notes": [[]]}}',
    b'{"document": {"title": [], "lead": 7}}', b'{"document": {"lead": {"text": 5}}, "message": "x"}',
    b'{"text": "A", "document": {}}', b'{"text": "A", "language": "not a language at all"}',
    b'{"text": "A", "language": "ee-5"}', b'{"text": "A", "language": "aa-' + b"-".join([b"a1b2c3d4"] * 12) + b'"}', b'{"text": "A", "unknown": 1}',
    b'{"text": "A", "issuer": "\\u0000"}', b'{"text": "A", "issue": {"date": "2026-13"}}',
    b'{"text": "A", "message": "' + b"x" * 301 + b'"}',
]  # fmt: skip


@pytest.mark.parametrize("body", HOSTILE, ids=lambda b: b[:40].decode("latin-1"))
def test_no_body_breaks_it(author, body):
    told = problem(author.post("statements/", body))

    assert told["status"] in (400, 404, 422)
    assert told["detail"]


def test_a_language_that_is_none_or_longer_than_its_column(author, document):
    long = "aa-" + "-".join(["a1b2c3d4"] * 12)

    for language in (long, "ee-5"):
        assert problem(author.post("statements/", {"document": {**document, "language": language}}))["status"] == 422


def test_a_document_may_hold_deep_nonsense(author, document):
    deep = json.dumps({"document": document}).replace('"Seven cities', "[" * 900 + "]" * 900 + ', "Seven cities', 1)

    assert author.post("statements/", deep.encode()).status_code in (400, 422)


def test_another_kind_of_body(author):
    answer = author.client.post("/api/v1/statements/", {"text": "A"})

    assert problem(answer)["status"] == 415


def test_a_body_without_end(author, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    with_key = author.post("statements/", {"text": "A" * 2000}, Idempotency_Key="a")

    assert problem(with_key)["status"] == 413


def test_a_body_larger_than_any_list(author, monkeypatch):
    monkeypatch.setattr("api.wire.LARGEST", 1000)

    assert problem(author.post("statements/", {"text": "A" * 2000}))["status"] == 413


def test_a_directory_of_the_largest_size_fits(releaser, cast):
    """The limit of bytes leaves room for the limit of rows."""
    from api.wire import LARGEST

    assert LARGEST / MAX_ROWS > 400


@pytest.mark.parametrize(
    "body", [{"text": "x"}, {"verdict": "approve"}, {"verdict": 1, "digest": "z"}, [], {"digest": "é" * 64}]
)
def test_a_decision_that_is_none(reviewer, cast, document, body):
    statement = statement_at(Status.IN_REVIEW, cast, document)

    assert problem(reviewer.post(f"statements/{statement.uid}/decisions/", body))["status"] == 400


@pytest.mark.parametrize(
    "deadline",
    [
        "soon",
        5,
        "2026-05-01",
        "2090-01-01T00:00:00",
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+14:00",
        "2090-13-01T00:00:00Z",
    ],
)
def test_a_deadline_that_is_none(releaser, cast, document, deadline):
    statement = statement_at(Status.LOCKED, cast, document)

    told = problem(releaser.post(f"statements/{statement.uid}/circulations/", {"deadline": deadline, "zone": "UTC"}))

    assert told["status"] in (400, 422)


def test_a_person_without_any_issuer(db):
    from organisations.models import User

    alone = speaker_for(User.objects.create_user("alone@example.org", None, name="Alone"))

    assert alone.get("statements/").json() == {"abilities": {}, "items": [], "next": None}
    assert alone.post("statements/", {"text": "A title"}).status_code == 404
