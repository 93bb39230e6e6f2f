"""To have a second step is not enough: a session that the password alone opened stays outside."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.core.cache import cache
from django.http import HttpRequest
from django.test import Client

from api.tokens import create_token
from organisations.models import User
from tests.pages.test_profile import code_of, log_in
from tests.pages.test_second_step import SECRET, app, codes, logged_in, passkey, switch_on

AGAIN = "Your role as releaser needs a second step at the login, and you came in without it. Log in again, with it."


@pytest.fixture(autouse=True)
def required(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def survivor(cast) -> Client:
    """Logged in by the password, a moment before the owner switched a second step on."""
    client = Client()
    log_in(client, cast.releaser)
    app(cast.releaser)
    return client


def test_it_is_led_to_log_in_again(survivor):
    answer = survivor.get("/statements/?status=mine")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/statements/%3Fstatus%3Dmine")
    assert AGAIN in survivor.get(answer["Location"]).content.decode()
    assert survivor.get("/profile/").status_code == 302  # logged out


def test_what_it_sends_is_refused(survivor):
    for answer in (
        survivor.post("/statements/begin/", {"title": "T", "language": "en"}),
        survivor.get("/desk/", headers={"HX-Request": "true"}),
    ):
        assert answer.status_code == 403
        assert AGAIN in answer.content.decode()
        assert "log in again in another tab" in answer.content.decode()


def test_the_api_says_the_same_of_sessions_and_nothing_of_tokens(survivor, cast):
    answer = survivor.get("/api/v1/statements/")
    assert (answer.status_code, answer.json()["detail"]) == (403, AGAIN)
    assert answer.json()["type"] == "urn:communique:problem:second_step_missing"
    bearer = {"Authorization": f"Bearer {create_token(cast.releaser, name='for tests', days=1)}"}
    assert Client(headers=bearer).get("/api/v1/statements/").status_code == 200


def test_the_login_with_a_code_opens(survivor, cast):
    survivor.get("/desk/")
    survivor.post("/accounts/login/", {"login": cast.releaser.email, "password": "three boats under snow"})
    cache.clear()
    assert survivor.post("/accounts/2fa/authenticate/", {"code": code_of(SECRET)}).status_code == 302
    assert survivor.get("/desk/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_session_that_switches_it_on_has_passed(client, cast):
    log_in(client, cast.releaser)
    switch_on(client)
    assert client.get("/desk/").status_code == 200


def test_of_two_first_steps_at_once_at_most_one_opens(cast):
    both = [Client(), Client()]
    log_in(both[0], cast.releaser)
    both[1].post("/accounts/login/", {"login": cast.releaser.email, "password": "three boats under snow"})
    passkey(cast.releaser, "a stranger's")
    added = app(cast.releaser)
    for client in both:
        request = HttpRequest()
        request.session, request.user = client.session, cast.releaser
        authenticator_added.send(sender=Authenticator, request=request, user=cast.releaser, authenticator=added)
        request.session.save()
    assert [client.get("/desk/").status_code for client in both] == [302, 302]


@pytest.mark.parametrize(
    "path",
    ["", "totp/activate/", "totp/deactivate/", "webauthn/", "webauthn/add/", "recovery-codes/",
     "recovery-codes/generate/", "recovery-codes/download/"],
)  # fmt: skip
def test_it_keeps_no_second_steps_either(survivor, cast, path):
    """Else whoever knows the password adds their own, or reads the recovery codes."""
    codes(cast.releaser)
    key = passkey(cast.releaser)
    survivor.post("/accounts/reauthenticate/", {"password": "three boats under snow"})
    for answer in (
        survivor.get(f"/accounts/2fa/{path}"),
        survivor.post(f"/accounts/2fa/webauthn/keys/{key.pk}/remove/"),
    ):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/?next=")
    assert Authenticator.objects.filter(user=cast.releaser).count() == 3


def test_the_record_of_somebody_else_does_not_count(cast):
    app(cast.releaser)
    client = logged_in(cast.author)
    session = client.session
    session["_auth_user_id"] = str(cast.releaser.pk)
    session["_auth_user_hash"] = User.objects.get(pk=cast.releaser.pk).get_session_auth_hash()
    session.save()
    assert client.get("/desk/").status_code == 302
