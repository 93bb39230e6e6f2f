"""Two people write one statement in two windows: together, through a killed server, suggesting, and by keyboard alone."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from organisations.models import User
from statements import working
from statements.actions.drafting import draft
from statements.models import Statement, WorkingCopy
from statements.text.editing.converting import document_of
from statements.text.editing.suggestions import without_suggestions
from statements.text.reading import plain
from tests.browser import axe
from tests.browser.asgi import Web
from tests.browser.conftest import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PASSWORD = "correct horse battery staple"


@pytest.fixture
def web(transactional_db) -> Iterator[Web]:
    process = Web()
    yield process
    process.kill()


@pytest.fixture
def statement(cast) -> Statement:
    empty = {
        "version": 1, "language": "en", "direction": "ltr", "title": "Untitled", "lead": None, "notes": [],
        "blocks": [{"id": "p1", "type": "paragraph", "text": []}],
    }  # fmt: skip
    return draft(by=cast.author, issuer=cast.issuer, document=empty)


@pytest.fixture
def enter(web, browser, statement) -> Iterator[Callable[..., Page]]:
    visitor = Visitor(browser, web.url)

    def entered(person: User, *, width: int = 1280, **options) -> Page:
        person.set_password(PASSWORD)
        person.save()
        page = visitor.open("/accounts/login/", width=width, **options)
        page.fill("[name=login]", person.email)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url("**/desk/")
        page.goto(f"{web.url}/statements/{statement.uid}/write/")
        saved(page)
        return page

    yield entered
    for context in visitor.contexts:
        context.close()
    assert [t for t in visitor.trouble if "WebSocket" not in t and "ERR_" not in t] == []


def saved(page: Page) -> None:
    expect(page.locator(".state")).to_have_attribute("data-state", "saved", timeout=20_000)


def words_on(page: Page) -> list[str]:
    """What stands on the screen, without the others' names at their carets."""
    clauses = "p, h1, h2, .demand, .note"
    script = f"""[...document.querySelector(".ProseMirror").querySelectorAll("{clauses}")].map((clause) => {{
        const copy = clause.cloneNode(true);
        copy.querySelectorAll(".caret").forEach((caret) => caret.remove());
        return copy.textContent.replaceAll("\ufeff", "");
    }})"""
    return page.evaluate(script)


def text_of(statement: Statement) -> dict:
    working.forget()
    copy = WorkingCopy.objects.get(statement=statement)
    return document_of(dict(without_suggestions(working.tree_of(copy)).to_json()))


def colleague(cast) -> User:
    cast.reviewer.memberships.create(organisation=cast.issuer, role="author")
    return cast.reviewer


