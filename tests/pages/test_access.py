"""Who may see and do what: every address with an account × role × own, foreign or absent object, written by hand.

Absent and foreign answer alike. A new address without a row fails.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from demo.cast import engage
from demo.moves import statement_at
from limits.networks import HERE
from organisations.actions.keeping import import_organisations
from organisations.models import Organisation
from outbox.clock import database_now
from releases.models import Progress, Release
from signatures.actions.answering import object_to
from signatures.models import Invitation, Link, Purpose
from statements.lifecycle import Status
from statements.models import Statement
from tests.conftest import small_document
from tests.editing.typing import inserting
from tests.pages.ally import Ally
from tests.pages.test_doors import PRIVATE

ROW = "name,short_name,language,country,kind,person,office,email\nTheirs,,en,France,union,P,S,p@theirs.example"
ROLES = ("author", "reviewer", "releaser", "administrator")
DONE, REFUSED, WRONG_METHOD = 302, 403, 405


def only(*roles: str) -> dict[str, int]:
    """These roles do it; to the others it is refused."""
    return {role: DONE if role in roles else REFUSED for role in ROLES}


@dataclass
class Row:
    """One address of a statement: what it answers to GET, and to POST by role, in the status where the act is possible."""

    at: Status = Status.DRAFTING
    get: int = 200
    post: dict[str, int] | None = None
    data: Callable[[Any], dict[str, Any]] = field(default=lambda statement: {})
    more: Callable[[Any], dict[str, Any]] = field(default=lambda statement: {})  # of the address


def sheet(statement: Statement) -> dict[str, Any]:
    return {"title": "Another title", "language": "en", "based_on": 1, "blocks": 0, "notes": 0}


def steps(statement: Statement) -> dict[str, Any]:
    return {"version": 0, "client": "w", "steps": json.dumps([inserting("x", 1)])}


def spoken(statement: Statement) -> dict[str, Any]:
    return {"type": "comment", "start": "1", "end": "6", "version": "0", "text": "Is it?"}


def digest(statement: Statement) -> dict[str, Any]:
    return {"digest": statement.head.digest, "decision": "approve"}


def somebody(statement: Statement) -> dict[str, Any]:
    return {"organisation": [statement.issuer.allies.last().uid]}


def deadline(statement: Statement) -> dict[str, Any]:
    return {"deadline": "2099-01-01T12:00", "zone": "Europe/Brussels"}


def invitation(name: str) -> Callable[[Any], dict[str, Any]]:
    return lambda s: {"invitation": s.circulations.get().invitations.last().uid, "name": name}


def objection(statement: Statement) -> dict[str, Any]:
    """The one that was raised, or a number that is nobody's."""
    found = statement.circulations.get().signatures.filter(objections__isnull=False).first()
    return {"objection": found.objections.get().pk if found else 10**6}


def act(name: str) -> Callable[[Any], dict[str, Any]]:
    return lambda s: {"name": name}


