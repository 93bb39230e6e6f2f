"""What the desk and the room say: the numbers, the next step, and whose turn it is."""

from datetime import timedelta

import pytest

from demo.moves import sign_for, statement_at, withdraw_for
from limits.networks import HERE
from outbox.clock import database_now
from pages.presenting.facts import facts_of
from releases.models import Progress, Release
from releases.queries import with_life
from signatures.actions.answering import decline, defer, object_to, resolve
from signatures.models import Link, Purpose
from statements.actions.reviewing import return_to_authors
from statements.lifecycle import Status
from statements.models import Statement

WAITS = {
    Status.DRAFTING: {"author": "is a draft of yours"},
    Status.IN_REVIEW: {"reviewer": "Decide on"},
    Status.APPROVED: {"releaser": "can be locked"},
    Status.LOCKED: {"releaser": "can go to the allies"},
    Status.CIRCULATING: {"author": "Invite allies", "releaser": "Invite allies"},
    Status.CLOSED: {"releaser": "can be released"},
    Status.RELEASED: {},
    Status.WITHDRAWN: {},
}


@pytest.mark.parametrize("status", list(Status))
def test_what_waits_is_on_the_desk_of_whoever_can_do_it(client, cast, document, status):
    statement_at(status, cast, document)
    for role in ("author", "reviewer", "releaser", "administrator"):
        client.force_login(getattr(cast, role))
        page = client.get("/desk/").content.decode()
        expected = WAITS[status].get(role)
        if status is Status.RELEASED:
            continue  # its release is under way until a worker has made it
        assert ("Nothing waits for you." in page) == (expected is None), role
        if expected:
            assert expected in page


def test_a_text_that_was_sent_back_says_why(client, cast, document):
    statement = statement_at(Status.IN_REVIEW, cast, document)
    return_to_authors(statement, by=cast.reviewer, digest=statement.head.digest, reason="Name the ministry.")
    client.force_login(cast.author)

    assert "was sent back" in client.get("/desk/").content.decode()
    assert "Name the ministry." in client.get(f"/statements/{statement.uid}/").content.decode()


def test_every_answer_is_counted_once(client, cast, allies, document):
    statement = statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=0)
    first, second, third, fourth, _silent = statement.circulations.get().invitations.order_by("pk")
    sign_for(first)
    sign_for(second)
    object_to(Link.objects.filter(purpose=Purpose.OBJECTION, invitation=second).first(), network=HERE)
    decline(third, reason="Not our words.")
    defer(fourth, decides_on=(database_now() + timedelta(days=2)).date())
    client.force_login(cast.releaser)

    facts = client.get(f"/statements/{statement.uid}/").context["facts"]
    assert (facts.invited, facts.signed, facts.objected, facts.declined, facts.deciding, facts.unanswered) == (
        5,
        1,
        1,
        1,
        1,
        1,
    )
    board = client.get(f"/statements/{statement.uid}/board/").content.decode()
    for words in ("Objection", "Signed 1", "Declined 1", "Decides later 1", "Not answered 1", "Not our words."):
        assert words in board


@pytest.mark.parametrize(
    "query",
    [
        "?order=name",
        "?order=country",
        "?order=invited",
        "?order=nonsense",
        "?standing=signed",
        "?q=Syndicat",
        "?q=%00",
        "?page=99",
    ],
)
def test_the_board_is_searched_and_ordered(client, cast, allies, document, query):
    statement = statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=2)
    client.force_login(cast.releaser)

    page = client.get(f"/statements/{statement.uid}/board/{query}")

    assert page.status_code == 200
    assert ("Δημοκρατική" in page.content.decode()) == (query != "?q=Syndicat")


def test_the_reason_of_a_refusal_is_the_issuers_alone(client, cast, allies, document):
    """DOMAIN 33."""
    statement = statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=0)
    decline(statement.circulations.get().invitations.first(), reason="Not our words.")
    client.force_login(cast.author)
    assert "Not our words." not in client.get(f"/statements/{statement.uid}/trail/").content.decode()


def test_an_objection_is_settled_on_the_board(client, cast, allies, document):
    statement = statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=1)
    objection = object_to(
        Link.objects.filter(purpose=Purpose.OBJECTION).first(), reason="We did not decide.", network=HERE
    )
    client.force_login(cast.releaser)
    assert "We did not decide." in client.get(f"/statements/{statement.uid}/board/").content.decode()

    client.post(f"/statements/{statement.uid}/objections/{objection.pk}/", {"upheld": "yes"})

    assert statement.circulations.get().signatures.active().count() == 0
    again = client.post(f"/statements/{statement.uid}/objections/{objection.pk}/", {"upheld": "yes"})
    assert again.status_code == 409