def write_the_text(page: Page) -> None:
    """By keyboard alone, as somebody would from memory."""
    keyboard = page.keyboard
    page.locator(".ProseMirror .title").click()
    page.wait_for_timeout(600)  # the editor sets the caret of a click a moment later
    keyboard.press("Home")
    keyboard.press("Shift+End")
    keyboard.type("Water is a right")
    keyboard.press("Enter")
    keyboard.type("Since the first of April the workers have been on strike.")
    keyboard.press("Enter")
    keyboard.type('Seven cities have seen "prices" double')
    keyboard.press("Control+Alt+f")
    keyboard.type("Figures of the water office, 2025.")
    keyboard.press("Escape")
    keyboard.type(".")
    keyboard.press("Enter")
    keyboard.type("- ")
    keyboard.press("ArrowUp")
    keyboard.press("ArrowUp")
    page.locator(".ProseMirror .lead-in").click()
    keyboard.type("We demand:")
    keyboard.press("Enter")
    keyboard.type("An immediate end to the sale.")
    keyboard.press("Enter")
    keyboard.type("The return of all dismissed workers.")
    keyboard.press("Enter")
    keyboard.press("Enter")
    keyboard.type("Water belongs to everyone!")
    keyboard.press("Control+Alt+a")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_statement_is_written_by_keyboard_and_becomes_a_document(enter, statement, cast, width):
    page = enter(cast.author, width=width)

    write_the_text(page)
    saved(page)

    document = text_of(statement)
    assert document["title"] == "Water is a right"
    assert plain(document["lead"]["text"]) == "Since the first of April the workers have been on strike."
    kinds = [block["type"] for block in document["blocks"]]
    assert kinds == ["paragraph", "demand_list", "appeal"]
    assert plain(document["blocks"][0]["text"]) == "Seven cities have seen “prices” double."
    assert [plain(note["text"]) for note in document["notes"]] == ["Figures of the water office, 2025."]
    demands = document["blocks"][1]
    assert demands["lead_in"] == "We demand:"
    assert [plain(d["text"]) for d in demands["demands"]] == [
        "An immediate end to the sale.", "The return of all dismissed workers.",
    ]  # fmt: skip
    assert axe.run(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_two_write_together_through_a_killed_server(enter, web, statement, cast):
    ana, bence = enter(cast.author), enter(colleague(cast), width=390)
    expect(ana.locator(".people li")).to_have_count(2)
    write_the_text(ana)
    expect(bence.locator(".ProseMirror .appeal")).to_contain_text("Water belongs to everyone!")

    web.kill()
    for page, words in ((ana, "Ana wrote this. "), (bence, "Bence wrote that. ")):
        page.locator(".ProseMirror .lead").click()
        page.keyboard.press("Home")
        page.keyboard.type(words)
        expect(page.locator(".state")).to_contain_text("kept here")
    web.start()

    for page in (ana, bence):
        saved(page)
        for words in ("Ana wrote this.", "Bence wrote that."):
            expect(page.locator(".ProseMirror .lead")).to_contain_text(words)
    assert words_on(ana) == words_on(bence)


def test_what_was_typed_offline_survives_a_closed_tab(enter, web, statement, cast):
    page = enter(cast.author)
    web.kill()
    page.locator(".ProseMirror .title").click()
    page.keyboard.press("End")
    page.keyboard.type(" and kept")
    expect(page.locator(".state")).to_contain_text("kept here")
    page.wait_for_timeout(500)
    context = page.context
    page.close()
    web.start()

    again = context.new_page()
    again.goto(f"{web.url}/statements/{statement.uid}/write/")
    saved(again)

    expect(again.locator(".ProseMirror .title")).to_have_text("Untitled and kept")
    assert text_of(statement)["title"] == "Untitled and kept"


def test_a_reviewer_suggests_and_an_author_accepts(enter, statement, cast):
    ana = enter(cast.author)
    write_the_text(ana)
    saved(ana)
    reader = enter(cast.releaser)
    expect(reader.locator(".why-not")).to_contain_text("Only the authors can change this text.")

    reader.click("[data-do=suggest]")
    reader.locator(".ProseMirror .lead").click()
    reader.keyboard.press("End")
    reader.keyboard.type(" Since March!")
    expect(ana.locator("ins")).to_have_text("Since March!")
    assert "March" not in str(text_of(statement))
    ana.click("[data-do=accept]")
    saved(ana)

    assert plain(text_of(statement)["lead"]["text"]).endswith("strike. Since March!")
    statement.refresh_from_db()
    assert not statement.suggestions


def test_what_is_to_look_at_is_shown_beside_the_passage_and_mended_by_one_click(enter, statement, cast):
    page = enter(cast.author)
    page.locator(".ProseMirror .title").click()
    page.keyboard.press("End")
    page.keyboard.type(" by Kassym- Jomart")
    saved(page)

    card = page.locator(".findings li").filter(has_text="hyphen")
    expect(card).to_be_visible(timeout=10_000)
    expect(page.locator(".title .finding")).to_have_count(1)
    card.get_by_role("button").last.click()
    saved(page)

    assert text_of(statement)["title"] == "Untitled by Kassym-Jomart"


def test_where_sockets_are_blocked_it_is_written_over_plain_requests(enter, statement, cast):
    page = enter(cast.author)
    page.add_init_script(
        "window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.(), 10); } close() {} };"
    )
    page.reload()
    saved(page)
    page.locator(".ProseMirror .title").click()
    page.keyboard.press("End")
    page.keyboard.type(" still")
    saved(page)

    assert text_of(statement)["title"] == "Untitled still"
