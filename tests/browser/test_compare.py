"""The comparison in a browser: both ways of looking, by keyboard, without JavaScript, on paper."""

from copy import deepcopy

import pytest

from demo.moves import statement_at
from demo.texts import HARBOUR
from statements.actions.drafting import revise
from statements.lifecycle import Status
from tests.browser import axe
from tests.browser.test_pages import OVERFLOW
from tests.conftest import small_document

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def enter(client, visitor):
    def opened(person, path, **options):
        client.force_login(person)
        page = visitor.open("/verify/", **options)
        page.context.add_cookies(
            [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": visitor.base}]
        )
        page.goto(visitor.base + path)
        return page

    return opened


def changed(document):
    """A word, a format, a list's marker, a new clause, one that went and one that moved."""
    new = deepcopy(document)
    prose = [block for block in new["blocks"] if block["type"] == "paragraph"]
    first = prose[0]["text"][0]
    first["text"] = f"Meanwhile {first['text']}"
    prose[-1]["text"][-1]["marks"] = [{"type": "strong"}]
    for block in new["blocks"]:
        if block["type"] == "demand_list":
            block["marker"] = "letter"
            block["demands"].append({"id": "fresh", "text": [{"text": "Work for those who were dismissed."}]})
            block["demands"].insert(0, block["demands"].pop(1))
    new["lead"] = None
    return new


@pytest.fixture
def path(cast):
    statement = statement_at(Status.DRAFTING, cast, HARBOUR)
    revise(statement, by=cast.author, document=changed(HARBOUR), based_on=1)
    return f"/statements/{statement.uid}/compare/1/2/"


@pytest.mark.parametrize("view", ["", "?view=one", "../../../history/"])
@pytest.mark.parametrize(("width", "scheme", "turned"), [(1280, "light", False), (390, "dark", True)])
def test_nothing_is_wrong_with_it(enter, cast, path, view, width, scheme, turned):
    page = enter(cast.author, path + view, width=width, color_scheme=scheme)
    assert page.locator("h1").count() == 1
    if turned:
        axe.turn(page)

    assert axe.run(page) == []
    assert page.evaluate(OVERFLOW) <= 0


def test_from_change_to_change_by_keyboard(enter, cast, path):
    page = enter(cast.author, path)
    seen = []
    for key in ("n", "n", "j", "p", "k"):
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.id"))

    assert seen == [f"change-{n}" for n in (1, 2, 3, 2, 1)]
    page.get_by_label("From").focus()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.id") == "old"


def test_without_javascript_links_lead_from_change_to_change(enter, cast, path):
    page = enter(cast.author, path, java_script_enabled=False)
    page.get_by_role("link", name="First change").click()
    assert page.url.endswith("#change-1")
    page.locator("#change-1").get_by_role("link", name="Next change").click()
    assert page.url.endswith("#change-2")
    assert not page.get_by_text("Next change:").is_visible()
    page.get_by_role("link", name="In one column").click()
    page.get_by_label("From").select_option("2")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/compare/2/2/?view=one")
    assert page.get_by_text("Nothing changed").is_visible()


@pytest.mark.parametrize("view", ["", "?view=one"])
def test_on_paper_it_is_one_column(enter, cast, path, view):
    page = enter(cast.author, path + view)
    page.emulate_media(media="print")

    assert not page.get_by_role("button", name="Compare").is_visible()
    assert page.locator("ins").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"
    assert page.locator("del").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "line-through"
    lefts = page.locator(".compared .clause p:visible").evaluate_all(
        "all => all.map(p => p.getBoundingClientRect().left)"
    )
    assert max(lefts) < 200


def test_a_hundred_revisions_can_be_chosen(enter, cast):
    statement = statement_at(Status.DRAFTING, cast, small_document("Title 1"))
    for n in range(1, 100):
        revise(statement, by=cast.author, document=small_document(f"Title {n + 1}"), based_on=n)
    page = enter(cast.author, f"/statements/{statement.uid}/compare/99/100/")
    page.get_by_label("From").select_option("1")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/compare/1/100/")

    assert page.get_by_text("1 change: 1 clause changed.").is_visible()