ROWS: list[tuple[str, Row]] = [
    ("room", Row()),
    ("edit", Row(post=only("author"), data=sheet)),
    ("restore", Row(get=WRONG_METHOD, post=only() | {"author": 409}, more=lambda s: {"number": 1})),  # it is the present text
    ("write", Row()),
    ("findings", Row()),
    ("version", Row(get=WRONG_METHOD, post=only("author") | {"author": 200}, data=lambda s: {"message": "Before the board."})),
    ("line", Row(post=only("author") | {"author": 200}, data=steps)),
    ("comments", Row(post=dict.fromkeys(ROLES, 200), data=spoken)),
    ("issue", Row(get=WRONG_METHOD, post=only("author"), data=lambda s: {"reading": "0"})),
    ("act", Row(get=WRONG_METHOD, post=only("author"), more=act("submit"))),
    ("act", Row(Status.APPROVED, get=WRONG_METHOD, post=only("releaser"), more=act("lock"))),
    ("act", Row(Status.RELEASED, get=WRONG_METHOD, post=only("releaser"), more=act("retry"))),
    ("withdraw", Row(post=only("releaser", "administrator"))),
    ("revisions", Row()),
    ("revision", Row(more=lambda s: {"number": 1})),
    ("revision_file", Row(more=lambda s: {"number": 1, "ending": "docx"})),
    ("compare", Row(more=lambda s: {"old": 1, "new": 1})),
    ("history", Row()),
    ("trail", Row()),
    ("decisions", Row()),
    ("review", Row(Status.IN_REVIEW, post=only("reviewer"), data=digest)),
    ("circulate", Row(Status.LOCKED, post=only("releaser"), data=deadline)),
    ("board", Row(Status.CIRCULATING)),
    ("invite", Row(Status.CIRCULATING, post=only("author", "releaser"), data=somebody)),
    ("extend", Row(Status.CIRCULATING, post=only("releaser"), data=lambda s: {"deadline": "2099-01-01T12:00"})),
    ("remind", Row(Status.CIRCULATING, post=only("author", "releaser"))),
    ("close", Row(Status.CIRCULATING, post=only("releaser"))),
    ("invitation_act", Row(Status.CIRCULATING, get=WRONG_METHOD, post=only("author", "releaser"), more=invitation("again"))),
    ("invitation_act", Row(Status.CIRCULATING, get=WRONG_METHOD, post=only("author", "releaser"), more=invitation("revoke"))),
    ("settle_objection", Row(Status.CIRCULATING, get=WRONG_METHOD, post=only("releaser", "administrator"), data=lambda s: {"upheld": "no"}, more=objection)),
    ("release_ask", Row(Status.CLOSED, post=only("releaser"))),
    ("release_progress", Row(Status.RELEASED)),
]  # fmt: skip
WITHOUT_OBJECT = {"desk", "statements", "new", "begin", "profile"}
DIRECTORY = {
    "organisations", "organisation_new", "organisations_import", "organisation", "organisation_about",
    "organisation_name", "translation_new", "translation", "translation_remove",
    "contact_new", "contact", "contact_remove",
    "people", "person_new", "person", "person_out", "person_link", "person_step",
}  # fmt: skip
IDS = [f"{name}-{n}" for n, (name, _row) in enumerate(ROWS)]


def test_every_address_has_a_row():
    assert {name for name, _row in ROWS} | WITHOUT_OBJECT | DIRECTORY == PRIVATE


@pytest.fixture
def ready(cast, allies, document) -> Callable[[Row], Statement]:
    def make(row: Row) -> Statement:
        statement = statement_at(row.at, cast, document, allies=allies[:2], signing=1)
        if row.at is Status.DRAFTING:
            statement.issue_readings = [{"number": 21, "date": "2022-02"}, {"number": None, "date": "2022-02-21"}]
            statement.save(update_fields=["issue_readings"])
        if row.at is Status.CIRCULATING:
            statement.circulations.get().invitations.update(invited_at=database_now() - timedelta(days=3))
            object_to(Link.objects.filter(purpose=Purpose.OBJECTION).first(), network=HERE)
        if row.at is Status.RELEASED:
            Release.objects.update(progress=Progress.FAILED)
        return statement

    return make


def address(name: str, row: Row, statement: Statement, *, uid: str = "") -> str:
    return reverse(name, kwargs={"uid": uid or statement.uid, **row.more(statement)})


@pytest.mark.parametrize(("name", "row"), ROWS, ids=IDS)
def test_the_own_statement(cast, ready, name, row):
    statement = ready(row)
    path = address(name, row, statement)
    for role in ROLES:
        client = logged_in(getattr(cast, role))
        assert client.get(path).status_code == row.get
        with transaction.atomic():
            before = Statement.objects.values().get(pk=statement.pk)
            answer = client.post(path, row.data(statement))
            assert answer.status_code == (row.post[role] if row.post else WRONG_METHOD), role
            if answer.status_code not in (DONE, 200):
                assert Statement.objects.values().get(pk=statement.pk) == before
            transaction.set_rollback(True)


