"""Who may do what through which address: written by hand, tried by machine. A new address fails until it has its row.

Columns: nobody, an ally with its link, an ally of another issuer with its own, author, reviewer, releaser, administrator, administrator of another issuer. They
hold for what is ours. What is theirs, the other issuer's, is to our people as if it were not there, and to their
administrator what ours is to our own. What is not there is not there for anybody.
"""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import transaction
from django.urls import get_resolver

from demo.moves import code_sent_for, statement_at
from limits.networks import HERE
from organisations.actions.keeping import import_organisations
from outbox.clock import database_now
from releases.actions.composing import compose_due
from releases.models import Progress, Release
from signatures.actions import answering, links
from signatures.models import Purpose
from statements.actions import commenting
from statements.lifecycle import Status
from statements.models import Audience
from tests.api.conftest import V1, Speaker, ally_for, speaker_for
from tests.conftest import ALLIES

ROLES = ("nobody", "ally", "other ally", "author", "reviewer", "releaser", "administrator", "stranger")
READ, PUBLIC, LINK = (
    "401 401 401 200 200 200 200 404",
    "200 200 200 200 200 200 200 200",
    "401 200 200 401 401 401 401 401",
)
AUTHOR, REVIEWER, RELEASER = (
    "401 401 401 200 403 403 403 404",
    "401 401 401 403 200 403 403 404",
    "401 401 401 403 403 200 403 404",
)
ANYBODY_SAYS = "401 401 401 201 201 201 201 404"
# (address, method): path, answers, body. Names in braces are those of `things`.
TABLE = {
    ("schema", "GET"): ("schema/", PUBLIC),
    ("releases", "GET"): ("releases/", PUBLIC),
    ("release", "GET"): ("releases/{published}/", PUBLIC),
    ("release", "GET", "under way"): ("releases/{waiting}/", "404 404 404 200 200 200 200 404"),
    ("printed_names", "GET"): ("releases/{published}/signatories/", PUBLIC),
    ("printed_names", "GET", "under way"): ("releases/{waiting}/signatories/", "404 404 404 200 200 200 200 404"),
    ("file", "GET"): ("releases/{published}/file/", PUBLIC),
    ("file", "GET", "under way"): ("releases/{waiting}/file/", "404 404 404 404 404 404 404 404"),
    ("verify", "POST"): ("verify/", PUBLIC, "a file"),
    ("verify_code", "GET"): ("verify/{digest}/", PUBLIC),
    ("ally", "GET"): ("invitation/", LINK),
    ("ally_code", "POST"): ("invitation/code/", LINK, {"act": "withdraw"}),
    ("ally_sign", "POST"): (
        "invitation/sign/",
        "401 200 400 401 401 401 401 401",  # the code of one opens nothing for another
        {"person": "A", "office": "B", "email": "a@b.example", "digest": "{digest}", "code": "{code}"},
    ),
    ("ally_decline", "POST"): ("invitation/decline/", LINK, {}),
    ("ally_reconsider", "POST"): ("invitation/reconsider/", "401 409 409 401 401 401 401 401"),
    ("ally_forward", "POST"): ("invitation/forward/", LINK, {"name": "A", "email": "a@b.example"}),
    ("ally_defer", "POST"): ("invitation/defer/", LINK, {"decides_on": "{tomorrow}"}),
    ("ally_withdraw", "POST"): ("invitation/withdraw/", "401 400 400 401 401 401 401 401", {"code": "1"}),
    ("objection", "POST"): ("objection/", "401 404 404 401 401 401 401 401", {}),  # it takes the link of a receipt
    ("statements", "GET"): ("statements/", "401 401 401 200 200 200 200 200"),
    ("statements", "POST"): (
        "statements/",
        "401 401 401 201 403 403 403 404",
        {"issuer": "{issuer}", "text": "A title\n\nSome words."},
    ),
    ("statement", "GET"): ("statements/{drafting}/", READ),
    ("document", "GET"): ("statements/{drafting}/document/", READ),
    ("document", "PUT"): ("statements/{drafting}/document/", AUTHOR, {"document": "{document}"}),
    ("revisions", "GET"): ("statements/{drafting}/revisions/", READ),
    ("revision", "GET"): ("statements/{drafting}/revisions/1/", READ),
    ("comparison", "GET"): ("statements/{drafting}/revisions/1/compare/1/", READ),
    ("comments", "GET"): ("statements/{drafting}/comments/", READ),
    ("comments", "POST"): (
        "statements/{drafting}/comments/",
        ANYBODY_SAYS,
        {"clause": "d1", "quotation": "end", "text": "When?"},
    ),
    ("answers", "POST"): ("statements/{drafting}/comments/{thread}/answers/", ANYBODY_SAYS, {"text": "Now."}),
    ("answers", "POST", "of reviewers"): (
        "statements/{drafting}/comments/{reviewers_thread}/answers/",
        "401 401 401 404 201 201 404 404",
        {"text": "Now."},
    ),
    ("resolve_thread", "POST"): ("statements/{drafting}/comments/{thread}/resolve/", READ),
    ("reopen_thread", "POST"): ("statements/{drafting}/comments/{thread}/reopen/", READ),
    ("issue", "POST"): ("statements/{drafting}/issue/", AUTHOR, {"number": 3, "date": "2026-05"}),
    ("submit", "POST"): ("statements/{drafting}/submit/", AUTHOR),
    ("decisions", "GET"): ("statements/{in_review}/decisions/", READ),
    ("decisions", "POST"): (
        "statements/{in_review}/decisions/",
        REVIEWER,
        {"verdict": "approve", "digest": "{digest}"},
    ),
    ("decisions", "POST", "return"): (
        "statements/{in_review}/decisions/",
        REVIEWER,
        {"verdict": "return", "digest": "{digest}", "reason": "Too long."},
    ),
    ("lock", "POST"): ("statements/{approved}/lock/", RELEASER),
    ("withdraw", "POST"): ("statements/{drafting}/withdraw/", "401 401 401 403 403 200 200 404", {"reason": "Late."}),
    ("circulations", "GET"): ("statements/{circulating}/circulations/", READ),
    ("circulations", "POST"): (
        "statements/{locked}/circulations/",
        "401 401 401 403 403 201 403 404",
        {"deadline": "2090-01-01T00:00:00Z", "zone": "UTC"},
    ),
    ("statement_releases", "GET"): ("statements/{closed}/releases/", READ),
    ("statement_releases", "POST"): ("statements/{closed}/releases/", "401 401 401 403 403 201 403 404", {}),
    ("circulation", "GET"): ("circulations/{circulation}/", READ),
    ("extend", "POST"): ("circulations/{circulation}/extend/", RELEASER, {"deadline": "2090-01-01T00:00:00Z"}),
    ("remind", "POST"): ("circulations/{circulation}/remind/", "401 401 401 200 403 200 403 404"),
    ("close", "POST"): ("circulations/{circulation}/close/", RELEASER),
    ("invitations", "GET"): ("circulations/{circulation}/invitations/", READ),
    ("invitations", "POST"): (
        "circulations/{circulation}/invitations/",
        "401 401 401 201 403 201 403 404",
        {"organisations": ["{organisation}"]},
    ),
    ("signatures", "GET"): ("circulations/{circulation}/signatures/", READ),
    ("signatories", "GET"): ("circulations/{circulation}/signatories/", READ),
    ("revoke", "POST"): ("invitations/{invitation}/revoke/", "401 401 401 200 403 200 403 404"),
    ("send_again", "POST"): ("invitations/{invitation}/send-again/", "401 401 401 200 403 200 403 404"),
    ("resolve", "POST"): ("signatures/{signature}/resolve/", "401 401 401 403 403 200 200 404", {"upheld": True}),
    ("retry", "POST"): ("releases/{failed}/retry/", RELEASER),
    ("organisations", "GET"): ("organisations/", "401 401 401 200 200 200 200 200"),
    ("import_organisations", "POST"): (
        "organisations/import/",
        "401 401 401 201 403 201 201 404",
        {"issuer": "{issuer}", "csv": "name,language,kind,email\nA New One,en,union,a@new.example\n"},
    ),
    ("organisation", "GET"): ("organisations/{organisation}/", READ),
    ("nothing", "GET"): ("nowhere/at/all/", "404 404 404 404 404 404 404 404"),
}
NO_OBJECT = {
    "schema",
    "releases",
    "verify",
    "organisations",
    "nothing",
}  # the path names none, so that none can be absent


