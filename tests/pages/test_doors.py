"""Every address refuses strangers unless it is listed as public; every page speaks the strict policy."""

import pytest
from django.urls import get_resolver

from demo.moves import statement_at
from statements.lifecycle import Status

PUBLIC = {
    "releases", "release", "download", "verify", "verify_code", "health",
    "ally", "objection",  # by personal link
    # by what it was exchanged for
    "ally_page", "ally_sign", "ally_sign_code", "ally_decide", "ally_forward", "ally_decline", "ally_reconsider",
    "ally_withdraw", "ally_withdraw_code", "ally_done", "objection_form",
    "password_new",
    "mailbox",  # demo and development only
}  # fmt: skip
PRIVATE = {
    "desk", "profile",
    "statements", "new", "begin", "room", "act", "withdraw", "edit", "write", "findings", "version", "line", "comments", "issue", "revisions", "revision", "restore", "revision_file", "compare", "history", "trail",
    "review", "decisions", "circulate", "board", "invite", "extend", "remind", "close", "invitation_act", "settle_objection",
    "release_ask", "release_progress",
    "organisations", "organisation_new", "organisations_import", "organisation", "organisation_about",
    "organisation_name", "translation_new", "translation", "translation_remove",
    "contact_new", "contact", "contact_remove",
    "people", "person_new", "person", "person_out", "person_link", "person_step",
}  # fmt: skip


def test_every_address_is_listed():
    ours = {p.name for p in get_resolver("pages.urls").url_patterns}
    assert ours == PUBLIC | PRIVATE


def test_the_desk_asks_for_a_login(client, db):
    response = client.get("/desk/")
    assert (response.status_code, response["Location"]) == (302, "/accounts/login/?next=/desk/")


def test_the_desk_shows_the_own_issuers_statements_only(client, cast, document):
    from demo.cast import engage

    statement_at(Status.DRAFTING, cast, document)
    other = engage(name="Other Party", domain="other.example")

    client.force_login(cast.author)
    assert "Water is a right" in client.get("/desk/").content.decode()
    client.force_login(other.author)
    page = client.get("/desk/").content.decode()
    assert "Water is a right" not in page
    assert "Begin the first statement" in page


def test_nobody_signs_up(client, db):
    response = client.post("/accounts/signup/", {"email": "a@b.example", "password1": "x" * 14, "password2": "x" * 14})
    assert "closed" in response.content.decode().lower()


def test_a_login_works(client, cast):
    cast.author.set_password("correct horse battery")
    cast.author.save()

    response = client.post("/accounts/login/", {"login": cast.author.email, "password": "correct horse battery"})

    assert (response.status_code, response["Location"]) == (302, "/desk/")


@pytest.mark.parametrize("path", ["/", "/verify/", "/accounts/login/", "/nowhere/"])
def test_pages_allow_nothing_inline_and_nobody_else(client, db, path):
    """DOMAIN 86."""
    response = client.get(path)
    policy = response["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    page = response.content.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert "http://" not in page.replace("http://testserver", "")
    assert "https://" not in page


def test_the_mailbox_is_for_demos(client, db, settings):
    assert client.get("/mailbox/").status_code == 200
    assert client.get("/mailbox/", {"to": "\0"}).status_code == 200
    settings.MAILBOX = False
    assert client.get("/mailbox/").status_code == 404
    settings.MAILBOX, settings.MAIL_IS_SENT = True, True
    assert client.get("/mailbox/").status_code == 404


@pytest.mark.parametrize("status", [Status.DRAFTING, Status.CLOSED, Status.RELEASED])
def test_what_is_not_published_is_not_there(client, cast, allies, document, status, seal_key):
    statement = statement_at(status, cast, document, allies=allies)

    for path in (f"/r/{statement.uid}/1/", f"/r/{statement.uid}/1.pdf"):
        assert client.get(path).status_code == 404
    assert "Water" not in client.get("/").content.decode()
