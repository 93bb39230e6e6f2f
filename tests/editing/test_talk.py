"""Comments over the line, by socket and by plain requests: who hears what, and when."""

import asyncio

import pytest
from django.test import Client

from demo.moves import statement_at
from pages.live.threads import in_thread
from statements.actions.editing import copy_of
from statements.lifecycle import Status
from statements.models import Statement
from tests.editing.lines import Window
from tests.editing.speaking import WORDS, on, say
from tests.editing.typing import deleting, inserting


@pytest.fixture
def statement(cast, document) -> Statement:
    found = statement_at(Status.DRAFTING, cast, document)
    copy_of(found)
    return found


@pytest.fixture
def live(transactional_db, cast, document) -> Statement:
    found = statement_at(Status.DRAFTING, cast, document)
    copy_of(found)
    return found


def play(scene) -> None:
    asyncio.run(scene())


def test_threads_come_after_hello_and_whenever_something_was_said(live, cast):
    passage = on(live)
    first, second = Window(live, cast.author), Window(live, cast.reviewer)

    async def scene():
        hello = await first.enter("a")
        assert hello["comments_for"] == ["everybody", "authors"]
        assert (await first.hears("threads"))["threads"] == []
        assert (await second.enter("b"))["comments_for"] == ["everybody", "reviewers"]
        await second.hears("threads")
        place = {"start": passage.start, "end": passage.end, "version": 0}
        await second.says({"type": "comment", "ref": "r1", "text": "Who says so?", **place})
        said = await second.hears("said")
        [thread] = (await first.hears("threads"))["threads"]
        assert said == {"type": "said", "thread": thread["id"], "ref": "r1"}
        [comment] = thread.pop("comments")
        person = {"id": cast.reviewer.pk, "name": "Bence Halmos", "colour": cast.reviewer.pk % 8}
        assert comment == {"id": comment["id"], "by": person, "at": comment["at"], "text": "Who says so?"}
        assert comment["at"][-1] == "Z"
        assert thread == {
            "id": thread["id"], "clause": "p2", **place, "quotation": WORDS, "lost": False,
            "audience": "everybody", "resolved": False, "by": person, "at": thread["at"],
        }  # fmt: skip
        for act in ({"type": "answer", "text": "I do."}, {"type": "resolve"}, {"type": "reopen"}):
            await first.says({"thread": thread["id"], **act})
            assert await first.hears("said")
            [thread] = (await first.hears("threads"))["threads"]
            assert thread["resolved"] == (act["type"] == "resolve")
        assert len(thread["comments"]) == 2
        await first.leave()
        await second.leave()

    play(scene)


def test_what_is_kept_apart_does_not_even_stir_the_others_line(live, cast):
    first, second = Window(live, cast.author), Window(live, cast.reviewer)

    async def scene():
        await first.enter("a")
        await first.hears("threads")
        await second.enter("b")
        await second.hears("threads")
        await in_thread(say, live, cast.reviewer, audience="reviewers")
        assert len((await second.hears("threads"))["threads"]) == 1
        await in_thread(say, live, cast.reviewer, "For all.")
        threads = (await first.hears("threads"))["threads"]
        assert [thread["comments"][0]["text"] for thread in threads] == ["For all."]
        await first.leave()
        await second.leave()

    play(scene)


def test_what_another_process_says_arrives_without_any_echo(live, cast, monkeypatch):
    window = Window(live, cast.author)
    monkeypatch.setattr("outbox.echo._listeners", [])

    async def scene():
        await window.enter("a")
        await window.hears("threads")
        await in_thread(say, live, cast.reviewer)
        assert len((await window.hears("threads"))["threads"]) == 1
        await window.leave()

    play(scene)


def test_who_becomes_an_author_hears_no_more_of_what_reviewers_say(live, cast):
    say(live, cast.reviewer, audience="reviewers")
    window = Window(live, cast.reviewer)

    async def scene():
        await window.enter("a")
        assert len((await window.hears("threads"))["threads"]) == 1
        await in_thread(cast.reviewer.memberships.update, role="author")
        await window.says({"type": "look"})
        assert (await window.hears("threads"))["threads"] == []
        await window.leave()

    play(scene)


def test_a_window_may_ask_where_its_threads_are(live, cast):
    window = Window(live, cast.author)
    passage = on(live)
    say(live, cast.reviewer)

    async def scene():
        await window.enter("a")
        await window.hears("threads")
        for version, step in enumerate([deleting(passage.start, passage.end), inserting(WORDS, passage.start)]):
            await window.says({"type": "steps", "version": version, "steps": [step]})
            await window.hears("steps")
            await window.says({"type": "threads"})
            [thread] = (await window.hears("threads"))["threads"]
            assert (thread["lost"], thread["version"]) == (version == 0, version + 1)
            assert (thread["start"] is None) == thread["lost"]
        await window.leave()

    play(scene)


@pytest.mark.parametrize(
    "message",
    [
        {"type": "comment", "text": "Where?"},
        {"type": "comment", "text": "Where?", "start": True, "end": 5, "version": 0},
        {"type": "comment", "text": "Where?", "start": 1, "end": 5, "version": 0, "audience": ["everybody"]},
        {"type": "comment", "text": "Where?", "start": 1, "end": 5, "version": 0, "audience": "reviewers"},
        {"type": "comment", "text": None, "start": 1, "end": 5, "version": 0},
        {"type": "answer", "text": "What?", "thread": "zzzzzzzzzzzz"},
        {"type": "answer", "text": "What?", "thread": "\0"},
        {"type": "answer", "text": "What?", "thread": "of reviewers"},
        {"type": "resolve"},
    ],
)
def test_what_cannot_be_said_is_answered_with_a_sentence_and_the_line_goes_on(live, cast, message):
    kept = say(live, cast.reviewer, audience="reviewers")
    if message.get("thread") == "of reviewers":
        message = {**message, "thread": kept.uid}
    window = Window(live, cast.author)

    async def scene():
        await window.enter("a")
        await window.says({**message, "ref": "r"})
        answer = await window.hears("not_said")
        assert (answer["ref"], answer["sentence"][-1]) == ("r", ".")
        await window.says({"type": "comment", "text": "Here.", "start": 1, "end": 6, "version": 0})
        assert await window.hears("said")
        await window.leave()

    play(scene)


def test_the_same_over_plain_requests(statement, cast):
    client, address = Client(), f"/statements/{statement.uid}/comments/"
    client.force_login(cast.author)
    passage = on(statement)
    place = {"start": passage.start, "end": passage.end, "version": 0}

    said = client.post(address, {"type": "comment", "text": "Who says so?", "audience": "authors", **place}).json()
    client.post(address, {"type": "answer", "text": "I do.", "thread": said["thread"]})
    client.post(address, {"type": "resolve", "thread": said["thread"]})
    [thread] = client.get(address).json()["threads"]
    assert (thread["id"], thread["quotation"], thread["resolved"]) == (said["thread"], WORDS, True)
    assert [comment["text"] for comment in thread["comments"]] == ["Who says so?", "I do."]
    for wrong, status in (
        ({"type": "explode"}, 400),
        ({"type": "comment", "text": "?", "start": "x", "end": "²", "version": "9" * 40}, 400),
        ({"type": "comment", "text": "?", "audience": "reviewers", **place}, 403),
        ({"type": "answer", "text": "?", "thread": said["thread"]}, 409),
    ):
        refused = client.post(address, wrong)
        assert (refused.status_code, refused.json()["type"]) == (status, "not_said")
