"""What a person says of themselves; dates in their zone; no page of the account without our style."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.utils import timezone

from demo.moves import sign_for
from organisations.models import User

ACCOUNT = ["password/change/", "2fa/", "sessions/", "logout/", "reauthenticate/"]


def test_name_and_time_zone_are_saved(client, cast):
    client.force_login(cast.author)
    assert client.post("/profile/", {"name": "Ana R.", "time_zone": "Asia/Almaty"}).status_code == 302
    person = User.objects.get(pk=cast.author.pk)
    assert (person.name, person.time_zone) == ("Ana R.", "Asia/Almaty")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", ""])
def test_an_unknown_zone_is_refused_and_the_name_stays_typed(client, cast, zone):
    client.force_login(cast.author)
    response = client.post("/profile/", {"name": "Typed", "time_zone": zone})
    assert response.status_code == 400
    assert 'value="Typed"' in response.content.decode()
    assert User.objects.get(pk=cast.author.pk).time_zone == "UTC"


def test_dates_are_in_the_readers_zone_with_its_name(client, cast, circulation, allies):
    """DOMAIN 32."""
    sign_for(circulation.invitations.get(organisation=allies[0]))
    User.objects.filter(pk=cast.author.pk).update(time_zone="Asia/Almaty")
    client.force_login(cast.author)
    page = client.get(f"/organisations/{allies[0].uid}/").content.decode()
    assert " UTC+5</time>" in page
    assert ' UTC">' in page  # on hover
    assert timezone.get_current_timezone_name() == "UTC"  # nobody else's request has it


@pytest.mark.parametrize("zone", ["Nowhere/Land", "../x", "America"])
def test_a_zone_that_this_machine_does_not_know_is_utc(client, cast, zone):
    User.objects.filter(pk=cast.author.pk).update(time_zone=zone)
    client.force_login(cast.author)
    assert client.get("/organisations/").status_code == 200
    assert zone in client.get("/profile/").content.decode()


def test_an_anonymous_page_asks_nothing_for_the_zone(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/accounts/login/")


def log_in(client, person) -> None:
    """By the form: what protects an account asks for a password that was typed lately."""
    person.set_password("three boats under snow")
    person.save()
    client.post("/accounts/login/", {"login": person.email, "password": "three boats under snow"})


def code_of(secret: str) -> str:
    """What the app on the telephone shows now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.mark.parametrize("path", ACCOUNT)
def test_every_page_of_the_account_has_our_style(client, cast, path):
    log_in(client, cast.author)
    page = client.get("/accounts/" + path).content.decode()
    assert "css/communique.css" in page
    assert "css/work.css" in page
    assert "<h1>" in page
    assert "<script" not in page
    assert " style=" not in page


def test_the_second_step_is_switched_on_used_and_switched_off(client, cast):
    log_in(client, cast.author)
    asked = client.get("/accounts/2fa/totp/activate/", follow=True)
    assert "Is it you?" in asked.content.decode()
    again = {"password": "three boats under snow", "next": "/accounts/2fa/totp/activate/"}
    page = client.post("/accounts/reauthenticate/", again, follow=True)
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    assert client.post("/accounts/2fa/totp/activate/", {"code": "nonsense"}).status_code == 200
    assert client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)}).status_code == 302
    assert "10 codes of 10 are left" in client.get("/accounts/2fa/recovery-codes/").content.decode()
    assert ">on<" in client.get("/profile/").content.decode()
    for path in ("2fa/", "2fa/recovery-codes/generate/", "2fa/totp/deactivate/"):
        assert "css/work.css" in client.get("/accounts/" + path).content.decode()

    client.logout()
    cache.clear()  # where the code of these thirty seconds is remembered as used
    step = client.post(
        "/accounts/login/", {"login": cast.author.email, "password": "three boats under snow"}, follow=True
    )
    assert "The second step" in step.content.decode()
    assert client.get("/desk/").status_code == 302
    assert client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)}).status_code == 302
    assert client.get("/desk/").status_code == 200


def test_sessions_are_listed(client, cast):
    log_in(client, cast.author)
    page = client.get("/accounts/sessions/").content.decode()
    assert "this one" in page
    assert "UTC</time>" in page
