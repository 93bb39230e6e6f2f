"""Two change one person's second steps at once: the second one sees what the first one did."""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from organisations import second_step
from organisations.actions.people import take_away_second_step, take_away_second_step_here
from organisations.asking import NotPossible
from outbox.models import Mail
from tests.pages.test_profile import code_of
from tests.pages.test_second_step import app, confirm, passkey
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "three boats under snow"


@pytest.fixture(autouse=True)
def required(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


def same(client: Client) -> Client:
    """The same browser, for another thread."""
    other = Client(raise_request_exception=False)
    other.cookies = client.cookies
    return other


@pytest.fixture
def slow(monkeypatch) -> None:
    """Time passes between the question and the deed."""
    asked = second_step.is_only
    monkeypatch.setattr(second_step, "is_only", lambda step: (asked(step), time.sleep(0.3))[0])


@pytest.mark.parametrize("first", [app, passkey], ids=["app", "passkey"])
def test_of_the_last_two_one_stays(client, cast, slow, first):
    confirm(client, cast.releaser)
    one, other = first(cast.releaser), passkey(cast.releaser, "another")
    where = "totp/deactivate/" if first is app else f"webauthn/keys/{one.pk}/remove/"
    addresses = (f"/accounts/2fa/{where}", f"/accounts/2fa/webauthn/keys/{other.pk}/remove/")
    acts = [lambda address=a: same(client).post(address).status_code for a in addresses]
    assert 500 not in together(*acts)
    assert Authenticator.objects.filter(user=cast.releaser).count() == 1


def test_who_presses_twice_switches_it_on_once(client, cast):
    confirm(client, cast.releaser)
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    cache.clear()
    press = lambda: same(client).post("/accounts/2fa/totp/activate/", {"code": code_of(secret)}).status_code  # noqa: E731
    assert together(press, press, press) == [302, 302, 302]
    assert Authenticator.objects.filter(user=cast.releaser, type="totp").count() == 1


def test_two_administrators_take_it_away_once(cast, monkeypatch):
    app(cast.reviewer)
    asked = second_step.ask_for_any
    monkeypatch.setattr(second_step, "ask_for_any", lambda person: (asked(person), time.sleep(0.3))[0])
    results = together(
        lambda: take_away_second_step(cast.reviewer, issuer=cast.issuer, by=cast.administrator),
        lambda: take_away_second_step_here(cast.reviewer),
    )
    assert [type(r) for r in results if r is not None] == [NotPossible]
    assert Mail.objects.filter(template="second_step_taken").count() == 1


def test_of_two_first_steps_the_second_is_led_to_log_in_again(cast):
    """The owner switches the app on; at the same moment somebody who knows the password does."""
    owner, thief = Client(), Client()
    cast.releaser.set_password(PASSWORD)
    cast.releaser.save()
    for client in (owner, thief):
        client.post("/accounts/login/", {"login": cast.releaser.email, "password": PASSWORD})
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    pages = [client.get("/accounts/2fa/totp/activate/").context["form"] for client in (owner, thief)]
    cache.clear()

    def switch_on(client, secret):
        return lambda: client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})["Location"]

    together(switch_on(owner, pages[0].secret), switch_on(thief, pages[1].secret))
    assert Authenticator.objects.filter(user=cast.releaser, type="totp").count() == 1
    assert sorted(client.get("/desk/").status_code for client in (owner, thief)) == [200, 302]
