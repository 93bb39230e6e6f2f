"""Lists: pages by cursor, filters and orders by name, and the same number of queries for one object and for fifty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.crowd import organisations
from demo.moves import statement_at
from outbox.clock import database_now
from releases.actions.releasing import release
from releases.models import IssuerSeal, Progress, Release, SealedFile
from signatures.actions.circulating import invite
from statements.actions.drafting import draft, revise
from statements.lifecycle import Status
from tests.api.conftest import V1


def walk(speaker, path: str) -> list[str]:
    """Every item's name, page after page."""
    seen, following = [], V1 + path
    while following:
        page = speaker.get(following).json()
        seen += [i.get("uid") or i["number"] for i in page["items"]]
        following = page["next"]
    return seen


@pytest.mark.parametrize("order", ["created", "-created"])
def test_pages_hold_everything_once_and_in_order(author, cast, document, order):
    uids = [draft(by=cast.author, issuer=cast.issuer, document=document).uid for _ in range(5)]

    seen = walk(author, f"statements/?limit=2&order={order}")

    assert seen == (uids if order == "created" else uids[::-1])


def test_what_comes_meanwhile_shifts_nothing(author, cast, document):
    uids = [draft(by=cast.author, issuer=cast.issuer, document=document).uid for _ in range(4)]
    first = author.get("statements/?limit=2").json()
    draft(by=cast.author, issuer=cast.issuer, document=document)

    second = author.get(first["next"]).json()

    assert [i["uid"] for i in second["items"]] == uids[1::-1]


def test_releases_of_one_moment_are_not_skipped(nobody, cast, document):
    rows = published(cast, document, 5)

    assert sorted(walk(nobody, "releases/?limit=2")) == sorted(r.uid for r in rows)
    assert sorted(walk(nobody, "releases/?limit=2&order=published_at")) == sorted(r.uid for r in rows)


@pytest.mark.parametrize(
    ("query", "field", "says"),
    [
        ("colour=red", "colour", "status, issuer, q, order, limit, cursor"),
        ("order=title", "order", "-created, created"),
        ("limit=201", "limit", "200"),
        ("limit=0", "limit", "1"),
        ("limit=many", "limit", "integer"),
        ("status=lost", "status", "lost"),
        ("q=%00", "q", "Null"),
    ],
)
def test_what_a_list_does_not_know_it_says(author, query, field, says):
    answer = author.get(f"statements/?{query}")

    assert answer.status_code == 400
    told = answer.json()["errors"]
    assert [e["field"] for e in told] == [field]
    assert says in told[0]["sentence"]


def test_a_cursor_belongs_to_its_list_and_order(author, cast, document):
    for _ in range(2):
        draft(by=cast.author, issuer=cast.issuer, document=document)
    following = author.get("statements/?limit=1").json()["next"]

    for path in (following + "&order=created", "statements/?cursor=nonsense", "statements/?cursor=a:b:c"):
        answer = author.get(path)
        assert answer.status_code == 422
        assert answer.json()["detail"] == "This cursor is not one of this list and order. Begin without one."


def test_statements_are_found_by_status_and_words(author, cast, document):
    found = statement_at(Status.IN_REVIEW, cast, {**document, "title": "Bread for everyone"})
    statement_at(Status.IN_REVIEW, cast, document)
    statement_at(Status.DRAFTING, cast, {**document, "title": "Bread, a draft"})

    assert walk(author, "statements/?status=in_review&q=bread") == [found.uid]
    assert walk(author, f"statements/?issuer={cast.issuer.uid}&status=withdrawn") == []
    assert walk(author, "statements/?issuer=zzzzzzzzzzzz") == []


def test_organisations_are_found_in_any_script(author, allies):
    assert walk(author, "organisations/?q=Dimokratiki") == [allies[0].uid]
    assert walk(author, "organisations/?kind=union&country=fr") == [allies[4].uid]


def test_the_list_says_who_may_begin_a_statement(author, reviewer):
    assert author.get("statements/").json()["abilities"] == {"draft": {"allowed": True, "why_not": None}}
    assert reviewer.get("organisations/").json()["abilities"]["draft"] == {
        "allowed": False,
        "why_not": "Only authors can begin a statement.",
    }


def published(cast, document, number: int) -> list[Release]:
    """Editions as a worker leaves them, without the work."""
    seal, _ = IssuerSeal.objects.get_or_create(issuer=cast.issuer, fingerprint="0" * 64, certificate="none")
    rows, now = [], database_now()
    for _ in range(number):
        row = release(statement_at(Status.CLOSED, cast, document), by=cast.releaser)
        sha256 = f"{row.pk:064d}"
        row.file = SealedFile.objects.create(sha256=sha256, size=1, seal=seal, sealed_at=now, timestamped=False)
        row.progress, row.published_at = Progress.PUBLISHED, now
        row.save()
        rows.append(row)
    return rows


def more_statements(cast, document, number):
    for _ in range(number):
        statement_at(Status.IN_REVIEW, cast, document)
    return "statements/"


def more_revisions(cast, document, number):
    statement = cast.issuer.statements.first() or draft(by=cast.author, issuer=cast.issuer, document=document)
    for _ in range(number):
        head = statement.revisions.latest("number").number
        revise(statement, by=cast.author, document=document, based_on=head)
    return f"statements/{statement.uid}/revisions/"


def more_releases(cast, document, number):
    published(cast, document, number)
    return "releases/"


def more_organisations(cast, document, number):
    organisations(cast, number)
    return "organisations/"


def more_invitations(cast, document, number):
    circulation = _circulation(cast, document)
    invite(circulation, [c.organisation for c in organisations(cast, number)], by=cast.releaser)
    return f"circulations/{circulation.uid}/invitations/"


def more_signatures(cast, document, number):
    from demo.moves import sign_for

    circulation = _circulation(cast, document)
    for invitation in invite(circulation, [c.organisation for c in organisations(cast, number)], by=cast.releaser):
        sign_for(invitation)
    return f"circulations/{circulation.uid}/signatures/"


def more_signatories(cast, document, number):
    return more_signatures(cast, document, number).replace("signatures", "signatories")


def _circulation(cast, document):
    statement = cast.issuer.statements.first()
    return (
        statement.circulations.get()
        if statement
        else statement_at(Status.CIRCULATING, cast, document).circulations.get()
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "more",
    [
        more_statements,
        more_revisions,
        more_releases,
        more_organisations,
        more_invitations,
        more_signatures,
        more_signatories,
    ],
)
def test_a_list_costs_the_same_for_fifty_as_for_one(more, cast, document, author):
    author.get("releases/")  # the first use in a day is written down
    counts = []
    for number in (1, 2, 47):  # 1, 3 and 50 in all
        path = more(cast, document, number)
        with CaptureQueriesContext(connection) as captured:
            page = author.get(path).json()
        counts.append(len(captured))

    assert len(page["items"]) >= 50
    assert counts == [counts[0]] * 3
    assert counts[0] <= 9
