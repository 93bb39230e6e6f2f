"""Anybody may send anything instead of a passkey's answer: it is refused in a sentence, at every door."""

from base64 import urlsafe_b64encode

import pytest
from django.test import Client

from tests.pages.test_second_step import app, confirm, passkey

PASSWORD = "three boats under snow"
AJAX = {"X-Requested-With": "XMLHttpRequest"}


def b64(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def answer(said: str = "{}", *, data: str = "A" * 60, handle: str = '"MQ"', more: str = "") -> str:
    parts = f'"clientDataJSON":"{b64(said)}","authenticatorData":"{data}","signature":"AA","userHandle":{handle}{more}'
    return '{"id":"AA","rawId":"AA","type":"public-key","response":{' + parts + "}}"


def made(
    attestation: str, said: str = '{"type":"webauthn.create","challenge":"AA","origin":"http://testserver"}'
) -> str:
    parts = f'"clientDataJSON":"{b64(said)}","attestationObject":"{attestation}"'
    return '{"id":"AA","rawId":"AA","type":"public-key","response":{' + parts + "}}"


GET = '{"type":"webauthn.get","challenge":"AA","origin":"http://testserver"}'
NONSENSE = [
    *("", "[]", "{}", "null", "1", '"x"', "{", '{"id":1}', '{"id":"x","rawId":"x","type":"public-key","response":{}}'),
    *(answer(), answer(GET), answer(GET, data="AA"), answer(GET, handle="5"), answer(GET, handle="null")),
    answer(GET, handle=f'"{b64("9" * 24)}"'),
    answer(GET, handle=f'"{b64("x")}"'),
    *(made("AA"), made("oA"), made("oA", "AA"), made("!"), made("////")),
    '{"id":"AA","rawId":"AA","type":"public-key","response":"x"}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":null}',
    '{"id":"\\u00e9","rawId":"é","type":"public-key","response":{}}',
    answer(GET, more=',"x":"\\u0000"'),
    answer(GET, more=',"x":NaN'),
    answer(GET, more=f',"x":{"9" * 5000}'),
    "[" * 5000,
    '{"a":' * 5000,
    '{"a":"' + "A" * 40_000 + '"}',
]


@pytest.fixture
def guest(db) -> Client:
    return Client(raise_request_exception=False)


def test_at_the_login(guest, cast):
    for sent in NONSENSE:
        guest.get("/accounts/2fa/webauthn/login/", headers=AJAX)
        done = guest.post("/accounts/2fa/webauthn/login/", {"credential": sent})
        assert (done.status_code, done["Location"]) == (302, "/accounts/login/"), sent[:200]
    assert guest.get("/profile/").status_code == 302


def test_where_one_is_added(guest, cast):
    confirm(guest, cast.author)
    for sent in NONSENSE:
        guest.get("/accounts/2fa/webauthn/add/")
        assert guest.post("/accounts/2fa/webauthn/add/", {"credential": sent}).status_code == 200, sent[:200]


def test_after_the_password(guest, cast):
    app(cast.author)
    cast.author.set_password(PASSWORD)
    cast.author.save()
    guest.post("/accounts/login/", {"login": cast.author.email, "password": PASSWORD})
    for sent in NONSENSE:
        assert guest.post("/accounts/2fa/authenticate/", {"credential": sent}).status_code == 200, sent[:200]
    assert guest.get("/profile/").status_code == 302


def test_where_one_says_again_who_it_is(guest, cast):
    confirm(guest, cast.author)
    app(cast.author)
    for sent in NONSENSE:
        done = guest.post("/accounts/2fa/webauthn/reauthenticate/", {"credential": sent})
        assert done.status_code in (200, 302), sent[:200]


@pytest.mark.parametrize("sent", ["", "{}", "[]", "null", '{"response": {"userHandle": "MQ"}}', "no json"])
def test_what_is_no_passkey_opens_nothing(client, cast, sent):
    passkey(cast.author)
    client.get("/accounts/2fa/webauthn/login/", headers={"accept": "application/json"})
    answer = client.post("/accounts/2fa/webauthn/login/", {"credential": sent})

    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/")
    assert client.get("/profile/").status_code == 302
