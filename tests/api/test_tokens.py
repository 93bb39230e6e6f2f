"""Who asks: tokens, sessions and links; what is kept of them, and what is not."""

import io
import logging
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from api.models import ApiToken
from api.tokens import create_token
from config.logs import WithoutTokens
from demo.moves import statement_at
from outbox.clock import database_now
from statements.lifecycle import Status
from statements.models import Statement
from tests.api.conftest import Speaker, speaker_for, token_of


def test_a_token_opens_what_the_person_may(author, cast, document):
    statement = statement_at(Status.DRAFTING, cast, document)

    assert author.get(f"statements/{statement.uid}/").json()["title"] == statement.title


@pytest.mark.parametrize(
    "change",
    [
        {"expires_at": "now"},
        {"revoked_at": "now"},
    ],
)
def test_a_token_that_ended_opens_nothing(author, change):
    ApiToken.objects.update(**{name: database_now() for name in change})

    answer = author.get("statements/")

    assert answer.status_code == 401
    assert answer.json()["detail"] == "This token is not valid, or no longer."


def test_a_token_of_an_inactive_person_opens_nothing(author, cast):
    cast.author.is_active = False
    cast.author.save()

    assert author.get("statements/").status_code == 401


@pytest.mark.parametrize(
    "said", ["Bearer", "Bearer ", "Bearer cq_unknown", "bearer \u0000", "Bearer a b", "Bearer cq_é"]
)
def test_what_is_no_token_opens_nothing(db, said):
    assert Speaker(said).get("statements/").status_code == 401


def test_the_database_holds_no_usable_token(cast):
    secret = create_token(cast.author, name="for tests", days=1)

    assert secret.startswith("cq_")
    assert len(secret) == 46
    row = ApiToken.objects.values().get()
    assert not [value for value in row.values() if secret[3:] in str(value)]
    assert Speaker(f"Bearer {row['fingerprint']}").get("statements/").status_code == 401


def test_the_day_of_the_last_use_is_written_once(author):
    today = database_now().date()
    author.get("statements/")
    assert ApiToken.objects.get().last_used == today
    with_query = [q["sql"] for q in _queries(lambda: author.get("statements/"))]
    assert not [q for q in with_query if q.startswith("UPDATE")]

    ApiToken.objects.update(last_used=today - timedelta(days=1))
    author.get("statements/")
    assert ApiToken.objects.get().last_used == today


def _queries(act) -> list[dict[str, str]]:
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        act()
    return captured.captured_queries


def test_the_command_prints_a_token_once(cast):
    out = io.StringIO()
    call_command("create_api_token", cast.author.email.upper(), "--name", "script", "--days", "7", stdout=out)

    assert Speaker(f"Bearer {out.getvalue().strip()}").get("statements/").status_code == 200
    left = ApiToken.objects.get().expires_at - database_now()
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)


@pytest.mark.parametrize(
    "told", [("nobody@example.org", "7"), ("author@voice.example", "0"), ("author@voice.example", "9999")]
)
def test_the_command_refuses_what_cannot_be(cast, told):
    email, days = told
    with pytest.raises(CommandError):
        call_command("create_api_token", email, "--name", "script", "--days", days)
    assert not ApiToken.objects.exists()


def test_a_session_writes_only_with_its_csrf_token(cast, document):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.author)
    assert browser.get("/api/v1/statements/").status_code == 200

    forged = browser.post("/api/v1/statements/", {"text": "A title"}, content_type="application/json")
    assert forged.status_code == 403
    assert not Statement.objects.exists()

    browser.get("/verify/")
    browser.cookies["csrftoken"] = "t" * 32
    meant = browser.post(
        "/api/v1/statements/", {"text": "A title"}, content_type="application/json", headers={"x-csrftoken": "t" * 32}
    )
    assert meant.status_code == 201


def test_private_answers_are_kept_by_nobody(author, cast, document):
    assert author.get("statements/")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "line",
    [
        "Authorization: Bearer {token}",
        "header b'authorization: link {link}'",
        "Link {link} was refused",
        "the token {token}, and then words",
        "POST /s/{link}",
        "'HTTP_AUTHORIZATION': 'Bearer {token}'",
    ],
)
def test_no_log_line_holds_a_secret(cast, invitation, line):
    secrets = {"token": create_token(cast.author, name="for tests", days=1), "link": token_of(invitation)}
    record = logging.LogRecord("x", logging.INFO, "", 0, "%s", (line.format(**secrets),), None)

    WithoutTokens().filter(record)

    assert not [s for s in secrets.values() if s[3:] in record.getMessage()]


def test_a_log_line_about_links_stays_as_it_is():
    record = logging.LogRecord("x", logging.INFO, "", 0, "Link 7 was revoked; Bearer of news", (), None)

    WithoutTokens().filter(record)

    assert record.getMessage() == "Link 7 was revoked; Bearer of news"


def test_an_api_token_is_no_session(cast):
    """Pages take no token: what a script may do there is nothing."""
    speaker = speaker_for(cast.author)

    assert speaker.client.get("/desk/").status_code == 302