@pytest.mark.parametrize(("name", "row"), ROWS, ids=IDS)
def test_foreign_and_absent_statements_answer_alike(cast, ready, name, row):
    statement = ready(row)
    there, absent = address(name, row, statement), address(name, row, statement, uid="zzzzzzzzzzzz")
    for who, client in strangers(cast).items():
        for method in ("get", "post"):
            data = row.data(statement) if method == "post" else {}
            answers = [getattr(client, method)(path, data) for path in (there, absent)]
            expected = 404 if who.startswith("foreign") else DONE
            if (row.get if method == "get" else row.post or WRONG_METHOD) == WRONG_METHOD:
                expected = WRONG_METHOD
            assert [a.status_code for a in answers] == [expected, expected], (who, method)
            if expected == DONE:
                assert all(a["Location"].startswith("/accounts/login/") for a in answers)
            else:
                assert answers[0].content == answers[1].content


def strangers(cast) -> dict[str, Client]:
    """Everybody who may not know that the statement exists."""
    other = engage(name="Other Party", domain="other.example")
    friends = import_organisations(ROW, by=other.releaser, issuer=other.issuer)
    statement_at(Status.CIRCULATING, other, small_document(), allies=friends, signing=0)
    inactive = logged_in(cast.administrator)
    cast.administrator.is_active = False
    cast.administrator.save(update_fields=["is_active"])
    return {
        "nobody": Client(),
        "ally": opened_as_ally(cast.issuer),
        "ally of another issuer": opened_as_ally(other.issuer),
        "foreign administrator": logged_in(other.administrator),
        "foreign releaser": logged_in(other.releaser),
        "inactive": inactive,
    }


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def opened_as_ally(issuer: Organisation) -> Client:
    """A browser that holds a link's session, where a circulation of the issuer is there to be answered."""
    client = Client()
    for invitation in Invitation.objects.filter(circulation__statement__issuer=issuer)[:1]:
        Ally(client, invitation).press("sign")
    return client


@pytest.mark.parametrize("role", ROLES)
def test_beginning_is_the_authors(client, cast, role):
    client.force_login(getattr(cast, role))
    expected = DONE if role == "author" else REFUSED

    assert client.post("/statements/begin/", {"title": "T", "language": "en"}).status_code == expected
    kept = client.post("/statements/new/", {"text": "Title\n\nWords of it.", "keep": "yes"})
    assert kept.status_code == expected
    assert Statement.objects.count() == (2 if role == "author" else 0)


def test_nobody_begins_for_a_foreign_issuer(client, cast):
    other = engage(name="Other Party", domain="other.example")
    client.force_login(cast.author)

    answer = client.post("/statements/begin/", {"title": "T", "language": "en", "issuer": other.issuer.uid})

    assert answer.status_code == 404
    assert not Statement.objects.exists()


def test_nobody_invites_out_of_a_foreign_directory(cast, allies, document):
    other = engage(name="Other Party", domain="other.example")
    [theirs] = import_organisations(ROW, by=other.releaser, issuer=other.issuer)
    statement = statement_at(Status.CIRCULATING, cast, document)

    logged_in(cast.releaser).post(f"/statements/{statement.uid}/invite/", {"organisation": [theirs.uid, allies[0].uid]})

    assert [i.organisation for i in statement.circulations.get().invitations.all()] == [allies[0]]


def test_an_act_on_another_statements_things_finds_nothing(cast, allies, document):
    mine = statement_at(Status.CIRCULATING, cast, document, allies=allies[:1], signing=0)
    other = engage(name="Other Party", domain="other.example")
    friends = import_organisations(ROW, by=other.releaser, issuer=other.issuer)
    theirs = statement_at(Status.CIRCULATING, other, document, allies=friends, signing=1)
    raised = object_to(Link.objects.filter(purpose=Purpose.OBJECTION).first(), network=HERE)
    client, room = logged_in(cast.releaser), f"/statements/{mine.uid}/"

    foreign = theirs.circulations.get().invitations.get().uid
    assert client.post(f"{room}objections/{raised.pk}/", {"upheld": "yes"}).status_code == 404
    assert client.post(f"{room}invitations/{foreign}/revoke/").status_code == 404
    raised.refresh_from_db()
    assert raised.resolved_at is None
