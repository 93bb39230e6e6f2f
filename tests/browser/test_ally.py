"""The ally's pages in a real browser: light, quiet, and unmoved by whoever only looks."""

import pytest
from playwright.sync_api import Request

from demo.moves import sign_for, statement_at
from signatures.models import Signature
from statements.lifecycle import Status
from tests.browser import axe
from tests.browser.test_pages import OVERFLOW, WIDTHS
from tests.conftest import small_document
from tests.pages.ally import address_in, everything

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def address(invitation) -> str:
    return address_in("invitation", invitation.contact.email)


def test_a_browser_that_runs_scripts_and_clicks_nothing_changes_nothing(visitor, address):
    before = everything()

    for _ in range(3):
        page = visitor.open(address, width=390)
        page.wait_for_load_state("networkidle")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.reload()

    assert everything() == before


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_step_fits(visitor, invitation, address, width, scheme):
    page = visitor.open(address, width=width, color_scheme=scheme)
    assert page.evaluate(OVERFLOW) <= 0
    assert axe.run(page) == []
    page.get_by_role("button", name="Decline").click()
    for step in ("", "sign/", "decide/", "forward/", "decline/", "done/"):
        page.goto(f"{visitor.base}/ally/{invitation.uid}/{step}")
        assert page.evaluate(OVERFLOW) <= 0, step
        assert page.locator("h1").count() == 1, step
        assert axe.run(page) == [], step


def test_the_answers_are_always_in_sight(visitor, address):
    page = visitor.open(address, width=390)

    bar = page.get_by_role("button", name="We sign").bounding_box()

    assert bar["y"] + bar["height"] <= 900
    assert bar["height"] >= 44


def test_no_request_tells_anybody_the_link(visitor, invitation, address):
    """Not even our own server: a proxy in front of it writes referrers into its log."""
    sign_for(invitation)
    told: list[str] = []
    for mailed, button in ((address, "Withdraw"), (address_in("receipt", "office@dee.example"), "We did not sign")):
        page = visitor.open("/verify/")
        page.on("request", lambda request: told.append(_referrer(request)))
        page.goto(visitor.base + mailed)
        page.get_by_role("button", name=button).click()
        page.wait_for_load_state("networkidle")

    assert [t for t in told if "/s/" in t or "/o/" in t] == []
    assert len(told) > 6


def _referrer(request: Request) -> str:
    return request.all_headers().get("referer", "")


def test_an_arabic_statement_is_signed_from_right_to_left(visitor, cast, allies):
    document = {**small_document("الماء حق لا سلعة", language="ar"), "direction": "rtl"}
    statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=1)
    page = visitor.open(address_in("invitation", "office@hizb.example"), width=390)

    assert page.locator(".statement").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator("h1").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.evaluate(OVERFLOW) <= 0
    assert Signature.objects.count() == 1
