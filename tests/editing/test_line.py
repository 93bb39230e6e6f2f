"""The socket: hello, steps to everybody in one order, state, presence, and who is not let in."""

import asyncio

import pytest
from asgiref.sync import sync_to_async

from demo.moves import statement_at
from pages.live.threads import in_thread
from statements.actions.editing import copy_of, take
from statements.actions.keeping import save_version
from statements.actions.reviewing import submit
from statements.lifecycle import Status
from statements.models import Statement, WorkingCopy
from tests.editing.lines import Window
from tests.editing.typing import inserting

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def statement(cast, document) -> Statement:
    found = statement_at(Status.DRAFTING, cast, document)
    copy_of(found)
    return found


def play(scene) -> None:
    asyncio.run(scene())


def test_two_editors_get_each_step_once_and_in_one_order(statement, cast):
    first, second = Window(statement, cast.author), Window(statement, cast.author)

    async def scene():
        hello = await first.enter("a")
        assert (hello["version"], hello["writes"], hello["tree"]["type"]) == (0, True, "doc")
        await second.enter("b")
        await first.says({"type": "steps", "version": 0, "steps": [inserting("x", 1), inserting("y", 2)]})
        for window in (first, second):
            message = await window.hears("steps")
            assert (message["first"], message["clients"]) == (1, ["a", "a"])
        await second.says({"type": "steps", "version": 0, "steps": [inserting("z", 1)]})
        assert (await second.hears("behind"))["version"] == 2
        await second.says({"type": "steps", "version": 2, "steps": [inserting("z", 1)]})
        assert (await first.hears("steps"))["first"] == 3
        await first.leave()
        await second.leave()

    play(scene)
    assert WorkingCopy.objects.get().version == 3


def test_a_line_that_was_away_gets_what_it_missed(statement, cast):
    for n in range(3):
        take(statement, by=cast.author, version=n, client="a", steps=[inserting("x", 1)])
    window, lost = Window(statement, cast.author), Window(statement, cast.author)

    async def scene():
        hello = await window.enter("b", version=1)
        assert len(hello["steps"]) == 2
        assert "tree" not in hello
        hello = await lost.enter("c", version=99)
        assert hello["tree"]["type"] == "doc"
        await window.leave()
        await lost.leave()

    play(scene)


def test_what_another_process_commits_arrives_without_any_echo(statement, cast, monkeypatch):
    window = Window(statement, cast.author)
    monkeypatch.setattr("outbox.echo._listeners", [])

    async def scene():
        await window.enter("a")
        await in_thread(take, statement, by=cast.author, version=0, client="b", steps=[inserting("x", 1)])
        assert (await window.hears("steps"))["clients"] == ["b"]
        await window.leave()

    play(scene)


def test_a_move_reaches_the_open_editor(statement, cast):
    window = Window(statement, cast.author)

    async def scene():
        await window.enter("a")
        await in_thread(submit, statement, by=cast.author)
        assert (await window.hears("state"))["status"] == "in_review"
        await window.leave()

    play(scene)


def test_a_lost_right_reaches_the_open_editor_and_what_is_typed_then_is_refused_with_a_sentence(statement, cast):
    window = Window(statement, cast.author)

    async def scene():
        await window.enter("a")
        await in_thread(cast.author.memberships.all().delete)
        await window.says({"type": "steps", "version": 0, "steps": [inserting("x", 1)]})
        refused = await window.hears("refused")
        assert (refused["kind"], refused["sentence"][-1]) == ("right", ".")
        assert await window.hears("not_let_in")

    play(scene)
    assert WorkingCopy.objects.get().version == 0


def test_who_is_in_the_room(statement, cast):
    cast.releaser.name = "Mara\u202e nimdA"
    cast.releaser.save()
    first, second = Window(statement, cast.author), Window(statement, cast.releaser)

    async def scene():
        await first.enter("a")
        hello = await second.enter("b")
        assert (hello["writes"], hello["suggests"]) == (False, True)
        assert hello["why_not"] == "Only the authors can change this text."
        people = (await first.hears("people"))["people"]
        while len(people) < 2:
            people = (await first.hears("people"))["people"]
        assert {"Ana Ruiz", "Mara nimdA"} == {person["name"] for person in people}
        await second.says({"type": "at", "anchor": 3, "head": 5, "version": 0})
        assert (await first.hears("at"))["place"] == {"anchor": 3, "head": 5, "version": 0}
        await second.leave()
        assert len((await first.hears("people"))["people"]) == 1
        await first.leave()

    play(scene)


@pytest.mark.parametrize("who", ["nobody", "stranger"])
def test_who_may_not_see_the_statement_hears_nothing_of_it(statement, others, who):
    window = Window(statement, None if who == "nobody" else others.author)

    async def scene():
        answer = await window.enter("a")
        assert answer["type"] == "not_let_in"
        assert set(answer) == {"type", "sentence"}

    play(scene)


def test_who_lacks_the_second_step_is_not_let_in(statement, cast, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    window = Window(statement, cast.reviewer)

    async def scene():
        assert "second step" in (await window.enter("a"))["sentence"]

    play(scene)


def test_another_site_cannot_open_a_line(statement, cast):
    window = Window(statement, cast.author, origin="http://elsewhere.example")

    async def scene():
        assert not await window.connects()

    play(scene)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"type": "explode"}', '{"type": ["steps"]}', "1"])
def test_what_is_no_message_ends_the_line(statement, cast, text):
    window = Window(statement, cast.author)

    async def scene():
        await window.enter("a")
        await window.sends(text)
        assert (await window.hears("closed"))["code"] == 4400

    play(scene)


def test_a_step_that_fits_nothing_is_refused_and_the_line_goes_on(statement, cast):
    window = Window(statement, cast.author)

    async def scene():
        await window.enter("a")
        for steps in ([{"stepType": "explode"}], "x", None):
            await window.says({"type": "steps", "version": 0, "steps": steps})
            assert (await window.hears("refused"))["kind"] == "step"
        await window.says({"type": "steps", "version": 0, "steps": [inserting("x", 1)]})
        assert (await window.hears("steps"))["first"] == 1
        await window.leave()

    play(scene)


def test_the_saved_state_tells_the_revision(statement, cast):
    window = Window(statement, cast.author)

    async def scene():
        hello = await window.enter("a")
        assert hello["revision"] == 1
        await sync_to_async(save_version)(statement, by=cast.author, message="For the lawyers.")
        assert (await window.hears("state"))["revision"] == 2
        await window.leave()

    play(scene)
