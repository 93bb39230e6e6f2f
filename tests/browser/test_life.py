"""The whole life of a statement in the browser: pasted, reviewed, locked, signed, released and verified.

Four people and two allies, each in a window of their own, at both widths; axe looks at every page they see.
"""

import pytest

from demo.moves import code_sent_for
from outbox import tokens
from outbox.models import Mail
from releases.actions.composing import compose_due
from releases.models import Release
from signatures.models import Signature
from statements.models import Statement
from tests.browser import axe
from tests.together import together

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PASSWORD = "correct horse battery staple"
TEXT = """N° 1 February 2026

Water is a right

Since the first of April the workers have been on strike.

Seven cities have seen prices double(1).

We demand:
– An immediate end to the sale;
– The return of all dismissed workers.

Water belongs to everyone!

(1) Figures of the water office, 2025.
"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class People:
    """Windows of their own, and what axe found in any of them."""

    def __init__(self, visitor, width: int) -> None:
        self.visitor, self.width = visitor, width
        self.found: list[str] = []

    def enter(self, user):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
        page = self.visitor.open("/accounts/login/", width=self.width)
        page.get_by_label("Your address").fill(user.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in", exact=True).click()
        page.wait_for_url("**/desk/")
        return page

    def look(self, page) -> None:
        self.found += [f"{page.url}: {each}" for each in axe.run(page)]
        if page.evaluate(OVERFLOW) > 0:
            self.found.append(f"{page.url} is wider than the window")


@pytest.mark.parametrize("width", [1280, 390])
def test_from_paste_to_verify(visitor, cast, allies, seal_key, width, tmp_path):
    people = People(visitor, width)
    author = people.enter(cast.author)
    people.look(author)
    _paste(people, author)
    statement = Statement.objects.get()
    for reviewer, times in ((cast.reviewer, 2), (cast.reviewer2, 1)):
        page = people.enter(reviewer)
        for _ in range(times):
            _approve(people, page)
    releaser = people.enter(cast.releaser)
    _circulate(people, releaser, statement)
    for invitation in statement.circulations.get().invitations.order_by("pk"):
        _sign(people, invitation)
    _release(people, releaser, statement)

    page = visitor.open(f"/r/{statement.uid}/1/", width=width)
    people.look(page)
    shown = page.locator('a[href$=".pdf"]:visible').first
    file = tmp_path / "release.pdf"
    file.write_bytes(page.request.get(visitor.base + shown.get_attribute("href")).body())
    page.goto(visitor.base + "/verify/")
    page.set_input_files("#file", str(file))
    page.wait_for_selector(".answer.demo")
    people.look(page)
    assert "\n".join(sorted(set(people.found))) == ""


def _paste(people: People, page) -> None:
    page.get_by_role("link", name="Paste a text").click()
    people.look(page)
    page.get_by_label("Paste the text").fill(TEXT)
    page.get_by_role("button", name="Show how it is understood").click()
    people.look(page)
    page.get_by_label("Number 1, of 2026-02").check()
    page.get_by_role("button", name="Keep it as a draft").click()
    page.get_by_role("link", name="Plain form").click()
    people.look(page)
    page.get_by_label("Title", exact=True).fill("Water is a right, not a market")
    page.get_by_role("button", name="Add a demand").click()
    page.get_by_label("Demand 3").fill("The publication of every contract.")
    people.look(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved, revision 2").wait_for()
    page.get_by_role("link", name="Back to the statement").click()
    people.look(page)
    page.get_by_role("link", name="compare with revision 1").click()
    people.look(page)
    page.go_back()
    page.get_by_role("button", name="Send to review").click()
    page.get_by_text("Sent to review.").wait_for()
    people.look(page)


def _approve(people: People, page) -> None:
    page.goto(people.visitor.base + "/desk/")
    people.look(page)
    page.get_by_role("link", name="Read and decide").click()
    people.look(page)
    page.get_by_role("button", name="I approve this text").click()
    page.get_by_text("You have approved this text.").wait_for()


def _circulate(people: People, page, statement: Statement) -> None:
    people.look(page)
    page.get_by_role("link", name="Read and lock").click()
    page.get_by_role("button", name="Lock the text").click()
    page.get_by_text("Nobody can change it any more.").wait_for()
    page.get_by_role("link", name="Call for signatures").click()
    people.look(page)
    page.get_by_role("button", name="Open the call").click()
    page.get_by_text("The call is open.").wait_for()
    for name in ("Unión de Estibadores", "Syndicat des Fonderies"):
        page.get_by_label(name).check()
    people.look(page)
    page.get_by_role("button", name="Invite the chosen").click()
    page.get_by_text("2 organisations are invited by mail.").wait_for()
    people.look(page)


def _sign(people: People, invitation) -> None:
    mail = Mail.objects.get(template="invitation", to=invitation.contact.email)
    page = people.visitor.open(f"/s/{tokens.reveal(*mail.secrets['token'])}/", width=people.width)
    people.look(page)
    page.get_by_role("button", name="We sign").click()
    page.get_by_label("I am authorised to answer for").check()
    people.look(page)
    page.get_by_role("button", name="Send the code").click()
    page.get_by_label("The six digits").fill(code_sent_for(invitation, "sign"))
    people.look(page)
    page.get_by_role("button", name="Sign", exact=True).click()
    page.get_by_text("Your organisation has signed.").wait_for()
    people.look(page)


def _release(people: People, page, statement: Statement) -> None:
    assert Signature.objects.count() == 2
    room = f"{people.visitor.base}/statements/{statement.uid}/"
    page.goto(room + "board/")
    people.look(page)
    page.goto(room)
    page.get_by_role("link", name="Close for names").click()
    people.look(page)
    page.get_by_role("button", name="Close now").click()
    page.get_by_role("link", name="Release", exact=True).click()
    people.look(page)
    page.get_by_role("button", name="Release", exact=True).click()
    page.get_by_text("You can leave this page").wait_for()
    people.look(page)
    together(compose_due)  # in a thread of its own: the sealing runs an event loop, and so does Playwright here
    assert Release.objects.get().problem == ""
    page.get_by_text("Published.").wait_for()  # without a reload by hand
    people.look(page)
    page.goto(room)
    people.look(page)
