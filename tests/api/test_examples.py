"""What the description shows is no decoration: every example has the shape that is asked for, and together they play a life."""

from datetime import timedelta

import pytest
import yaml
from jsonschema import Draft202012Validator

from api.examples import BODIES, DIGEST, PARAMETERS
from demo.cast import engage
from demo.moves import code_sent_for
from outbox.clock import database_now
from signatures.models import Invitation
from tests.api.conftest import ally_for, speaker_for
from tests.api.test_description import SNAPSHOT

SAID = yaml.safe_load(SNAPSHOT.read_text())
OPERATIONS = {o["operationId"]: o for path in SAID["paths"].values() for o in path.values()}
WITH_BODY = sorted(name for name, operation in OPERATIONS.items() if "requestBody" in operation)


def fits(value, schema):
    Draft202012Validator({**schema, "components": SAID["components"]}).validate(value)


@pytest.mark.parametrize("name", WITH_BODY)
def test_every_body_is_shown(name):
    for content in OPERATIONS[name]["requestBody"]["content"].values():
        assert [shown["value"] for shown in content["examples"].values()] == list(BODIES[name].values())
        for shown in content["examples"].values():
            fits(shown["value"], content["schema"])


def test_nothing_is_shown_that_nobody_asks_for():
    assert sorted(BODIES) == WITH_BODY
    shown = [p for o in OPERATIONS.values() for p in o.get("parameters", ()) if "example" in p]
    assert {p["name"] for p in shown} == set(PARAMETERS)
    for parameter in shown:
        fits(parameter["example"], parameter["schema"])


def test_the_document_that_is_shown_has_the_digest_that_is_shown(author):
    assert made(author.post("statements/", BODIES["post_statements"]["A document"]))["digest"] == DIGEST


@pytest.fixture
def cast(db):
    """The number that is shown is the next of their series."""
    return engage(first_number=42)


def test_what_is_shown_plays_a_life(author, reviewer, releaser, cast):
    draft = made(author.post("statements/", BODIES["post_statements"]["A plain text"]))
    own = f"statements/{draft['uid']}/"
    assert (draft["issue"]["number"], draft["issue"]["date"]) == (42, "2026-02")
    done(author.post(f"{own}issue/", BODIES["post_settle_issue"]["Number and month"]))
    read = author.get(f"{own}document/")["ETag"]
    done(author.put(f"{own}document/", BODIES["put_present_text"]["A document"], If_Match=read))
    done(author.post(f"{own}submit/"))
    done(reviewer.post(f"{own}decisions/", BODIES["post_decisions"]["Send back"]))
    done(author.post(f"{own}submit/"))
    for person in (reviewer, reviewer, speaker_for(cast.reviewer2)):
        done(person.post(f"{own}decisions/", BODIES["post_decisions"]["Approve"]))
    done(releaser.post(f"{own}lock/"))

    allies = made(releaser.post("organisations/import/", BODIES["post_import_organisations"]["Two allies"]))["items"]
    in_days = {n: (database_now() + timedelta(days=n)).isoformat() for n in (5, 7, 9)}
    until = {"answer_by": in_days[5], "deadline": in_days[7]}
    call = made(releaser.post(f"{own}circulations/", BODIES["post_circulations"]["Until a Saturday evening"] | until))
    asked = {"organisations": [ally["uid"] for ally in allies]}
    made(releaser.post(f"circulations/{call['uid']}/invitations/", asked))
    later = BODIES["post_extend"]["A week more"] | {"deadline": in_days[9]}
    done(releaser.post(f"circulations/{call['uid']}/extend/", later))
    union, party = Invitation.objects.order_by("pk")
    done(ally_for(party).post("invitation/decline/", BODIES["post_decline"]["With a reason"]))
    done(ally_for(union).post("invitation/code/", BODIES["post_ask_for_code"]["To sign"]))
    code = {"code": code_sent_for(union, "sign")}
    done(ally_for(union).post("invitation/sign/", BODIES["post_sign"]["A union signs"] | code))
    done(releaser.post(f"circulations/{call['uid']}/close/"))

    edition = made(releaser.post(f"{own}releases/", BODIES["post_releases_of_statement"]["This number"]))
    assert (edition["number"], edition["count"], edition["text_digest"]) == (42, 1, DIGEST)


def made(answer):
    assert answer.status_code == 201, answer.content
    return answer.json()


def done(answer):
    assert answer.status_code == 200, answer.content
