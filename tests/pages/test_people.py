"""Who is in: everybody sees the list, administrators change it; passwords by a mailed link."""

import logging

import pytest

from config.logs import WithoutTokens
from demo.cast import engage
from organisations.models import Membership, Role, User
from outbox import tokens
from outbox.models import Mail
from pages.passwords import MOST_PER_HOUR

GOOD = "three boats under snow"


def test_administrators_have_the_controls_and_others_the_list(client, cast):
    client.force_login(cast.administrator)
    said = client.get("/people/").content.decode()
    assert "Let somebody in" in said
    assert f"/people/{cast.author.pk}/" in said
    assert 'href="/people/"' in said  # in the top bar

    client.force_login(cast.author)
    said = client.get("/people/").content.decode()
    assert "Bence Halmos" in said
    assert "Let somebody in" not in said
    assert f"/people/{cast.author.pk}/" not in said
    assert 'href="/people/"' not in said


def test_search_by_name_and_role(client, cast):
    client.force_login(cast.author)
    assert "Bence" not in client.get("/people/", {"q": "ana"}).content.decode()
    assert "Ana Ruiz</bdi></span>" not in client.get("/people/", {"role": "reviewer"}).content.decode()
    assert "Nobody answers to that." in client.get("/people/", {"q": "zzz\0"}).content.decode()


@pytest.mark.parametrize("path", ["new/", "{pk}/", "{pk}/out/"])
def test_others_get_a_sentence(client, cast, path):
    client.force_login(cast.releaser)
    address = "/people/" + path.format(pk=cast.author.pk)
    for response in (client.get(address), client.post(address, {"roles": ["administrator"]})):
        assert response.status_code == 403
        assert "Only an administrator decides who is in" in response.content.decode()


def test_another_issuers_people_are_not_there(client, cast):
    other = engage(name="Other Party", domain="other.example")
    client.force_login(other.administrator)
    assert client.get(f"/people/{cast.author.pk}/").status_code == 404
    assert client.get(f"/people/?issuer={cast.issuer.uid}").status_code == 404
    assert client.post(f"/people/{cast.author.pk}/out/?issuer={cast.issuer.uid}").status_code == 404
    assert cast.author.email not in client.get("/people/").content.decode()


def test_a_person_without_an_issuer_is_told(client, cast):
    Membership.objects.filter(user=cast.author).delete()
    client.force_login(cast.author)
    response = client.get("/people/")
    assert response.status_code == 403
    assert "You hold no role that opens this page." in response.content.decode()


def test_somebody_is_let_in_changed_and_let_out(client, cast):
    client.force_login(cast.administrator)
    typed = {"name": "Farida Noor", "email": "Farida@voice.example", "roles": ["author", "reviewer"]}
    assert client.post("/people/new/", typed).status_code == 302
    person = User.objects.get(email="farida@voice.example")
    assert "has set no password yet" in client.get("/people/").content.decode()
    assert client.post(f"/people/{person.pk}/link/").status_code == 302
    assert Mail.objects.filter(template="welcome", to=person.email).count() == 2

    assert client.post(f"/people/{person.pk}/", {"roles": ["releaser"]}).status_code == 302
    assert [m.role for m in person.memberships.all()] == ["releaser"]
    assert "Let Farida Noor out" in client.get(f"/people/{person.pk}/out/").content.decode()
    assert client.post(f"/people/{person.pk}/out/").status_code == 302
    assert not person.memberships.exists()


def test_no_role_is_an_error_and_what_was_typed_stays(client, cast):
    client.force_login(cast.administrator)
    response = client.post("/people/new/", {"name": "Kept", "email": "kept@voice.example"})
    assert response.status_code == 400
    assert 'value="Kept"' in response.content.decode()
    assert client.post(f"/people/{cast.author.pk}/", {}).status_code == 400
    assert cast.author.memberships.exists()


