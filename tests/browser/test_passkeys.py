"""Passkeys in a real browser, with an authenticator of its own: added, used after the password and instead of it."""

import pytest

from tests.browser.test_directory import _look

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PASSWORD = "three boats under snow"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def person(cast, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    cast.releaser.set_password(PASSWORD)
    cast.releaser.save()
    return cast.releaser


def device_of(page):
    """The browser's own authenticator, which answers without a finger on it."""
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    made = browser.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return browser, made["authenticatorId"]


def log_in(page, visitor, person) -> None:
    page.goto(visitor.base + "/accounts/login/?next=/statements/")
    page.fill("#id_login", person.email)
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def say_again_who_it_is(page) -> None:
    """What protects the account asks for the password once more."""
    page.get_by_role("heading", name="Is it you?").wait_for()
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="Add a passkey").wait_for()


def log_out(page, visitor) -> None:
    page.goto(visitor.base + "/accounts/logout/")
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url(visitor.base + "/")


@pytest.mark.parametrize("alone", [True, False])
def test_a_passkey_is_added_and_opens_the_account(visitor, person, alone):
    page = visitor.open("/accounts/login/")
    device_of(page)
    log_in(page, visitor, person)
    page.get_by_text("needs a second step at the login").wait_for()
    page.get_by_role("link", name="Add a passkey").click()
    say_again_who_it_is(page)
    assert page.input_value("#id_name") == "Passkey 1"
    page.fill("#id_name", "laptop")
    page.set_checked("#id_passwordless", alone)
    page.get_by_role("button", name="Add the passkey").click()
    page.get_by_text("The passkey was added.").wait_for()
    page.get_by_role("link", name="Go on").click()
    page.wait_for_url(visitor.base + "/statements/")

    log_out(page, visitor)
    if alone:
        page.goto(visitor.base + "/accounts/login/?next=/statements/")
        page.get_by_role("button", name="Log in with a passkey").click()
    else:
        log_in(page, visitor, person)
        page.get_by_role("button", name="Use my passkey").click()
    page.wait_for_url(visitor.base + "/statements/")
    assert page.get_by_role("heading", name="Statements").is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_have_no_violation_and_say_when_it_fails(visitor, person, width):
    page = visitor.open("/accounts/login/", width=width)
    browser, device = device_of(page)
    log_in(page, visitor, person)
    page.get_by_text("needs a second step at the login").wait_for()
    _look(page, "owed")
    page.get_by_role("link", name="Add a passkey").click()
    say_again_who_it_is(page)
    browser.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.get_by_role("button", name="Add the passkey").click()
    page.get_by_text("did not give a passkey").wait_for()
    _look(page, "failed")
    browser.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": True})
    page.get_by_role("button", name="Add the passkey").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    for path in ("", "webauthn/", "webauthn/add/", "reauthenticate/", "webauthn/reauthenticate/"):
        page.goto(f"{visitor.base}/accounts/2fa/{path}")
        _look(page, path)
    page.goto(visitor.base + "/accounts/2fa/webauthn/")
    page.get_by_role("link", name="Rename").click()
    _look(page, "rename")
    log_out(page, visitor)
    log_in(page, visitor, person)
    page.get_by_role("button", name="Use my passkey").wait_for()
    _look(page, "second step")


def test_without_a_script_the_pages_say_what_serves(visitor, person):
    page = visitor.open("/accounts/login/", java_script_enabled=False)
    assert page.get_by_role("button", name="Log in with a passkey").is_hidden()
    log_in(page, visitor, person)
    page.get_by_role("link", name="Add a passkey").click()
    say_again_who_it_is(page)
    assert page.get_by_role("button", name="Add the passkey").is_hidden()
    assert page.get_by_text("an app with codes serves as well").is_visible()
