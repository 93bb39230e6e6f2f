"""How often a page asks the database: a list no more for fifty objects than for one, an act at most ten times."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.moves import statement_at
from organisations.actions.keeping import import_organisations
from statements.lifecycle import Status
from statements.models import Statement
from tests.conftest import small_document
from tests.pages.test_writing import fields

SAVEPOINTS = 2  # a test runs in a transaction; outside, these are no queries


def queries(act) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert act().status_code in (200, 302)
    return len(captured)


def organisations(first: int, number: int) -> str:
    rows = (f"Union {n},,en,France,union,P {n},S,office@u{n}.example" for n in range(first, first + number))
    return "\n".join(["name,short_name,language,country,kind,person,office,email", *rows])


@pytest.mark.parametrize("path", ["/desk/", "/statements/", "/statements/?status=mine&q=water&order=title"])
def test_lists_of_statements(client, cast, path):
    client.force_login(cast.reviewer)
    client.get(path)
    counts = set()
    for more in (1, 2, 47):
        for n in range(more):
            statement_at(Status.IN_REVIEW if n % 3 else Status.DRAFTING, cast, small_document(f"Water {n}"))
        if not counts:
            statement_at(Status.IN_REVIEW, cast, small_document("Water first"))
        counts.add(queries(lambda: client.get(path)))

    assert len(counts) == 1
    assert max(counts) <= 6


@pytest.mark.parametrize("name", ["board", "invite"])
def test_lists_of_a_circulation(client, cast, allies, name):
    statement = statement_at(Status.CIRCULATING, cast, small_document(), allies=allies[:2], signing=1)
    circulation = statement.circulations.get()
    client.force_login(cast.releaser)
    path = f"/statements/{statement.uid}/{name}/"
    client.get(path)
    counts = set()
    for first, more in ((0, 1), (1, 2), (3, 45)):
        added = import_organisations(organisations(first, more), by=cast.releaser, issuer=cast.issuer)
        if name == "board":
            from signatures.actions.circulating import invite

            invite(circulation, added, by=cast.releaser)
        counts.add(queries(lambda: client.get(path)))

    assert len(counts) == 1


def test_lists_of_one_statement(client, cast):
    from statements.actions.drafting import revise

    statement = statement_at(Status.DRAFTING, cast, small_document())
    client.force_login(cast.author)
    counts: dict[str, set[int]] = {
        "": set(),
        "revisions/": set(),
        "history/": set(),
        "compare/1/1/": set(),
        "trail/": set(),
        "decisions/": set(),
    }
    for number in range(1, 50):
        if number in (1, 3, 49):
            for name, found in counts.items():
                found.add(queries(lambda name=name: client.get(f"/statements/{statement.uid}/{name}")))
        revise(statement, by=cast.author, document=small_document(f"Title {number}"), based_on=number)

    assert {name: len(found) for name, found in counts.items()} == dict.fromkeys(counts, 1)


def test_saving_a_draft_takes_ten_at_most(client, cast, document):
    statement = statement_at(Status.DRAFTING, cast, document)
    client.force_login(cast.author)
    posted = fields(document, title="Another")

    assert queries(lambda: client.post(f"/statements/{statement.uid}/edit/", posted)) <= 10 + SAVEPOINTS


def test_a_transition_takes_ten_at_most(client, cast, document):
    statement_at(Status.IN_REVIEW, cast, document)  # the route is written down
    statement = statement_at(Status.DRAFTING, cast, document)
    digest = statement.head.digest
    room = f"/statements/{statement.uid}/"
    moves = [
        (cast.author, f"{room}do/submit/", {}),
        (cast.reviewer, f"{room}review/", {"decision": "approve", "digest": digest}),
        (cast.reviewer, f"{room}review/", {"decision": "approve", "digest": digest}),
        (cast.reviewer2, f"{room}review/", {"decision": "approve", "digest": digest}),
        (cast.releaser, f"{room}do/lock/", {}),
    ]
    for person, path, data in moves:
        client.force_login(person)
        taken = queries(lambda path=path, data=data: client.post(path, data))
        assert taken <= 10 + SAVEPOINTS, path
    assert Statement.objects.get(pk=statement.pk).status == Status.LOCKED
