"""Who approves, releases or administers logs in with a second step; both doors ask for it before anything else."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.core.serializers import serialize
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from api.tokens import create_token
from organisations.models import Membership, Role
from statements.models import Statement
from tests.pages.test_profile import code_of, log_in

SECRET = "JBSWY3DPEHPK3PXP"
BINDING = ("reviewer", "releaser", "administrator")
SENTENCE = "Your role as {} needs a second step at the login. Switch it on, then go on."
TEXT = {"text": "A title\n\nSome words."}


@pytest.fixture(autouse=True)
def required(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


def app(person) -> Authenticator:
    return TOTP.activate(person, SECRET).instance


def passkey(person, name: str = "telephone") -> Authenticator:
    data = {"name": name, "credential": {}}
    return Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data=data)


def codes(person) -> Authenticator:
    return RecoveryCodes.activate(person).instance


def logged_in(person) -> Client:
    """In a session that passed the second step, as if the person had one."""
    client = Client()
    client.force_login(person)
    pass_step(client, person)
    return client


def pass_step(client, person) -> None:
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 0}]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()


def also_author(person, cast) -> None:
    """So that without the second step nothing but its absence would refuse."""
    Membership.objects.get_or_create(user=person, organisation=cast.issuer, role=Role.AUTHOR)


@pytest.mark.parametrize("step", [None, codes, app, passkey], ids=["none", "codes", "app", "passkey"])
@pytest.mark.parametrize("role", Role.values)
def test_pages_open_to_whoever_has_what_the_role_needs(cast, role, step):
    """ARCHITECTURE 7; recovery codes alone are no second step."""
    person = getattr(cast, role)
    also_author(person, cast)
    if step:
        step(person)
    client = logged_in(person)
    read = client.get("/desk/")
    sent = client.post("/statements/begin/", {"title": "T", "language": "en"})

    if role in BINDING and step in (None, codes):
        assert (read.status_code, read["Location"]) == (302, "/accounts/2fa/")
        assert SENTENCE.format(role) in client.get("/accounts/2fa/").content.decode()
        assert sent.status_code == 403
        assert SENTENCE.format(role) in sent.content.decode()
        assert "no-store" in sent["Cache-Control"]
        assert not Statement.objects.exists()
    else:
        assert read.status_code == 200
        assert sent.status_code == 302
        assert Statement.objects.count() == 1


@pytest.mark.parametrize("by", ["session", "token"])
@pytest.mark.parametrize("step", [None, codes, app, passkey], ids=["none", "codes", "app", "passkey"])
@pytest.mark.parametrize("role", Role.values)
def test_the_api_says_the_same(cast, role, step, by):
    person = getattr(cast, role)
    also_author(person, cast)
    if step:
        step(person)
    bearer = {"Authorization": f"Bearer {create_token(person, name='for tests', days=1)}"}
    client = logged_in(person) if by == "session" else Client(headers=bearer)
    answers = [client.get("/api/v1/statements/"), client.get("/api/v1/releases/")]
    answers.append(client.post("/api/v1/statements/", TEXT, content_type="application/json"))

    if role in BINDING and step in (None, codes):
        for answer in answers:
            assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
            assert answer.json()["detail"] == SENTENCE.format(role)
            assert answer.json()["type"] == "urn:communique:problem:second_step_missing"
        assert not Statement.objects.exists()
    else:
        assert [a.status_code for a in answers] == [200, 200, 201]


def test_without_naming_anybody_the_api_shows_what_is_public(client, db):
    assert client.get("/api/v1/releases/").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/", "/verify/", "/profile/", "/accounts/2fa/", "/accounts/2fa/webauthn/", "/accounts/password/change/",
     "/accounts/sessions/", "/accounts/logout/"],
)  # fmt: skip
def test_what_stays_open(cast, path):
    client = logged_in(cast.releaser)

    assert client.get(path).status_code == 200
    assert SENTENCE.format("releaser") in client.get("/profile/").content.decode()
    assert client.get("/desk/").status_code == 302


def test_the_weightiest_role_is_named_and_a_taken_one_binds_no_more(cast):
    Membership.objects.create(user=cast.reviewer, organisation=cast.issuer, role=Role.RELEASER)
    client = logged_in(cast.reviewer)
    assert SENTENCE.format("releaser") in client.get("/desk/", follow=True).content.decode()

    Membership.objects.filter(user=cast.reviewer).delete()
    Membership.objects.create(user=cast.reviewer, organisation=cast.issuer, role=Role.AUTHOR)
    assert client.get("/desk/").status_code == 200


def test_a_part_that_a_script_asks_for_is_refused_not_replaced_by_a_page(cast):
    """It would be put into the middle of the page that is open."""
    assert logged_in(cast.releaser).get("/desk/", headers={"HX-Request": "true"}).status_code == 403


def switch_on(client) -> str:
    """As a person does; returns the secret that the app keeps."""
    again = {"password": "three boats under snow", "next": "/accounts/2fa/totp/activate/"}
    client.post("/accounts/reauthenticate/", again)
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    cache.clear()  # where the code of these thirty seconds is remembered as used
    assert client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)}).status_code == 302
    return secret


@pytest.mark.django_db(transaction=True)
def test_who_has_switched_it_on_comes_back_to_where_they_wanted(client, cast):
    log_in(client, cast.releaser)
    client.get("/statements/?status=mine")
    switch_on(client)
    page = client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert 'href="/statements/?status=mine"' in page
    assert client.get("/statements/?status=mine").status_code == 200
    assert "nothing stands in the way" not in client.get("/accounts/2fa/").content.decode()


def test_with_the_first_second_step_every_other_session_ends(client, cast, django_capture_on_commit_callbacks):
    log_in(client, cast.releaser)
    elsewhere, somebody = Client(), logged_in(cast.author)
    log_in_again = {"login": cast.releaser.email, "password": "three boats under snow"}
    elsewhere.post("/accounts/login/", log_in_again)
    assert elsewhere.get("/profile/").status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        switch_on(client)
    assert elsewhere.get("/profile/").status_code == 302
    assert client.get("/profile/").status_code == 200
    assert somebody.get("/profile/").status_code == 200


def test_a_dump_of_the_database_holds_no_secret(client, cast):
    log_in(client, cast.releaser)
    secret = switch_on(client)
    wrapped = Authenticator.objects.get(type="recovery_codes").wrap()
    rows = serialize("json", Authenticator.objects.all())

    assert TOTP(Authenticator.objects.get(type="totp")).validate_code(code_of(secret)) in (True, False)
    assert len(json.loads(rows)) == 2
    assert secret not in rows
    assert not [code for code in wrapped.generate_codes() if code in rows]
    stored = [row["fields"]["data"] for row in json.loads(rows)]
    assert all(str(d.get("secret") or d.get("seed")).startswith("gAAAA") for d in stored)


def test_with_another_key_the_code_is_refused_with_a_sentence(client, cast, settings):
    app(cast.author)
    settings.LINK_KEY = "quite another key than before"
    log_in(client, cast.author)
    page = client.post("/accounts/2fa/authenticate/", {"code": "123456"})

    assert page.status_code == 200
    assert "The key of this service was replaced" in page.content.decode()


@pytest.mark.parametrize("step", [app, passkey], ids=["app", "passkey"])
@pytest.mark.parametrize("role", Role.values)
def test_the_last_one_stays_while_a_role_needs_it(client, cast, role, step):
    person = getattr(cast, role)
    client.force_login(person)
    confirm(client, person)
    last = step(person)
    address = "/accounts/2fa/totp/deactivate/" if step is app else f"/accounts/2fa/webauthn/keys/{last.pk}/remove/"
    listed = client.get("/accounts/2fa/" if step is app else "/accounts/2fa/webauthn/").content.decode()
    shown = client.get(address).content.decode()
    client.post(address)

    needed = role in BINDING
    assert (f'href="{address}"' in listed) is not needed
    assert ('class="button danger"' in shown) is not needed
    assert Authenticator.objects.filter(pk=last.pk).exists() is needed


def confirm(client, person) -> None:
    person.set_password("three boats under snow")
    person.save()
    client.force_login(person)
    pass_step(client, person)
    client.post("/accounts/reauthenticate/", {"password": "three boats under snow"})


@pytest.mark.parametrize("gone", [app, passkey], ids=["app", "passkey"])
def test_one_of_two_may_go(client, cast, gone):
    confirm(client, cast.releaser)
    steps = {app: app(cast.releaser), passkey: passkey(cast.releaser)}
    codes(cast.releaser)
    key = steps[passkey].pk
    client.post("/accounts/2fa/totp/deactivate/" if gone is app else f"/accounts/2fa/webauthn/keys/{key}/remove/")

    assert not Authenticator.objects.filter(pk=steps[gone].pk).exists()
    assert Authenticator.objects.count() == 2


def test_nobody_removes_or_renames_anothers_passkey(client, cast):
    theirs = passkey(cast.author)
    confirm(client, cast.releaser)
    app(cast.releaser)
    for act in ("remove", "edit"):
        assert client.post(f"/accounts/2fa/webauthn/keys/{theirs.pk}/{act}/", {"name": "Mine"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.data["name"] == "telephone"


def test_a_passkey_is_renamed(client, cast):
    key = passkey(cast.author)
    confirm(client, cast.author)
    client.post(f"/accounts/2fa/webauthn/keys/{key.pk}/edit/", {"name": "key on my ring"})

    assert "key on my ring" in client.get("/accounts/2fa/webauthn/").content.decode()


@pytest.mark.parametrize("path", ["/desk/", "/api/v1/statements/"])
@pytest.mark.parametrize("by", ["session", "token"])
def test_asking_costs_no_query(cast, settings, path, by):
    app(cast.releaser)
    bearer = {"Authorization": f"Bearer {create_token(cast.releaser, name='for tests', days=1)}"}
    client = logged_in(cast.releaser) if by == "session" else Client(headers=bearer)
    client.get(path)
    counts = []
    for settings.SECOND_FACTOR_REQUIRED in (False, True):
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        counts.append(len(captured))

    assert counts[0] == counts[1]


def test_an_administrator_takes_a_colleagues_away_and_their_own_stays(cast):
    app(cast.administrator)
    app(cast.releaser)
    client = logged_in(cast.administrator)
    address = f"/people/{cast.releaser.pk}/second-step/"
    assert address in client.get(f"/people/{cast.releaser.pk}/").content.decode()
    assert "second-step" not in client.get(f"/people/{cast.author.pk}/").content.decode()
    own = client.get(f"/people/{cast.administrator.pk}/").content.decode()
    assert "Your own second step you change in your profile." in own
    assert "second-step" not in own

    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert not Authenticator.objects.filter(user=cast.releaser).exists()
    assert client.post(address).status_code == 409
    assert client.post(f"/people/{cast.administrator.pk}/second-step/").status_code == 409
    assert Authenticator.objects.filter(user=cast.administrator).exists()
