"""Comments: who speaks and who hears, on which words, over the line and in the mail; nothing is said after the lock."""

import asyncio
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.test import Client

from demo.moves import statement_at
from outbox.clock import database_now
from outbox.deliver import compose
from outbox.models import Mail
from pages.live.threads import in_thread
from statements import working
from statements.actions import commenting
from statements.actions.commenting import Chosen, Quoted
from statements.actions.editing import copy_of, take
from statements.actions.keeping import forget_old_steps
from statements.actions.locking import lock
from statements.actions.reviewing import submit
from statements.anchoring import threads_of
from statements.asking import ask_to_comment
from statements.audiences import audiences_of, heard_by
from statements.lifecycle import Status, WrongMoment
from statements.models import Audience, Comment, Statement, Thread, WorkingCopy
from statements.text.mentions import mentioned
from tests.editing.lines import Window
from tests.editing.typing import deleting, inserting, place_of, tree_of, type_in
from trail.models import Event

PEOPLE = ("author", "reviewer", "releaser", "administrator")
WORDS = "prices double"


@pytest.fixture
def statement(cast, document) -> Statement:
    found = statement_at(Status.DRAFTING, cast, document)
    copy_of(found)
    return found


def version_of(statement: Statement) -> int:
    return WorkingCopy.objects.get(statement=statement).version


def on(statement: Statement, words: str = WORDS) -> Chosen:
    at = place_of(tree_of(statement), words)
    return Chosen(at, at + len(words), version_of(statement))


def say(statement: Statement, by, text: str = "Who says so?", *, passage=None, **more) -> Thread:
    return commenting.comment(statement, by=by, passage=passage or on(statement), text=text, **more)


def words_of(statement: Statement, by) -> list[str | None]:
    """What each thread's passage says now; None where it is lost."""
    tree = tree_of(statement)
    return [None if t.lost else tree.text_between(t.start, t.end) for t in threads_of(statement, by=by)]


def test_a_thread_holds_its_passage(statement, cast):
    thread = say(statement, cast.reviewer)

    [placed] = threads_of(statement, by=cast.author)
    assert (placed.clause, placed.thread.quotation, placed.lost) == ("p2", WORDS, False)
    assert [(c.by, c.text) for c in placed.thread.comments.all()] == [(cast.reviewer, "Who says so?")]
    event = Event.objects.get(kind="statement.commented")
    assert (event.by, event.data) == (f"user:{cast.reviewer.pk}", {"thread": thread.uid})


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_of_the_issuer_speaks_while_it_is_written_and_reviewed(cast, document, who):
    for status in (Status.DRAFTING, Status.IN_REVIEW, Status.APPROVED):
        statement = statement_at(status, cast, document)
        copy_of(statement)
        thread = say(statement, getattr(cast, who))
        commenting.answer(thread, by=getattr(cast, who), text="I do.")
        statement.refresh_from_db()
        assert statement.status == status


def test_a_stranger_and_who_left_say_nothing(statement, cast, others):
    thread = say(statement, cast.author)
    cast.reviewer.memberships.all().delete()
    cast.releaser.is_active = False

    for person in (others.author, cast.reviewer, cast.releaser):
        with pytest.raises(PermissionDenied, match="Only people of the issuer"):
            say(statement, person)
        for act in (commenting.resolve, commenting.reopen):
            with pytest.raises(PermissionDenied):
                act(thread, by=person)
        with pytest.raises(PermissionDenied):
            commenting.answer(thread, by=person, text="No.")
        assert threads_of(statement, by=person) == []