class Undo(Exception):
    """Seen; nothing shall stay."""


def test_every_address_has_its_row():
    served = set()
    for pattern in get_resolver("api.urls").url_patterns:
        view = pattern.callback.view_class
        methods = (
            {"GET"} if pattern.name == "nothing" else {m.upper() for m in view.http_method_names if hasattr(view, m)}
        )
        served |= {(pattern.name, m) for m in methods - {"OPTIONS", "HEAD"}}

    assert served == {row[:2] for row in TABLE}


@pytest.mark.slow
def test_everybody_gets_the_answer_of_the_table(cast, allies, others, document, seal_key):
    ours = things(cast, allies, document)
    theirs = things(others, import_organisations(ALLIES, by=others.releaser, issuer=others.issuer), document)
    absent = dict.fromkeys(ours, "zzzzzzzzzzzz")
    absent |= {"digest": "0" * 64, "code": "000000", "tomorrow": "2026-12-31", "link": "Link " + "z" * 43}
    speakers = {role: speaker_for(getattr(cast, role)) for role in ROLES[3:7]}
    speakers |= {"nobody": Speaker(), "stranger": speaker_for(others.administrator)}

    wrong = []
    for row, (path, answers, *body) in TABLE.items():
        expected = dict(zip(ROLES, map(int, answers.split()), strict=True))
        for whose, objects in (("ours", ours), ("theirs", theirs), ("absent", absent)):
            for role in ROLES:
                speaker = speakers.get(role) or Speaker(links_of(objects, ours, theirs)[role])
                given = ask(speaker, row[1], path, body[0] if body else {}, objects, document)
                due = answer_due(row, role, whose, expected)
                if given != due:
                    wrong.append((*row, role, whose, f"{given} instead of {due}"))
    assert wrong == []


