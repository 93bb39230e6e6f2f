"""What a second step outlives, and what it does not: another key, a second use, another process."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from tests.pages.test_profile import code_of, log_in
from tests.pages.test_second_step import SECRET, app, codes, confirm, passkey

ANOTHER_KEY = "another key altogether 0123456789 abcdefghijkl xyz"
REPLACED = "your recovery codes open nothing any more"


@pytest.fixture
def after_the_key(client, cast, settings) -> Client:
    """A releaser with a passkey and codes, who logs in after LINK_KEY was replaced."""
    settings.SECOND_FACTOR_REQUIRED = True
    passkey(cast.releaser)
    codes(cast.releaser)
    settings.LINK_KEY = ANOTHER_KEY
    confirm(client, cast.releaser)
    return client


@pytest.mark.parametrize("path", ["", "recovery-codes/", "recovery-codes/generate/", "recovery-codes/download/"])
def test_with_another_key_the_pages_say_so(after_the_key, path):
    page = after_the_key.get(f"/accounts/2fa/{path}", follow=True)
    assert page.status_code == 200
    assert REPLACED in page.content.decode() or path == "recovery-codes/generate/"


def test_new_codes_replace_what_cannot_be_read(after_the_key):
    page = after_the_key.post("/accounts/2fa/recovery-codes/generate/", follow=True)
    assert "10 codes of 10 are left" in page.content.decode()
    assert REPLACED not in after_the_key.get("/accounts/2fa/").content.decode()


def test_a_code_opens_once_whichever_process_is_asked(cast):
    app(cast.author)
    code, answers = code_of(SECRET), []
    cast.author.set_password("three boats under snow")
    cast.author.save()
    for typed in (code, f" {code} ", f"{code[:3]} {code[3:]}"):
        cache.clear()  # the other process remembers nothing of the first
        client = Client()
        client.post("/accounts/login/", {"login": cast.author.email, "password": "three boats under snow"})
        client.post("/accounts/2fa/authenticate/", {"code": typed})
        answers.append(client.get("/desk/").status_code)
    assert answers == [200, 302, 302]


def test_a_code_of_the_login_does_not_confirm_either(client, cast):
    app(cast.author)
    log_in(client, cast.author)
    code = code_of(SECRET)
    client.post("/accounts/2fa/authenticate/", {"code": code})
    cache.clear()
    page = client.post("/accounts/2fa/reauthenticate/", {"code": code})
    assert page.status_code == 200
    assert "This is not the code." in page.content.decode()
    assert Authenticator.objects.filter(user=cast.author).exists()