def test_after_the_lock_comments_are_read_and_no_more_written(cast, document):
    statement = statement_at(Status.APPROVED, cast, document)
    copy_of(statement)
    thread = say(statement, cast.author)
    lock(statement, by=cast.releaser)

    for act in (
        lambda: say(statement, cast.author, "More."),
        lambda: commenting.answer(thread, by=cast.author, text="More."),
        lambda: commenting.resolve(thread, by=cast.author),
    ):
        with pytest.raises(WrongMoment, match=r"locked\. Its comments can be read"):
            act()
    with pytest.raises(DatabaseError, match="takes no comment"), transaction.atomic():
        Comment.objects.create(thread=thread, by=cast.author, text="Still.")
    assert words_of(statement, cast.reviewer) == [WORDS]


def test_what_was_said_stays_said(statement, cast):
    thread = say(statement, cast.author)

    for act in (
        lambda: thread.comments.update(text="Nothing."),
        lambda: thread.comments.all().delete(),
        lambda: Thread.objects.update(quotation="Other words"),
        lambda: Thread.objects.update(audience="reviewers"),
        lambda: Thread.objects.filter(pk=thread.pk)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_answers_resolving_and_reopening(statement, cast):
    thread = say(statement, cast.reviewer)
    commenting.answer(thread, by=cast.author, text="The water office.")
    resolved = commenting.resolve(thread, by=cast.author)
    assert commenting.resolve(thread, by=cast.reviewer).resolved_by == cast.author
    with pytest.raises(WrongMoment, match="Reopen it"):
        commenting.answer(resolved, by=cast.reviewer, text="Which one?")
    commenting.reopen(thread, by=cast.reviewer)
    commenting.answer(thread, by=cast.reviewer, text="Which one?")

    [placed] = threads_of(statement, by=cast.author)
    assert [c.text for c in placed.thread.comments.all()] == ["Who says so?", "The water office.", "Which one?"]
    assert placed.thread.resolved_at is None
    kinds = Event.objects.filter(kind__startswith="statement.comment").order_by("pk").values_list("kind", flat=True)
    assert [kind.removeprefix("statement.comment") for kind in kinds] == [
        "ed", "_answered", "_resolved", "_reopened", "_answered",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", " \n ", "x" * 4001, "a\0b", "a\ud83d"])
def test_what_says_nothing_is_refused(statement, cast, text):
    with pytest.raises(ValueError, match=r"\.$"):
        say(statement, cast.author, text)
    assert not Thread.objects.exists()


def test_the_same_again_is_the_same(statement, cast):
    """A request whose answer got lost is sent once more."""
    thread = say(statement, cast.author)
    assert say(statement, cast.author) == thread
    commenting.answer(thread, by=cast.reviewer, text="I do.")
    commenting.answer(thread, by=cast.reviewer, text="I do.")

    assert Comment.objects.count() == 2
    assert say(statement, cast.author, "And this?") != thread
    assert say(statement, cast.reviewer) != thread


# Who hears


def test_authors_and_reviewers_among_themselves(statement, cast):
    say(statement, cast.author, audience=Audience.AUTHORS)
    thread = say(statement, cast.reviewer, audience=Audience.REVIEWERS)

    seen = {who: [t.thread.audience for t in threads_of(statement, by=getattr(cast, who))] for who in PEOPLE}
    assert seen == {"author": ["authors"], "reviewer": ["reviewers"], "releaser": ["reviewers"], "administrator": []}
    with pytest.raises(PermissionDenied, match="do not belong"):
        commenting.answer(thread, by=cast.author, text="What do you say there?")
    with pytest.raises(PermissionDenied, match="do not belong"):
        say(statement, cast.administrator, audience=Audience.AUTHORS)
    with pytest.raises(PermissionDenied, match="do not belong"):
        say(statement, cast.author, audience="nobody")


def test_who_wrote_part_of_the_text_is_no_reviewer_of_it(statement, cast):
    """DOMAIN 18."""
    second = cast.reviewer
    second.memberships.create(organisation=cast.issuer, role="author")
    say(statement, second, audience=Audience.REVIEWERS)
    assert len(threads_of(statement, by=second)) == 1
    type_in(statement, "a ", by=second, before="Water is a right")
    submit(statement, by=cast.author)

    assert threads_of(statement, by=second) == []
    assert len(threads_of(statement, by=cast.reviewer2)) == 1


def test_who_may_speak_to_an_audience_and_who_is_found_in_it_are_the_same(statement, cast, others):
    cast.reviewer2.memberships.create(organisation=cast.issuer, role="author")
    cast.author.memberships.create(organisation=cast.issuer, role="reviewer")
    people = [*(getattr(cast, who) for who in (*PEOPLE, "reviewer2")), others.reviewer]

    for audience in Audience:
        assert set(heard_by(statement, audience)) == {p for p in people if audience in audiences_of(p, statement)}


# Who is named


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("@Ana Ruiz, who?", [1]),
        ("Ask @ana  ruiz", [1]),
        ("@Ana Ruizova", [3]),
        ("@Ana Ruizovas", []),
        ("@Bence and @Ana Ruiz", [1]),
        ("mail@Ana Ruiz.example", []),
        ("@Ána Ruiz", [1]),
        ("@ΕΛΕΝΗ ΜΑΡΚΟΥ @李娜", [4, 5]),
        ("@Ana Ruiz @Ana Ruiz", [1]),
        ("@", []),
    ],
)
def test_names_are_read(text, keys):
    names = {1: "Ana Ruiz", 2: "Bence Halmos", 3: "Ana Ruizova", 4: "Ελένη Μάρκου", 5: "李娜", 6: " "}

    assert mentioned(text, names) == keys