def links_of(objects: dict[str, str], ours: dict[str, str], theirs: dict[str, str]) -> dict[str, str]:
    """The link that belongs to the objects, and one that belongs to others."""
    return {"ally": objects["link"], "other ally": (theirs if objects is ours else ours)["link"]}


def answer_due(row, role: str, whose: str, expected: dict[str, int]) -> int:
    """The table's answer, for what is ours; and by the three sentences above, for what is theirs or absent."""
    name, answer = row[0], expected[role]
    if whose == "ours" or name in NO_OBJECT or row[:2] == ("statements", "GET"):
        return answer
    by_link = name.startswith("ally") or name == "objection"
    if by_link:
        return 404 if role == "ally" and whose == "absent" else answer
    is_public = set(expected.values()) == {200}
    if whose == "theirs":
        if is_public or role in ("nobody", "ally", "other ally"):
            return answer
        return expected["administrator"] if role == "stranger" else 404
    return answer if answer == 401 else 404


def ask(speaker: Speaker, method: str, path: str, body, objects: dict[str, str], document) -> int:
    headers = {"If_Match": objects["etag"]} if method == "PUT" else {}
    try:
        with transaction.atomic():
            if body == "a file":
                status = speaker.client.post(V1 + path, {"file": BytesIO(b"no PDF")}).status_code
            else:
                told = filled(body, {**objects, "document": document})
                answer = speaker.ask(method, path.format(**objects), told, **headers)
                b"".join(answer.streaming_content if answer.streaming else ())  # closes the file
                status = answer.status_code
            raise Undo
    except Undo:
        return status


