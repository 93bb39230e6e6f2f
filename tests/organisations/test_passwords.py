"""A password by a mailed link: once, for a short time, and nothing in the database opens anything."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from organisations.actions import passwords
from organisations.models import PasswordLink, User
from outbox import tokens
from outbox.clock import database_now
from outbox.deliver import compose
from outbox.models import Mail

GOOD = "three boats under snow"


def asked(person) -> str:
    passwords.ask_for_password(person.email)
    return token_of(Mail.objects.filter(template="password").latest("pk"))


def token_of(mail) -> str:
    return tokens.reveal(*mail.secrets["token"])


def test_the_mail_holds_the_link_and_the_rows_do_not(cast):
    token = asked(cast.author)

    mail = Mail.objects.get(template="password")
    assert f"/p/{token}/" in compose(mail).body
    rows = str(list(PasswordLink.objects.values())) + str(list(Mail.objects.values()))
    assert token not in rows


def test_a_password_is_set_once(cast):
    token = asked(cast.author)
    assert passwords.set_password(token, GOOD) == cast.author

    assert User.objects.get(pk=cast.author.pk).check_password(GOOD)
    with pytest.raises(passwords.NoSuchLink):
        passwords.set_password(token, "another four words here")


def test_setting_one_closes_every_other_link(cast):
    first, second = asked(cast.author), asked(cast.author)
    passwords.set_password(second, GOOD)
    with pytest.raises(passwords.NoSuchLink):
        passwords.open_link(first)


def test_an_easy_password_uses_nothing_up(cast):
    token = asked(cast.author)
    for easy in ("short", "password1234", cast.author.email):
        with pytest.raises(ValidationError):
            passwords.set_password(token, easy)
    passwords.set_password(token, GOOD)


@pytest.mark.parametrize("why", ["expired", "inactive", "mistyped"])
def test_a_link_that_opens_nothing(cast, why):
    token = asked(cast.author)
    if why == "expired":
        PasswordLink.objects.update(expires_at=database_now() - timedelta(seconds=1))
    elif why == "inactive":
        User.objects.filter(pk=cast.author.pk).update(is_active=False)
    else:
        token = token[:-1] + ("A" if token[-1] != "A" else "B")
    with pytest.raises(passwords.NoSuchLink, match="Ask for a new one"):
        passwords.open_link(token)


def test_a_link_lasts_two_hours(cast):
    asked(cast.author)
    left = PasswordLink.objects.get().expires_at - database_now()
    assert timedelta(hours=1, minutes=59) < left <= timedelta(hours=2)


def test_unknown_and_inactive_people_get_no_mail_and_no_error(cast):
    User.objects.filter(pk=cast.author.pk).update(is_active=False)
    for address in ("nobody@voice.example", cast.author.email):
        assert passwords.ask_for_password(address) is None
    assert not Mail.objects.exists()


def test_nobodys_letter_box_is_filled(cast):
    for _ in range(passwords.LINKS_PER_HOUR + 3):
        passwords.ask_for_password(cast.author.email.upper())
    assert Mail.objects.filter(to=cast.author.email).count() == passwords.LINKS_PER_HOUR