def test_whoever_is_named_gets_one_mail_with_the_comment_and_nothing_of_the_text(statement, cast, settings):
    say(statement, cast.author, "@Bence Halmos, is @Bence Halmos sure? @Ana Ruiz wonders.")

    mail = Mail.objects.get(template="comment_mention")
    message = compose(mail)
    assert (message.to, message.subject) == ([cast.reviewer.email], "Ana Ruiz mentions you in a comment")
    assert message.body == (
        "Ana Ruiz wrote:\n\n@Bence Halmos, is @Bence Halmos sure? @Ana Ruiz wonders.\n\n"
        f"Read it beside the text and answer there:\n{settings.PUBLIC_URL}/statements/{statement.uid}/write/\n"
    )
    assert WORDS not in message.body
    assert list(Comment.objects.get().mentions.all()) == [cast.reviewer]
    commenting.answer(Thread.objects.get(), by=cast.author, text="Well, @Bence Halmos?")
    assert Mail.objects.filter(template="comment_mention").count() == 2


def test_nobody_hears_by_mail_of_what_is_kept_from_them(statement, cast, others):
    others.author.name = "Olga Other"
    others.author.save()
    say(statement, cast.reviewer, "@Ana Ruiz @Olga Other @Chiara Valli", audience=Audience.REVIEWERS)

    assert [mail.to for mail in Mail.objects.filter(template="comment_mention")] == [cast.reviewer2.email]


# On which words


def test_a_passage_chosen_in_an_older_text_is_brought_on(statement, cast):
    passage = on(statement)
    type_in(statement, "🕊 ", by=cast.author, before="Seven cities")
    type_in(statement, "nearly ", by=cast.author, before="double")

    say(statement, cast.reviewer, passage=passage)

    assert words_of(statement, cast.author) == ["prices nearly double"]


def test_a_passage_that_cannot_be_found_is_refused_with_a_sentence(statement, cast):
    passage = on(statement)
    take(statement, by=cast.author, version=0, client="w", steps=[deleting(passage.start, passage.end)])

    for wrong in (
        passage, Chosen(5, 5, 1), Chosen(9, 5, 1), Chosen(-2, 5, 1), Chosen(0, 10**9, 1), Chosen(1, 5, 2),
        Chosen(1, 5, -1), Chosen(1, 5, 10**30), Chosen(10**30, 10**30 + 1, 1),
        Quoted("p2", "prices"), Quoted("p9", "Seven"), Quoted("p2", "e"), Quoted("p2", ""),
    ):  # fmt: skip
        with pytest.raises(ValueError, match=r"\.$"):
            say(statement, cast.reviewer, passage=wrong)
    assert not Thread.objects.exists()


