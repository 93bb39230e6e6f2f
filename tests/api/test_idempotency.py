"""The same request sent twice, or ten times at once, acts once."""

import json
import threading
from datetime import timedelta

import pytest

from api import idempotency
from api.models import IdempotentRequest
from demo.moves import code_sent_for, statement_at
from outbox.clock import database_now
from outbox.models import Mail
from releases.worker import work
from signatures.models import Signature
from statements.lifecycle import Status
from statements.models import Statement
from tests.api.conftest import V1, ally_for, speaker_for, token_of
from tests.together import together


def test_the_second_gets_the_answer_of_the_first(author, document):
    first = author.post("statements/", {"document": document}, Idempotency_Key="a")
    second = author.post("statements/", {"document": document}, Idempotency_Key="a")

    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json() == first.json()
    assert second["Location"] == first["Location"]
    assert "Idempotency-Replayed" not in first
    assert second["Idempotency-Replayed"] == "true"
    assert Statement.objects.count() == 1


def test_the_same_key_with_another_body_is_refused(author, document):
    author.post("statements/", {"document": document}, Idempotency_Key="a")

    other = author.post("statements/", {"document": document, "message": "Another"}, Idempotency_Key="a")

    assert other.status_code == 422
    assert other.json()["detail"] == "This Idempotency-Key was used for another request. Take a new one."
    assert Statement.objects.count() == 1


def test_keys_of_two_people_do_not_meet(author, releaser, cast, document):
    statement = statement_at(Status.DRAFTING, cast, document)
    assert author.post(f"statements/{statement.uid}/submit/", Idempotency_Key="a").status_code == 200

    theirs = releaser.post(f"statements/{statement.uid}/submit/", Idempotency_Key="a")

    assert (theirs.status_code, theirs.has_header("Idempotency-Replayed")) == (403, False)


def test_a_refusal_is_an_answer_too(author, cast, document):
    statement = statement_at(Status.IN_REVIEW, cast, document)

    answers = [author.post(f"statements/{statement.uid}/submit/", Idempotency_Key="a") for _ in range(2)]

    assert [a.status_code for a in answers] == [409, 409]
    assert answers[1].json() == answers[0].json()
    assert answers[1]["Content-Type"] == "application/problem+json"


def test_while_the_first_is_under_way_the_second_is_told_so(author, document):
    author.post("statements/", {"document": document}, Idempotency_Key="a")
    IdempotentRequest.objects.update(status=None, body="")

    answer = author.post("statements/", {"document": document}, Idempotency_Key="a")

    assert answer.status_code == 409
    assert Statement.objects.count() == 1


def test_one_that_died_may_be_sent_again(author, document):
    author.post("statements/", {"document": document}, Idempotency_Key="a")
    long_ago = database_now() - idempotency.GIVEN_UP_AFTER - timedelta(seconds=1)
    IdempotentRequest.objects.update(status=None, body="", begun_at=long_ago)

    again = author.post("statements/", {"document": document}, Idempotency_Key="a")

    assert (again.status_code, again.has_header("Idempotency-Replayed")) == (201, False)
    assert IdempotentRequest.objects.get().claim == 1


@pytest.mark.parametrize("key", ["", "ü", "a b", "x" * 129, "\x7f"])
def test_a_key_is_visible_ascii(author, document, key):
    answer = author.post("statements/", {"document": document}, Idempotency_Key=key)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"
    assert not Statement.objects.exists()


def test_answers_of_yesterday_are_forgotten(author, document):
    author.post("statements/", {"document": document}, Idempotency_Key="old")
    IdempotentRequest.objects.update(created_at=database_now() - idempotency.KEPT - timedelta(seconds=1))
    author.post("statements/", {"document": document}, Idempotency_Key="new")

    assert idempotency.sweep() == 1
    assert IdempotentRequest.objects.get().key == "new"


@pytest.mark.django_db(transaction=True)
def test_the_worker_sweeps(author, document):
    author.post("statements/", {"document": document}, Idempotency_Key="old")
    IdempotentRequest.objects.update(created_at=database_now() - idempotency.KEPT - timedelta(seconds=1))

    work(threading.Event(), until_idle=True)

    assert not IdempotentRequest.objects.exists()


def test_a_fault_of_ours_leaves_the_key_free(author, document, monkeypatch):
    monkeypatch.setattr("statements.actions.drafting.record", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        author.post("statements/", {"document": document}, Idempotency_Key="a")
    monkeypatch.undo()

    assert author.post("statements/", {"document": document}, Idempotency_Key="a").status_code == 201
    assert Statement.objects.count() == 1


def test_no_stored_answer_holds_a_secret(invitation):
    ally = ally_for(invitation)
    digest = invitation.circulation.digest
    ally.post("invitation/code/", {"act": "sign", "digest": digest}, Idempotency_Key="c")
    code = code_sent_for(invitation, "sign")
    me = {"person": "A. B.", "office": "Chair", "email": "ab@example.org"}
    assert ally.post("invitation/sign/", {**me, "digest": digest, "code": code}, Idempotency_Key="s").status_code == 200

    rows = list(IdempotentRequest.objects.values("owner", "key", "fingerprint", "body", "location"))
    assert len(rows) == 2
    assert not [r for r in rows if code in str(r) or token_of(invitation) in str(r)]


def test_a_try_is_counted_though_the_act_is_refused(invitation):
    ally = ally_for(invitation)
    digest = invitation.circulation.digest
    ally.post("invitation/code/", {"act": "sign", "digest": digest})
    me = {"person": "A. B.", "office": "Chair", "email": "ab@example.org", "digest": digest, "code": "no"}

    answers = [ally.post("invitation/sign/", me, Idempotency_Key=k) for k in ("a", "a", "b")]

    assert [a.status_code for a in answers] == [400, 400, 400]
    assert invitation.codes.get().tries == 2  # the repeated answer cost none
    assert not Signature.objects.exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_ten_at_once_make_one_statement(cast, document):
    speaker = speaker_for(cast.author)

    def send():
        return speaker_like(speaker).post("statements/", {"document": document}, Idempotency_Key="once")

    answers = together(*[send] * 10)

    assert {a.status_code for a in answers} <= {201, 409}
    assert [a.has_header("Idempotency-Replayed") for a in answers if a.status_code == 201].count(False) == 1
    assert Statement.objects.count() == 1
    assert send().has_header("Idempotency-Replayed")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_ten_at_once_send_one_code(invitation):
    speaker = ally_for(invitation)
    body = {"act": "sign", "digest": invitation.circulation.digest}

    answers = together(*[lambda: speaker_like(speaker).post("invitation/code/", body, Idempotency_Key="once")] * 10)

    assert {a.status_code for a in answers} <= {200, 409}
    assert Mail.objects.filter(template="code").count() == 1


def speaker_like(speaker):
    """With a client of its own: one client is not made for many threads."""
    return type(speaker)(speaker.client.defaults["HTTP_AUTHORIZATION"])


def test_a_body_is_looked_at_however_its_type_is_written(author, document):
    other = {**document, "title": "Another"}

    answers = [
        author.client.generic(
            "POST",
            f"{V1}statements/",
            json.dumps({"document": d}),
            "Application/JSON",
            headers={"Idempotency-Key": "a"},
        )
        for d in (document, other)
    ]

    assert [a.status_code for a in answers] == [201, 422]