def test_an_objection_after_the_release_waits_on_the_desk(client, cast, allies, document):
    statement = statement_at(Status.RELEASED, cast, document, allies=allies, signing=1)
    Release.objects.update(progress=Progress.FAILED)
    Statement.objects.filter(pk=statement.pk).update(status=Status.RELEASED)
    object_to(Link.objects.filter(purpose=Purpose.OBJECTION).first(), network=HERE)

    for who, waits in ((cast.releaser, True), (cast.administrator, True), (cast.author, False)):
        client.force_login(who)
        assert ("is challenged" in client.get("/desk/").content.decode()) == waits
        board = client.get(f"/statements/{statement.uid}/board/").content.decode()
        assert ("Uphold" in board) == waits


def test_who_withdrew_or_was_removed_is_no_longer_counted_as_unanswered(client, cast, allies, document):
    statement = statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=3)
    circulation = statement.circulations.get()
    first, second, _third, fourth, _silent = circulation.invitations.order_by("pk")
    defer(fourth, decides_on=circulation.deadline.date())
    sign_for(fourth)
    withdraw_for(first)
    withdraw_for(fourth)
    objection = object_to(Link.objects.filter(purpose=Purpose.OBJECTION, invitation=second).first(), network=HERE)
    resolve(objection, by=cast.releaser, upheld=True)

    facts = facts_of(with_life(Statement.objects.seen_by(cast.author)).get(pk=statement.pk))
    assert (facts.signed, facts.fell_away, facts.deciding, facts.unanswered) == (1, 3, 0, 1)
    client.force_login(cast.author)
    board = client.get(f"/statements/{statement.uid}/board/?standing=fell_away").content.decode()
    assert board.count('class="tag fell_away"') == 3
    assert "removed after an objection" in board

    sign_for(first)
    decline(fourth)
    facts = facts_of(with_life(Statement.objects.seen_by(cast.author)).get(pk=statement.pk))
    assert (facts.signed, facts.fell_away, facts.declined, facts.unanswered) == (2, 1, 1, 1)


def test_nobody_locks_from_the_desk_what_they_have_not_before_them(client, cast, document):
    statement = statement_at(Status.APPROVED, cast, document)
    client.force_login(cast.releaser)

    page = client.get("/desk/").content.decode()

    assert "Read and lock" in page
    assert f"/statements/{statement.uid}/do/lock/" not in page
    assert f"/statements/{statement.uid}/do/lock/" in client.get(f"/statements/{statement.uid}/").content.decode()


def test_a_name_that_is_too_long_is_said_and_not_cut(client, cast):
    """A browser would cut what is pasted at the field's `maxlength`, and tell nobody."""
    client.force_login(cast.author)
    assert "maxlength" not in client.get("/organisations/new/").content.decode()

    answer = client.post("/organisations/new/", {"name": "N" * 301, "language": "en", "kind": "union"})

    assert answer.status_code == 400
    assert "at most 300 characters" in answer.content.decode()


def test_an_act_that_is_refused_shows_the_room_and_why(client, cast, document):
    statement = statement_at(Status.APPROVED, cast, {**document, "title": "Water\u200b is a right"})
    client.force_login(cast.releaser)

    answer = client.post(f"/statements/{statement.uid}/do/lock/")

    assert answer.status_code == 409
    assert "Before the lock" in answer.content.decode()


def test_the_deadline_is_that_of_the_clock_in_its_zone(client, cast, document):
    statement = statement_at(Status.LOCKED, cast, document)
    client.force_login(cast.releaser)
    client.post(f"/statements/{statement.uid}/circulate/", {"deadline": "2099-07-01T12:00", "zone": "Asia/Almaty"})

    assert statement.circulations.get().deadline.isoformat() == "2099-07-01T07:00:00+00:00"


@pytest.mark.parametrize(
    "data",
    [
        {"deadline": "yesterday", "zone": "UTC"},
        {"deadline": "2099-07-01T12:00", "zone": "Mars/Base"},
        {"deadline": "2001-01-01T12:00", "zone": "UTC"},
    ],
)
def test_a_deadline_that_cannot_be_is_refused_with_what_was_typed(client, cast, document, data):
    statement = statement_at(Status.LOCKED, cast, document)
    client.force_login(cast.releaser)

    answer = client.post(f"/statements/{statement.uid}/circulate/", data)

    assert answer.status_code == 400
    assert data["zone"] in answer.content.decode()
    assert not statement.circulations.exists()


@pytest.mark.parametrize("path", ["/desk/", "/statements/"])
def test_a_new_statement_is_offered_to_authors_only(client, cast, document, path):
    statement_at(Status.DRAFTING, cast, document)

    for role, offered in {"author": True, "reviewer": False}.items():
        client.force_login(getattr(cast, role))
        assert ("New statement" in client.get(path).content.decode()) == offered, role
