"""The pages as people meet them: on a phone, by keyboard, without JavaScript, in the dark, from right to left."""

import pytest

from demo.moves import code_sent_for, statement_at
from outbox import tokens
from outbox.models import Mail
from releases import store
from releases.actions.composing import compose_due
from releases.models import Release
from signatures.models import Signature
from statements.lifecycle import Status
from tests.conftest import small_document
from tests.together import together

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDTHS = [1280, 390]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def published(cast, allies, seal_key) -> Release:
    statement_at(Status.RELEASED, cast, small_document(), allies=allies)
    together(compose_due)  # in a thread of its own: the sealing runs an event loop, and so does Playwright here
    return Release.objects.get()


def personal(invitation) -> str:
    mail = Mail.objects.get(template="invitation", to=invitation.contact.email)
    return f"/s/{tokens.reveal(*mail.secrets['token'])}/"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_public_pages_fit_and_say_nothing_to_the_console(visitor, published, width, scheme):
    for path in ("/", f"/r/{published.statement.uid}/1/", "/verify/", "/accounts/login/"):
        page = visitor.open(path, width=width, color_scheme=scheme)
        assert page.evaluate(OVERFLOW) <= 0, path
        assert page.locator("h1").count() == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_verify_by_choosing_a_file(visitor, published, width):
    page = visitor.open("/verify/", width=width)

    page.set_input_files("#file", str(store.path_of(published.file.sha256)))
    page.wait_for_selector(".answer.demo")

    assert page.locator(".answer h2").inner_text() == "Unchanged, but only a demo key sealed it"
    assert not page.get_by_role("button", name="Check it").is_visible(), "choosing a file checks it"
    assert page.locator(".answer dt").count() == 6
    assert page.evaluate(OVERFLOW) <= 0


def test_what_takes_a_while_says_so_and_is_sent_once(visitor, db):
    page = visitor.open("/verify/")

    told = page.evaluate("""() => {
        const form = document.querySelector("form[data-busy]");
        const sent = [1, 2].map(() => form.dispatchEvent(new SubmitEvent("submit", {cancelable: true})));
        return [sent, [...form.querySelectorAll(".working")].map((line) => line.textContent)];
    }""")

    assert told == [[True, False], ["The file is checked …"]]


def test_an_ally_signs_on_a_phone_without_javascript(visitor, invitation):
    page = visitor.open(personal(invitation), width=390, java_script_enabled=False)
    page.get_by_role("button", name="We sign").click()
    page.get_by_label("Which organ decided?").fill("National board")
    page.get_by_label("I am authorised to answer for").check()
    page.get_by_role("button", name="Send the code").click()

    page.get_by_label("The six digits").fill(code_sent_for(invitation, "sign"))
    page.get_by_role("button", name="Sign", exact=True).click()

    assert page.get_by_text("Your organisation has signed.").is_visible()
    assert Signature.objects.get().mandate.organ == "National board"


def test_an_ally_signs_by_keyboard_alone(visitor, invitation):
    page = visitor.open(personal(invitation))
    _tab_to(page, "We sign")
    page.keyboard.press("Enter")
    page.wait_for_selector("#id_person")
    page.focus("#id_authorised")
    page.keyboard.press("Space")
    _tab_to(page, "Send the code")
    page.keyboard.press("Enter")
    page.wait_for_selector("#id_code")
    page.focus("#id_code")
    page.keyboard.type(code_sent_for(invitation, "sign"))
    page.keyboard.press("Enter")

    page.get_by_text("Your organisation has signed.").wait_for()


def _tab_to(page, name: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"“{name}” is not reached by Tab")


def test_the_allys_page_is_light(visitor, invitation):
    """Under 100 kB in all, fonts apart."""
    page = visitor.open(personal(invitation))
    page.wait_for_load_state("networkidle")

    loaded = page.evaluate(
        "performance.getEntries().filter(e => e.decodedBodySize && !e.name.includes('fonts')).map(e => e.decodedBodySize)"
    )

    assert len(loaded) >= 2
    assert sum(loaded) < 100_000


def test_an_arabic_text_runs_from_right_to_left(visitor, cast, allies, seal_key):
    document = {**small_document("الماء حق لا سلعة", language="ar"), "direction": "rtl"}
    statement_at(Status.RELEASED, cast, document, allies=allies)
    together(compose_due)  # in a thread of its own: the sealing runs an event loop, and so does Playwright here
    row = Release.objects.get()
    assert row.problem == ""

    for width in WIDTHS:
        page = visitor.open(f"/r/{row.statement.uid}/1/", width=width)
        assert page.locator(".statement").evaluate("e => getComputedStyle(e).direction") == "rtl"
        side = page.locator(".demands").evaluate("e => getComputedStyle(e).borderRightWidth")
        assert side == "3px"
        assert page.evaluate(OVERFLOW) <= 0


def test_text_keeps_its_contrast(visitor, published):
    """4.5:1 in both schemes, for every piece of text on the release's page."""
    script = """() => {
      const lum = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number).map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b };
      const back = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\\)$|transparent/.test(c)) return c } return 'rgb(255,255,255)' };
      const out = [];
      for (const e of document.querySelectorAll('main *')) {
        if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
        const style = getComputedStyle(e);
        if (!/^rgb/.test(style.color) || !/^rgb/.test(back(e))) continue;
        const [a, b] = [lum(style.color), lum(back(e))].sort((x, y) => y - x);
        if ((a + .05) / (b + .05) < 4.5) out.push(e.className + ' ' + e.textContent.trim().slice(0, 30));
      }
      return out }"""
    for scheme in ("light", "dark"):
        for path in (f"/r/{published.statement.uid}/1/", "/verify/", "/"):
            page = visitor.open(path, color_scheme=scheme)
            assert page.evaluate(script) == [], (scheme, path)
