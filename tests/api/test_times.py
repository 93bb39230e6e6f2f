"""The time of a call through the API: the same acts, the same sentences."""

from datetime import timedelta

from demo.moves import statement_at
from outbox.models import Mail
from signatures.models import Circulation
from statements.lifecycle import Status
from tests.times import asked_days_ago


def test_a_call_says_by_when_to_answer(releaser, cast, document):
    statement = statement_at(Status.LOCKED, cast, document)
    body = {
        "deadline": "2099-05-01T18:00:00+02:00",
        "answer_by": "2099-04-24T18:00:00+02:00",
        "zone": "Europe/Brussels",
    }

    told = releaser.post(f"statements/{statement.uid}/circulations/", body).json()

    assert (told["deadline"], told["answer_by"]) == ("2099-05-01T16:00:00Z", "2099-04-24T16:00:00Z")
    assert releaser.get(f"statements/{statement.uid}/").json()["answer_by"] == told["answer_by"]


def test_one_that_comes_after_the_deadline_is_refused(releaser, cast, document):
    statement = statement_at(Status.LOCKED, cast, document)
    body = {"deadline": "2099-05-01T18:00:00Z", "answer_by": "2099-05-01T18:00:00Z", "zone": "UTC"}

    answer = releaser.post(f"statements/{statement.uid}/circulations/", body)

    assert answer.status_code == 422
    assert "before the deadline" in answer.content.decode()


def test_extend(releaser, circulation):
    path = f"circulations/{circulation.uid}/extend/"

    told = releaser.post(path, {"deadline": "2099-05-01T18:00:00+02:00"})

    assert (told.status_code, told.json()["deadline"]) == (200, "2099-05-01T16:00:00Z")
    assert Mail.objects.filter(template="extended").count() == 5
    earlier = releaser.post(path, {"deadline": "2098-05-01T18:00:00+02:00"})
    assert earlier.status_code == 422
    assert "later than the present one" in earlier.content.decode()
    assert releaser.post(path, {}).status_code == 400
    assert releaser.post(path, {"deadline": "2099-06-01T18:00:00"}).status_code == 400  # which clock?


def test_extend_once_for_one_key(releaser, circulation):
    for _ in range(2):
        answer = releaser.post(
            f"circulations/{circulation.uid}/extend/",
            {"deadline": "2099-05-01T18:00:00Z"},
            Idempotency_Key="a-key-of-mine",
        )
        assert answer.status_code == 200

    assert Mail.objects.filter(template="extended").count() == 5


def test_remind(author, circulation):
    path = f"circulations/{circulation.uid}/remind/"
    early = author.post(path)
    assert early.status_code == 409
    assert "too early" in early.content.decode()
    asked_days_ago(circulation)
    statement = author.get(f"statements/{circulation.statement.uid}/").json()
    assert (statement["remindable"], statement["abilities"]["remind"]["allowed"]) == (5, True)

    told = author.post(path).json()

    assert told["reminded"] == 5
    assert told["abilities"]["remind"]["allowed"] is False
    assert "The one reminder was sent" in told["abilities"]["remind"]["why_not"]
    rows = author.get(f"circulations/{circulation.uid}/invitations/").json()["items"]
    assert all(row["reminded_at"] for row in rows)
    assert author.post(path).status_code == 409


def test_what_has_ended_is_neither_extended_nor_reminded_of(releaser, circulation):
    asked_days_ago(circulation)
    Circulation.objects.update(deadline=circulation.opened_at + timedelta(microseconds=1))

    for path, body in (("extend", {"deadline": "2099-05-01T18:00:00Z"}), ("remind", {})):
        answer = releaser.post(f"circulations/{circulation.uid}/{path}/", body)
        assert answer.status_code == 409
        assert "no longer taken" in answer.content.decode()