def test_the_last_administrator_is_not_let_out_and_it_is_said_why(client, cast):
    client.force_login(cast.administrator)
    address = f"/people/{cast.administrator.pk}/"
    assert "is the last administrator" in client.get(address + "out/").content.decode()
    for response in (client.post(address + "out/"), client.post(address, {"roles": ["author"]})):
        assert response.status_code == 409
        assert "is the last administrator" in response.content.decode()
    assert Membership.objects.filter(user=cast.administrator, role=Role.ADMINISTRATOR).exists()


def ask(client, email):
    return client.post("/accounts/password/reset/", {"email": email})


def link_of(template: str) -> str:
    return f"/p/{tokens.reveal(*Mail.objects.filter(template=template).latest('pk').secrets['token'])}/"


def test_the_answer_is_the_same_whether_there_is_an_account_or_not(client, cast):
    known, unknown = ask(client, cast.author.email), ask(client, "a" * len(cast.author.email[:-14]) + "@voice.example")
    same = known.content.decode().replace(cast.author.email, "")
    assert (known.status_code, unknown.status_code) == (200, 200)
    assert same == unknown.content.decode().replace("aaaaaa@voice.example", "")
    assert [m.to for m in Mail.objects.all()] == [cast.author.email]


def test_a_forgotten_password_is_set_by_the_mailed_link_and_every_session_ends(client, cast):
    elsewhere = type(client)()
    elsewhere.force_login(cast.author)
    assert elsewhere.get("/desk/").status_code == 200
    ask(client, cast.author.email)
    link = link_of("password")

    for _ in range(3):  # a mail scanner looks first
        assert client.get(link).status_code == 200
        assert client.head(link).status_code == 200
    wrong = client.post(link, {"password": GOOD, "again": "other"})
    assert (wrong.status_code, "not the same" in wrong.content.decode()) == (400, True)
    easy = client.post(link, {"password": "password1234", "again": "password1234"})
    assert (easy.status_code, "too common" in easy.content.decode()) == (400, True)
    done = client.post(link, {"password": GOOD, "again": GOOD})

    assert (done.status_code, done["Location"]) == (302, "/accounts/login/")
    assert elsewhere.get("/desk/").status_code == 302
    assert client.get(link).status_code == 404
    assert client.post(link, {"password": GOOD, "again": GOOD}).status_code == 404
    logged = client.post("/accounts/login/", {"login": cast.author.email, "password": GOOD})
    assert logged["Location"] == "/desk/"


def test_a_new_person_sets_the_first_password(client, cast):
    client.force_login(cast.administrator)
    client.post("/people/new/", {"name": "Farida Noor", "email": "farida@voice.example", "roles": ["author"]})
    client.logout()
    assert client.post(link_of("welcome"), {"password": GOOD, "again": GOOD}).status_code == 302
    assert client.post("/accounts/login/", {"login": "farida@voice.example", "password": GOOD}).status_code == 302
    assert "Good " in client.get("/desk/").content.decode()


def test_asking_is_limited_by_network(client, cast):
    answers = [ask(client, f"p{n}@voice.example").status_code for n in range(MOST_PER_HOUR + 1)]
    assert answers == [200] * MOST_PER_HOUR + [429]


def test_the_link_stands_in_no_log_and_no_cache(client, cast):
    ask(client, cast.author.email)
    link = link_of("password")
    record = logging.LogRecord("x", logging.INFO, "", 0, "GET %s 200", (link,), None)
    WithoutTokens().filter(record)
    assert record.getMessage() == "GET /p/…/ 200"
    response = client.get(link)
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] in ("strict-origin", "no-referrer")


@pytest.mark.parametrize(
    "path", ["email/", "confirm-email/", "password/set/", "password/reset/done/", "password/reset/key/1-set-password/", "login/code/confirm/"]
)  # fmt: skip
def test_what_would_mail_past_the_outbox_is_not_there(client, cast, path):
    client.force_login(cast.author)
    assert client.get("/accounts/" + path).status_code == 404
    assert client.post("/accounts/" + path, {"email": "x@y.example"}).status_code == 404