def test_a_passage_can_be_quoted(statement, cast):
    say(statement, cast.reviewer, passage=Quoted("d1", "end"))
    say(statement, cast.reviewer, passage=Quoted("n1", "Figures"))
    say(statement, cast.reviewer, passage=Quoted("", "right"))

    assert words_of(statement, cast.author) == ["end", "Figures", "right"]


def test_words_that_are_gone_are_lost_and_found_when_they_come_back(statement, cast):
    passage = on(statement)
    say(statement, cast.reviewer)
    take(statement, by=cast.author, version=0, client="w", steps=[deleting(passage.start, passage.end)])
    assert words_of(statement, cast.author) == [None]
    take(statement, by=cast.author, version=1, client="w", steps=[inserting("fares triple", passage.start)])
    assert words_of(statement, cast.author) == [None]
    take(statement, by=cast.author, version=2, client="w", steps=[inserting(WORDS, passage.start)])
    assert words_of(statement, cast.author) == [WORDS]
    take(statement, by=cast.author, version=3, client="w", steps=[inserting(WORDS, passage.start)])
    assert words_of(statement, cast.author) == [None]


def test_of_a_lost_passage_not_even_a_space_is_shown(statement, cast):
    passage = on(statement)
    say(statement, cast.reviewer)
    steps = [deleting(passage.start + 7, passage.end), deleting(passage.start, passage.start + 6)]
    take(statement, by=cast.author, version=0, client="w", steps=steps)

    assert words_of(statement, cast.author) == [None]


@pytest.mark.parametrize("gone", [False, True])
def test_places_hold_when_the_steps_are_forgotten(statement, cast, gone):
    say(statement, cast.reviewer)
    say(statement, cast.reviewer, passage=Quoted("a1", "Water"))
    passage = on(statement)
    if gone:
        take(statement, by=cast.author, version=0, client="w", steps=[deleting(passage.start, passage.end)])
    for _n in range(5):
        take(statement, by=cast.author, version=version_of(statement), client="w", steps=[inserting("x", 1)] * 41)
    assert set(Thread.objects.values_list("version", flat=True)) == {205 + gone}
    type_in(statement, "y", by=cast.author, before="Seven")
    forget_steps(statement)
    working.forget()

    assert words_of(statement, cast.author) == [None if gone else WORDS, "Water"]
    with pytest.raises(ValueError, match="too old"):
        say(statement, cast.reviewer, passage=Chosen(1, 6, 3))


def forget_steps(statement: Statement) -> None:
    with connection.cursor() as cursor:  # as if a month had passed: the guard lets nobody else say so
        on_table = " ON statements_batch" if connection.vendor != "sqlite" else ""
        cursor.execute("DROP TRIGGER statements_batch_no_update" + on_table)
    statement.copy.batches.update(at=database_now() - timedelta(days=31))
    assert forget_old_steps() >= 5


def test_a_batch_of_thousands_of_steps_carries_the_places_too(statement, cast):
    say(statement, cast.reviewer)
    for _n in range(3):
        type_in(statement, "x", by=cast.author, before="Water is a right")
    take(statement, by=cast.author, version=3, client="w", steps=[inserting("y", 1)] * 4999)

    assert Thread.objects.get().version == 5002
    assert words_of(statement, cast.author) == [WORDS]


# Over the line


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


def test_the_question_is_asked_as_the_act_is_done(statement, cast, others):
    for person in (cast.author, cast.administrator):
        ask_to_comment(statement, by=person)
    with pytest.raises(PermissionDenied):
        ask_to_comment(statement, by=others.author)
