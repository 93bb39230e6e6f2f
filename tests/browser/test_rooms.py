"""The pages with an account in every state: both widths, dark, from right to left, zoomed, printed, by keyboard alone."""

import pytest

from demo.moves import statement_at
from limits.networks import HERE
from signatures.actions.answering import object_to
from signatures.models import Link, Purpose
from statements.actions.reviewing import return_to_authors
from statements.lifecycle import Status
from tests.browser import axe
from tests.conftest import small_document

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ARABIC = {**small_document("الماء حق لا سلعة", language="ar"), "direction": "rtl"}


@pytest.fixture
def enter(visitor, client):
    """Open windows with a session, so that the log-in is not played each time."""

    def opened(user, path: str, **options):
        client.force_login(user)
        page = visitor.open("/verify/", **options)
        cookie = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": visitor.base}])
        page.goto(visitor.base + path)
        return page

    return opened


@pytest.fixture
def places(cast, allies) -> list[str]:
    """Every page of a statement, each in the state that shows most of it."""
    found = ["/desk/", "/statements/", "/statements/?q=nothing-has-this-title", "/statements/new/"]
    for status in Status:
        statement = statement_at(status, cast, small_document(f"A {status.value} text"), allies=allies, signing=2)
        found.append(f"/statements/{statement.uid}/")
        if status is Status.DRAFTING:
            found += [
                f"{found[-1]}{page}/"
                for page in ("edit", "revisions", "revisions/1", "compare/1/1", "trail", "withdraw")
            ]
        if status is Status.IN_REVIEW:
            found += [f"{found[-1]}review/"]
            back = statement_at(Status.IN_REVIEW, cast, ARABIC)
            return_to_authors(back, by=cast.reviewer, digest=back.head.digest, reason="Too long.")
            found += [f"/statements/{back.uid}/", f"/statements/{back.uid}/edit/", f"/statements/{back.uid}/decisions/"]
        if status is Status.LOCKED:
            found += [f"/statements/{statement.uid}/circulate/"]
        if status is Status.CIRCULATING:
            object_to(
                Link.objects.filter(purpose=Purpose.OBJECTION, signature__circulation__statement=statement).first(),
                network=HERE,
            )
            found += [
                f"/statements/{statement.uid}/{page}/" for page in ("board", "invite", "extend", "remind", "close")
            ]
        if status is Status.CLOSED:
            found += [f"/statements/{statement.uid}/release/"]
        if status is Status.RELEASED:
            found += [f"/statements/{statement.uid}/release/progress/"]
    return found


@pytest.mark.parametrize(
    ("width", "scheme", "turned"),
    [(1280, "light", False), (390, "light", False), (390, "dark", True), (1280, "dark", True)],
)
def test_every_page_is_sound(enter, cast, places, width, scheme, turned):
    page = enter(cast.releaser, "/desk/", width=width, color_scheme=scheme)
    base, found = page.url.partition("/desk/")[0], []
    for path in places:
        page.goto(base + path)
        assert page.locator("h1").count() == 1, path
        if turned:
            axe.turn(page)
        found += [f"{path}: {each}" for each in axe.run(page)]
        if page.evaluate(OVERFLOW) > 0:
            found.append(f"{path} is wider than the window")
    assert "\n".join(sorted(set(found))) == ""


def test_at_twice_the_size_nothing_is_cut_off(enter, cast, places):
    """200 % zoom of a window of 1280 px is a window of 640 px at twice the pixels."""
    page = enter(cast.author, "/desk/", width=640, device_scale_factor=2)
    base = page.url.partition("/desk/")[0]
    for path in places:
        page.goto(base + path)
        assert page.evaluate(OVERFLOW) <= 0, path


def test_a_reviewer_decides_by_keyboard_alone(enter, cast):
    statement = statement_at(Status.IN_REVIEW, cast, small_document())
    page = enter(cast.reviewer, "/desk/")
    tab_to(page, "Read and decide")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/")
    tab_to(page, "Send it back")
    page.keyboard.press("Enter")
    tab_to(page, "")  # the reason
    page.keyboard.type("Name the ministry.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Sent back to the authors.").wait_for()

    assert statement.reviews.get().reason == "Name the ministry."


def test_an_author_adds_a_block_and_saves_by_keyboard_alone(enter, cast):
    statement = statement_at(Status.DRAFTING, cast, small_document())
    page = enter(cast.author, f"/statements/{statement.uid}/edit/")
    tab_to(page, "Add a block here")
    page.keyboard.press("Enter")
    tab_to(page, "Heading")
    page.keyboard.press("Enter")
    page.get_by_text("Not saved yet").wait_for()
    page.get_by_label("Heading 1").focus()
    page.keyboard.type("Why now")
    tab_to(page, "Save", backwards=True)
    page.keyboard.press("Enter")
    page.get_by_text("Saved, revision 2").wait_for()

    statement.refresh_from_db()
    assert statement.head.document["blocks"][0]["text"] == [{"text": "Why now"}]


def test_the_menu_opens_on_a_phone_without_javascript(enter, cast):
    page = enter(cast.author, "/desk/", width=390, java_script_enabled=False)
    assert not page.get_by_role("link", name="Organisations").is_visible()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Organisations").click()
    page.wait_for_url("**/organisations/")


def test_a_room_is_printed_as_its_text(enter, cast, allies):
    statement = statement_at(Status.CIRCULATING, cast, small_document(), allies=allies, signing=1)
    page = enter(cast.author, f"/statements/{statement.uid}/")
    page.emulate_media(media="print")

    assert page.locator(".statement").is_visible()
    for gone in (".top nav", ".side", ".stations"):
        assert not page.locator(gone).first.is_visible()


def test_leaving_unsaved_words_is_asked_about(enter, cast):
    statement = statement_at(Status.DRAFTING, cast, small_document())
    page = enter(cast.author, f"/statements/{statement.uid}/edit/")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("Title", exact=True).fill("Half a thought")
    assert page.get_by_text("Not saved yet").is_visible()
    page.get_by_role("link", name="Back to the statement").click()
    page.wait_for_url(f"**/statements/{statement.uid}/")

    assert asked == ["beforeunload"]


def tab_to(page, name: str, *, backwards: bool = False) -> None:
    """Press Tab until the control with these words, or an empty text field, has the focus."""
    for _ in range(60):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        words = page.evaluate("document.activeElement.value ?? document.activeElement.textContent.trim()")
        tag = page.evaluate("document.activeElement.tagName")
        if page.evaluate("document.activeElement.textContent.trim()") == name and (
            name or (words == "" and tag == "TEXTAREA")
        ):
            return
    raise AssertionError(f"“{name}” is not reached by Tab")
