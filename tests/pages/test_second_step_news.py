"""Whoever's second steps change is told by mail; what anybody may ask for is counted, and swept afterwards."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client

from organisations import sessions
from organisations.models import User
from organisations.models.login import LoginSession, stored
from outbox.clock import database_now
from outbox.deliver import compose
from outbox.models import Mail
from tests.pages.test_profile import log_in
from tests.pages.test_second_step import app, codes, confirm, logged_in, passkey, switch_on

AJAX = {"X-Requested-With": "XMLHttpRequest"}


def told(person) -> list[str]:
    return [compose(mail).subject for mail in Mail.objects.filter(to=person.email).order_by("pk")]


@pytest.mark.django_db(transaction=True)
def test_who_switches_one_on_is_told_once(client, cast):
    log_in(client, cast.author)
    switch_on(client)
    assert told(cast.author) == ["A second step was added to your account"]
    mail = compose(Mail.objects.get())
    assert "an app with codes was switched on" in mail.body
    assert "/accounts/password/reset/" in mail.body


@pytest.mark.parametrize("step", [app, passkey], ids=["app", "passkey"])
def test_who_removes_one_is_told(client, cast, step):
    gone = step(cast.author)
    codes(cast.author)
    confirm(client, cast.author)
    client.post("/accounts/2fa/totp/deactivate/" if step is app else f"/accounts/2fa/webauthn/keys/{gone.pk}/remove/")
    assert told(cast.author) == ["A second step was removed from your account"]


@pytest.mark.django_db(transaction=True)
def test_new_recovery_codes_are_told_each_time(client, cast):
    app(cast.author)
    confirm(client, cast.author)
    for _time in range(2):
        client.post("/accounts/2fa/recovery-codes/generate/")
    assert told(cast.author) == ["New recovery codes for your account"] * 2


def test_questions_to_a_passkey_are_counted(db):
    answers = []
    for _time in range(70):
        cache.clear()
        answers.append(Client().get("/accounts/2fa/webauthn/login/", headers=AJAX).status_code)
    assert answers == [200] * 60 + [429] * 10
    assert LoginSession.objects.count() == 60


def test_sessions_that_are_over_are_swept(client, cast, settings):
    log_in(client, cast.author)
    present = stored(client.session.session_key)
    old = Client()
    log_in(old, cast.reviewer)
    over = database_now() - timedelta(days=1)
    LoginSession.objects.filter(session_key=old.session.session_key).update(expire_date=over)

    assert "organisations.sessions.sweep" in settings.HOUSEKEEPING
    assert sessions.sweep() == 1
    assert list(LoginSession.objects.values_list("session_key", flat=True)) == [present]
    assert list(UserSession.objects.values_list("session_key", flat=True)) == [present]
    assert sessions.sweep() == 0


@pytest.mark.parametrize(("path", "field"), [("reauthenticate/", "password"), ("password/change/", "oldpassword")])
def test_passwords_are_counted_wherever_they_are_typed(client, cast, path, field):
    log_in(client, cast.author)
    answers = []
    for n in range(12):
        cache.clear()  # another process
        typed = {field: f"wrong {n}", "password1": "four words of one", "password2": "four words of one"}
        answers.append(client.post(f"/accounts/{path}", typed).status_code)
    assert answers[-1] == 429
    assert answers[0] == 200


def test_the_profile_is_read_with_the_password_and_changed_with_the_second_step(client, cast, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    typed = {"name": "Somebody Else", "time_zone": "UTC"}
    client.force_login(cast.releaser)
    assert client.get("/profile/").status_code == 200
    assert client.post("/profile/", typed).status_code == 403
    app(cast.releaser)
    assert client.post("/profile/", typed).status_code == 403
    assert User.objects.get(pk=cast.releaser.pk).name != "Somebody Else"
    assert logged_in(cast.releaser).post("/profile/", typed).status_code == 302
