"""On which words a comment is, whatever happens to the text meanwhile."""

from datetime import timedelta

import pytest
from django.db import connection

from demo.moves import statement_at
from outbox.clock import database_now
from statements import working
from statements.actions.commenting import Chosen, Quoted
from statements.actions.editing import copy_of, take
from statements.actions.keeping import forget_old_steps
from statements.lifecycle import Status
from statements.models import Statement, Thread
from tests.editing.speaking import WORDS, on, say, version_of, words_of
from tests.editing.typing import deleting, inserting, type_in


@pytest.fixture
def statement(cast, document) -> Statement:
    found = statement_at(Status.DRAFTING, cast, document)
    copy_of(found)
    return found


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