def filled(value, objects):
    if isinstance(value, dict):
        return {k: filled(v, objects) for k, v in value.items()}
    if isinstance(value, list):
        return [filled(v, objects) for v in value]
    if isinstance(value, str) and value.startswith("{"):
        return objects[value[1:-1]]
    return value


def things(cast, allies, document) -> dict[str, str]:
    """One of everything that an issuer can have, by name."""
    at = {s.value: statement_at(s, cast, document, allies=allies[:2]) for s in Status if s not in (Status.RELEASED,)}
    published = statement_at(Status.RELEASED, cast, document, allies=allies[:1])
    compose_due()
    failed = statement_at(Status.RELEASED, cast, document, allies=allies[:1])
    Release.objects.filter(statement=failed).update(progress=Progress.FAILED, problem="for the test")
    waiting = statement_at(Status.RELEASED, cast, document, allies=allies[:1])
    waiting.releases.update(due_at=database_now() + timedelta(days=1))
    circulating = statement_at(Status.CIRCULATING, cast, document, allies=allies[:3], signing=2)
    circulation = circulating.circulations.get()
    signed, _signed, silent = circulation.invitations.order_by("pk")
    circulation.invitations.update(invited_at=database_now() - timedelta(days=3))  # the reminder can be sent
    objection = signed.signatures.get().links.filter(purpose=Purpose.OBJECTION).first()
    answering.object_to(objection, network=HERE)
    links.ask_for_code(silent, act="sign", digest=circulation.digest, network=HERE)
    passage = commenting.Quoted("p2", "prices")
    said = commenting.comment(at["drafting"], by=cast.author, passage=passage, text="Which?")
    apart = commenting.comment(
        at["drafting"], by=cast.reviewer, passage=passage, text="Which?", audience=Audience.REVIEWERS
    )
    return {
        "thread": said.uid,
        "reviewers_thread": apart.uid,
        **{name: statement.uid for name, statement in at.items()},
        "issuer": cast.issuer.uid,
        "circulating": circulating.uid,
        "circulation": circulation.uid,
        "invitation": silent.uid,
        "signature": signed.signatures.get().uid,
        "organisation": allies[4].uid,
        "published": published.releases.get().uid,
        "failed": failed.releases.get().uid,
        "waiting": waiting.releases.get().uid,
        "digest": circulation.digest,
        "etag": f'"1-{circulation.digest}"',
        "code": code_sent_for(silent, "sign"),
        "tomorrow": f"{circulation.deadline:%Y-%m-%d}",
        "link": ally_for(silent).client.defaults["HTTP_AUTHORIZATION"],
    }


def test_an_ally_reads_its_own_invitation_only(circulation):
    first, second = circulation.invitations.order_by("pk")[:2]

    for invitation in (first, second):
        told = ally_for(invitation).get("invitation/").json()
        assert told["organisation"]["name"] == invitation.organisation.official_name.name


def test_who_invites_names_organisations_of_the_own_directory(releaser, circulation, others):
    theirs = import_organisations(ALLIES, by=others.releaser, issuer=others.issuer)

    answer = releaser.post(f"circulations/{circulation.uid}/invitations/", {"organisations": [theirs[0].uid]})

    assert answer.status_code == 404
    assert circulation.invitations.count() == 5


def test_absent_and_forbidden_are_told_in_the_same_words(stranger, cast, document):
    statement = statement_at(Status.DRAFTING, cast, document)
    forbidden = stranger.get(f"statements/{statement.uid}/").json()
    absent = stranger.get("statements/zzzzzzzzzzzz/").json()

    assert {**forbidden, "instance": ""} == {**absent, "instance": ""}
