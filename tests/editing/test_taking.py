"""What editors type: taken in one order, checked, kept as revisions; nothing that was taken is lost."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from demo.moves import approve, statement_at
from outbox.clock import database_now
from statements import working
from statements.actions.drafting import StaleSave, restore, revise
from statements.actions.editing import Behind, copy_of, take
from statements.actions.keeping import forget_old_steps, keep_pauses, save_version
from statements.actions.locking import lock
from statements.actions.reviewing import submit
from statements.lifecycle import Status, WrongMoment
from statements.models import Batch, Statement, WorkingCopy
from statements.permissions import deciders, is_author_of
from statements.text.editing.stepping import StepRefused
from statements.text.reading import plain
from tests.editing.typing import deleting, inserting, place_of, tree_of, type_in
from trail.models import Event

INSERTION = {"insertion": {"id": "s1"}}


@pytest.fixture
def statement(cast, document) -> Statement:
    found = statement_at(Status.DRAFTING, cast, document)
    copy_of(found)
    return found


def words(statement: Statement) -> str:
    return tree_of(statement).text_between(0, tree_of(statement).content.size, "\n")


def test_a_step_is_taken_and_numbered(statement, cast):
    taken = type_in(statement, "Clean ", by=cast.author, before="Water is a right")

    assert (taken.first, taken.last, taken.clients) == (1, 1, ["window"])
    assert words(statement).startswith("Clean Water is a right")
    assert WorkingCopy.objects.get().version == 1


def test_what_was_made_on_an_older_version_is_sent_back_and_writes_nothing(statement, cast):
    type_in(statement, "Clean ", by=cast.author, before="Water is a right")

    with pytest.raises(Behind) as behind:
        take(statement, by=cast.author, version=0, client="other", steps=[inserting("x", 1)])
    assert behind.value.version == 1
    assert Batch.objects.count() == 1


def test_the_same_batch_again_is_recognised_by_its_version(statement, cast):
    step = inserting("x", 1)
    take(statement, by=cast.author, version=0, client="window", steps=[step])

    with pytest.raises(Behind):
        take(statement, by=cast.author, version=0, client="window", steps=[step])
    assert words(statement).count("x") == 1 + "Water is a right, not a market".count("x")


@pytest.mark.parametrize(
    "step",
    [
        {"stepType": "replace", "from": 1, "to": 900},
        {"stepType": "replace", "from": -4, "to": 2},
        {"stepType": "replace", "from": 0, "to": 0, "slice": {"content": [{"type": "image"}]}},
        {"stepType": "replace", "from": 0, "to": 0, "slice": {"content": [{"type": "paragraph"}]}},
        {"stepType": "explode"},
        {"stepType": "docAttr", "attr": "language", "value": "no language"},
        {"stepType": "docAttr", "attr": "direction", "value": "rtl"},
        {"stepType": "addMark", "from": 34, "to": 40, "mark": {"type": "link", "attrs": {"href": "javascript:alert(1)"}}},
        {"stepType": "addMark", "from": 34, "to": 40, "mark": {"type": "language", "attrs": {"language": "ru", "direction": "rtl"}}},
        {"stepType": "replace", "from": 1, "to": 1, "slice": {"content": [{"type": "text", "text": "a\u0000b"}]}},
        {"stepType": "replace", "from": 1, "to": 1, "slice": {"content": [{"type": "text", "text": "\ud83d"}]}},
        "nothing", None, 7, [], {"stepType": "replace", "from": "1", "to": None},
    ],
)  # fmt: skip
def test_a_step_against_the_schema_is_refused_with_a_sentence(statement, cast, step):
    before = words(statement)

    with pytest.raises(StepRefused) as refused:
        take(statement, by=cast.author, version=0, client="window", steps=[inserting("x", 1), step])
    assert str(refused.value).endswith(".")
    assert words(statement) == before
    assert not Batch.objects.exists()


def test_too_many_and_too_long_are_refused(statement, cast):
    with pytest.raises(StepRefused, match="at most 5,000"):
        take(statement, by=cast.author, version=0, client="window", steps=[inserting("x", 1)] * 5001)
    with pytest.raises(StepRefused, match="longer than"):
        take(statement, by=cast.author, version=0, client="window", steps=[inserting("x" * 1_500_001, 1)])


def test_a_megabyte_is_taken(statement, cast):
    type_in(statement, "x" * 1_000_000, by=cast.author, before="Water is a right")

    assert tree_of(statement).content.size > 1_000_000


@pytest.mark.parametrize("who", ["stranger", "administrator"])
def test_who_may_not_write_is_refused(statement, cast, others, who):
    person = others.author if who == "stranger" else cast.administrator

    with pytest.raises(PermissionDenied):
        type_in(statement, "x", by=person, before="Water is a right")
    with pytest.raises(PermissionDenied):
        take(statement, by=person, version=7, client="window", steps=[inserting("x", 1)])


def test_a_reviewer_suggests_and_does_not_write(statement, cast):
    with pytest.raises(PermissionDenied):
        type_in(statement, "x", by=cast.reviewer, before="Water is a right")
    type_in(statement, "Clean ", by=cast.reviewer, before="Seven cities", **INSERTION)

    statement.refresh_from_db()
    assert statement.suggestions == 1
    assert not is_author_of(cast.reviewer, save_version(statement, by=cast.author, message="Sent on."))


def test_a_suggestion_is_in_no_revision_until_it_is_accepted(statement, cast):
    type_in(statement, "Clean ", by=cast.author, before="Seven cities", **INSERTION)
    saved = save_version(statement, by=cast.author, message="With a suggestion.")

    assert plain(saved.head.document["blocks"][0]["text"]).startswith("Seven cities")


def test_a_suggestion_does_not_end_a_review_and_writing_does(cast, document):
    statement = statement_at(Status.IN_REVIEW, cast, document)
    copy_of(statement)

    type_in(statement, "Clean ", by=cast.reviewer, before="Seven cities", **INSERTION)
    statement.refresh_from_db()
    assert statement.status == Status.IN_REVIEW
    type_in(statement, "Clean ", by=cast.author, before="Water is a right")
    statement.refresh_from_db()
    assert statement.status == Status.DRAFTING
    assert Event.objects.filter(kind="statement.taken_back").count() == 1


def test_open_suggestions_stop_the_lock(cast, document):
    statement = statement_at(Status.APPROVED, cast, document)
    copy_of(statement)
    type_in(statement, "Clean ", by=cast.author, before="Seven cities", **INSERTION)

    with pytest.raises(WrongMoment, match="One suggestion is open"):
        lock(statement, by=cast.releaser)


def test_a_locked_text_takes_no_step_by_any_way(cast, document):
    statement = statement_at(Status.APPROVED, cast, document)
    copy = copy_of(statement)
    lock(statement, by=cast.releaser)

    with pytest.raises(WrongMoment, match="locked and cannot be changed"):
        type_in(statement, "x", by=cast.author, before="Water is a right")
    with pytest.raises(DatabaseError, match="takes no step"), transaction.atomic():
        Batch.objects.create(copy=copy, first=1, last=1, steps=[inserting("x", 1)], client="w", by=cast.author)


def test_steps_are_never_changed(statement, cast):
    type_in(statement, "x", by=cast.author, before="Water is a right")

    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        Batch.objects.update(steps=[])


def test_a_clause_that_was_doubled_gets_an_id_of_its_own(statement, cast):
    tree = tree_of(statement)
    paragraph = tree.child(2)
    at = tree.child(0).node_size + tree.child(1).node_size
    step = {"stepType": "replace", "from": at, "to": at, "slice": {"content": [paragraph.to_json()]}}

    taken = take(statement, by=cast.author, version=0, client="window", steps=[step])

    assert taken.clients == ["window", "server", "server"]  # the paragraph and its note
    ids = [node.attrs["id"] for node in tree_of(statement).content.content if "id" in node.attrs]
    assert len(set(ids)) == len(ids)


def test_characters_beyond_the_first_plane_count_as_the_browser_counts_them(statement, cast):
    take(statement, by=cast.author, version=0, client="window", steps=[inserting("🕊🕊", 1), inserting("!", 5)])

    assert words(statement).startswith("🕊🕊!Water")


def test_a_pause_becomes_a_revision_of_those_who_wrote(statement, cast):
    type_in(statement, "Clean ", by=cast.author, before="Water is a right")
    assert keep_pauses() == 0
    WorkingCopy.objects.update(typed_at=database_now() - timedelta(minutes=3))

    assert keep_pauses() == 1
    statement.refresh_from_db()
    assert (statement.head.number, statement.head.author) == (2, cast.author)
    assert statement.title.startswith("Clean Water")
    assert keep_pauses() == 0


def test_who_wrote_beside_another_is_an_author_too(statement, cast, others):
    second = cast.reviewer
    second.memberships.create(organisation=cast.issuer, role="author")
    type_in(statement, "a ", by=second, before="Water is a right")
    type_in(statement, "b ", by=cast.author, before="Water is a right")

    saved = submit(statement, by=cast.author)

    assert (saved.head.author, list(saved.head.also_by.all())) == (cast.author, [second])
    assert is_author_of(second, saved)
    assert second not in deciders(saved, saved.route.parsed[0])
    seen = Statement.objects.seen_by(second).get(pk=saved.pk)
    assert seen.viewer_wrote


def test_what_was_typed_and_taken_back_makes_no_revision(statement, cast):
    type_in(statement, "x", by=cast.author, before="Water is a right")
    take(statement, by=cast.author, version=1, client="window", steps=[deleting(1, 2)])
    WorkingCopy.objects.update(typed_at=database_now() - timedelta(minutes=3))

    assert keep_pauses() == 0
    assert not WorkingCopy.objects.get().ahead


def test_a_version_with_a_reason_is_kept_also_when_nothing_was_typed(statement, cast):
    saved = save_version(statement, by=cast.author, message="As sent to the lawyers.")

    assert (saved.head.number, saved.head.message) == (2, "As sent to the lawyers.")


def test_what_was_typed_goes_to_review(statement, cast):
    type_in(statement, "Clean ", by=cast.author, before="Water is a right")

    assert submit(statement, by=cast.author).title.startswith("Clean Water")


def test_the_plain_form_is_told_of_what_is_being_typed(statement, cast, document):
    type_in(statement, "Clean ", by=cast.author, before="Water is a right")

    with pytest.raises(StaleSave) as stale:
        revise(statement, by=cast.author, document=document, based_on=1)
    assert stale.value.head.document["title"].startswith("Clean Water")
    assert not WorkingCopy.objects.get().ahead


def test_what_the_plain_form_saves_reaches_the_editor_and_leaves_suggestions(statement, cast, document):
    type_in(statement, "Clean ", by=cast.author, before="An immediate end", **INSERTION)
    document["blocks"][0]["text"][0]["text"] = "Eight cities have seen prices double"

    revise(statement, by=cast.author, document=document, based_on=1)

    assert "Eight cities" in words(statement)
    assert "Clean An immediate" in words(statement)
    copy = WorkingCopy.objects.get()
    assert copy.version == copy.kept_version == 2


def test_the_tree_is_the_same_from_memory_and_from_the_database(statement, cast):
    for n in range(210):
        type_in(statement, f"{n % 10}", by=cast.author, before="Water is a right")
        if n in (3, 199, 200):
            known = tree_of(statement)
            working.forget()
            assert tree_of(statement).eq(known)
    assert WorkingCopy.objects.get().tree_version == 200


def test_old_steps_are_forgotten_only_where_the_tree_holds_them(statement, cast):
    for n in range(205):
        type_in(statement, f"{n % 10}", by=cast.author, before="Water is a right")
    assert forget_old_steps() == 0
    copy = WorkingCopy.objects.get()
    with connection.cursor() as cursor:  # as if a month had passed: the guard lets nobody else say so
        drop = "DROP TRIGGER statements_batch_no_update" + (
            " ON statements_batch" if connection.vendor != "sqlite" else ""
        )
        cursor.execute(drop)
    copy.batches.update(at=database_now() - timedelta(days=31))

    assert forget_old_steps() == 200
    working.forget()
    assert words(statement).startswith("0123456789" * 20 + "01234" + "Water")
    assert copy.batches.count() == 5


def test_approvals_hold_while_others_suggest(cast, document):
    statement = approve(statement_at(Status.IN_REVIEW, cast, document), cast)
    copy_of(statement)
    type_in(statement, "Clean ", by=cast.author, before="Seven cities", **INSERTION)

    statement.refresh_from_db()
    assert statement.status == Status.APPROVED


def test_places_are_found_as_typed(statement):
    assert place_of(tree_of(statement), "Water") == 1


def test_an_earlier_text_is_restored_and_what_was_typed_stays_a_revision(statement, cast):
    type_in(statement, "Clean ", by=cast.author, before="Water is a right")

    restored = restore(statement, by=cast.author, number=1)

    assert [r.document["title"][:5] for r in restored.revisions.order_by("number")] == ["Water", "Clean", "Water"]
    assert restored.head.message == "Revision 1 restored."
    assert words(statement).startswith("Water")
    with pytest.raises(WrongMoment, match="is the present text"):
        restore(statement, by=cast.author, number=1)
