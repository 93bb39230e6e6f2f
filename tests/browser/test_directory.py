"""The directory, the people, the profile and the account as people meet them: both widths, both schemes, both directions."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

from demo.moves import sign_for
from organisations.actions.directory import Description, Naming, add_organisation, approve_translation
from organisations.actions.joining import let_in
from organisations.models import Role
from organisations.rows import COLUMNS
from organisations.session_store import SessionStore
from tests.browser import axe

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEAD = ",".join(COLUMNS)
GOOD = f"{HEAD}\nΕργατική Φωνή,ΕΦ,el,Greece,party,,,a@b.example\nNew Union,,en,Malta,union,Jo,Chair,n@u.example\n"
BAD = f"{HEAD}\nNew Union,,en,Malta,club,Jo,Chair,nobody\n"


def logged_in(visitor, user, path: str, **options):
    """A window in which the person is logged in, without the login form."""
    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session["account_authentication_methods"] = [
        {"method": "password", "at": timezone.now().timestamp(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": visitor.base}
    return visitor.open(path, storage_state={"cookies": [{**_parts(cookie)}], "origins": []}, **options)


def _parts(cookie: dict) -> dict:
    host = cookie.pop("url").partition("://")[2].partition(":")[0]
    return {**cookie, "domain": host, "path": "/", "expires": -1, "httpOnly": True, "secure": False, "sameSite": "Lax"}


@pytest.fixture
def directory(cast, allies, circulation):
    """Allies in four scripts, one of them translated, signed and with a namesake; a person who has set no password."""
    issuer, by = cast.issuer, cast.administrator
    sign_for(circulation.invitations.get(organisation=allies[0]))
    approve_translation(allies[0], Naming("Democratic Union of Workers", "en", "DUW"), by=by)
    twin = Naming("Dimokratiki Enosi Ergaton", "en", "DEE")
    add_organisation(twin, Description("party", "Cyprus", parent=allies[1]), issuer=issuer, by=by)
    TOTP.activate(cast.releaser, "JBSWY3DPEHPK3PXP")
    let_in("new@voice.example", name="Farida Noor", roles=[Role.AUTHOR], issuer=issuer, by=by)
    return allies


def addresses(cast, allies) -> list[str]:
    one, contact = allies[0], allies[0].contacts.get()
    return [
        "/organisations/", "/organisations/?q=nobody", "/organisations/new/", "/organisations/import/",
        f"/organisations/{one.uid}/", f"/organisations/{allies[2].uid}/", f"/organisations/{one.uid}/about/",
        f"/organisations/{one.uid}/name/", f"/organisations/{one.uid}/names/en/remove/",
        f"/organisations/{one.uid}/contacts/{contact.pk}/", f"/organisations/{one.uid}/contacts/{contact.pk}/remove/",
        "/people/", "/people/new/", f"/people/{cast.author.pk}/", f"/people/{cast.author.pk}/out/",
        f"/people/{cast.releaser.pk}/", f"/people/{cast.releaser.pk}/second-step/",
        f"/people/{cast.administrator.pk}/out/", "/profile/",
        "/accounts/password/change/", "/accounts/2fa/", "/accounts/2fa/totp/activate/", "/accounts/sessions/",
        "/accounts/logout/", "/accounts/reauthenticate/",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_violation_or_is_wider_than_the_window(visitor, cast, directory, width, scheme):
    page = logged_in(visitor, cast.administrator, "/profile/", width=width, color_scheme=scheme)
    for address in addresses(cast, directory):
        page.goto(visitor.base + address)
        _look(page, address)
        if scheme == "light":
            axe.turn(page)
            _look(page, f"{address} from right to left")


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_answered_has_no_violation_either(visitor, cast, directory, width):
    page = logged_in(visitor, cast.administrator, "/organisations/import/", width=width)
    page.fill("#id_text", BAD)
    page.get_by_role("button", name="Look at the rows").click()
    _look(page, "faults")
    page.fill("#id_text", GOOD)
    page.get_by_role("button", name="Look at the rows").click()
    _look(page, "preview")
    page.get_by_role("button", name="Import 2 rows").click()
    page.get_by_text("2 organisations were added.").wait_for()

    page.goto(visitor.base + "/organisations/new/")
    page.fill("#id_name", "Ergatiki Foni")
    page.fill("#id_language", "English")
    page.select_option("#id_kind", "party")
    page.get_by_role("button", name="Add the organisation").click()
    assert page.get_by_role("heading", name="Like the name you typed").is_visible()
    _look(page, "alike")
    assert page.input_value("#id_name") == "Ergatiki Foni"
    page.get_by_role("button", name="It is another body: add it").click()
    page.get_by_role("heading", name="May be the same").wait_for()

    page.goto(visitor.base + "/people/new/")
    page.fill("#id_name", "Gero Lind")
    page.fill("#id_email", "gero@voice.example")
    page.get_by_role("button", name="Let this person in").click()
    assert page.get_by_text("Choose at least one role.").first.is_visible()
    _look(page, "no role")
    # The browser tells its console of every form that is shown again.
    visitor.trouble[:] = [said for said in visitor.trouble if "400 (Bad Request)" not in said]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_second_step_has_no_violation(visitor, cast, width):
    page = logged_in(visitor, cast.author, "/accounts/2fa/totp/activate/", width=width)
    assert page.get_by_role("heading", name="Switch on the app with codes").is_visible()
    _look(page, "activate")
    TOTP.activate(cast.author, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(cast.author)
    for path in ("", "recovery-codes/", "recovery-codes/generate/", "totp/deactivate/"):
        page.goto(f"{visitor.base}/accounts/2fa/{path}")
        _look(page, path)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_entrance_has_no_violation(visitor, db, width):
    for address in ("/accounts/login/", "/accounts/password/reset/", "/accounts/signup/", "/accounts/inactive/"):
        _look(visitor.open(address, width=width), address)
    page = visitor.open("/accounts/password/reset/", width=width)
    page.fill("#id_email", "nobody@voice.example")
    page.get_by_role("button", name="Mail me the link").click()
    page.get_by_role("heading", name="Look into your mail").wait_for()
    _look(page, "asked")


def _look(page, where: str) -> None:
    assert axe.run(page) == [], where
    assert page.evaluate(OVERFLOW) <= 0, where
    assert page.locator("h1").count() == 1, where
