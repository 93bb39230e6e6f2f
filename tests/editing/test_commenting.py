"""Comments: who speaks, who hears, who is named; nothing is said after the lock."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from demo.moves import statement_at
from outbox.deliver import compose
from outbox.models import Mail
from statements.actions import commenting
from statements.actions.editing import copy_of
from statements.actions.locking import lock
from statements.actions.reviewing import submit
from statements.anchoring import threads_of
from statements.asking import ask_to_comment
from statements.audiences import audiences_of, heard_by
from statements.lifecycle import Status, WrongMoment
from statements.models import Audience, Comment, Statement, Thread
from statements.text.mentions import mentioned
from tests.editing.speaking import WORDS, say, words_of
from tests.editing.typing import type_in
from trail.models import Event

PEOPLE = ("author", "reviewer", "releaser", "administrator")


@pytest.fixture
def statement(cast, document) -> Statement:
    found = statement_at(Status.DRAFTING, cast, document)
    copy_of(found)
    return found


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


def test_the_question_is_asked_as_the_act_is_done(statement, cast, others):
    for person in (cast.author, cast.administrator):
        ask_to_comment(statement, by=person)
    with pytest.raises(PermissionDenied):
        ask_to_comment(statement, by=others.author)
