"""Two texts compared on a page: nothing of the text is missing, and what happened to it is said in words."""

from copy import deepcopy
from random import Random

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from demo.moves import statement_at
from pages.presenting.compared import compared
from pages.presenting.marked import Shown
from statements.actions.drafting import revise
from statements.lifecycle import Status
from statements.text.comparing.units import units
from tests.conftest import small_document
from tests.text.documents import Editor

ASKED = [
    {"text": "Nobody was asked."},
    {"note": "n1"},
    {"text": " "},
    {"field": "signatory_count"},
    {"text": " organisations say so."},
]
P, Q = "Seven cities have sold their springs to a company.", "Since then the prices have doubled in each of them."


def document(*text: dict) -> dict:
    made = deepcopy(small_document("Rooms"))
    made["blocks"] = [{"id": "b1", "type": "paragraph", "text": list(text)}]
    made["notes"] = [{"id": "n1", "text": [{"text": "Council paper 114."}]}]
    return made


def texts(*clauses: str, first: int = 0) -> dict:
    made = document()
    made["blocks"] = [
        {"id": f"b{n + first}", "type": "paragraph", "text": [{"text": text}]} for n, text in enumerate(clauses)
    ]
    return made


def row(old: dict, new: dict):
    (found,) = (row for row in compared(old, new).rows if row.kind == "paragraph")
    return found


def said(old: dict, new: dict) -> list[str]:
    return [each.text for row in compared(old, new).rows for each in row.said]


def shown(changes, **more) -> str:
    return render_to_string("parts/compared.html", {"changes": changes, "language": "en", "direction": "ltr", **more})


CALL, COUNT = ("1", "call"), ("", "count")


def test_a_clause_that_stayed_shows_its_call_and_its_number():
    assert row(document(*ASKED), document(*ASKED)).words.both == [
        Shown("equal", "Nobody was asked."),
        Shown("equal", *CALL),
        Shown("equal", " "),
        Shown("equal", *COUNT),
        Shown("equal", " organisations say so."),
    ]


@pytest.mark.parametrize(
    ("swapped", "operation", "sentence"),
    [(False, "insert", "Note 1 is called here now."), (True, "delete", "Note 1 is not called here any more.")],
)
def test_a_call_or_number_alone_came_or_went(swapped, operation, sentence):
    without = [part for part in ASKED if "text" in part]
    texts = (document(*without), document(*ASKED))
    found = row(*(reversed(texts) if swapped else texts))

    assert [piece for piece in found.words.both if piece.kind != "words"] == [
        Shown(operation, *CALL),
        Shown(operation, *COUNT),
    ]
    assert [each.text for each in found.said] == [sentence]


def test_words_around_them_changed():
    other = [{"text": "Nobody in town was asked."}, *ASKED[1:4], {"text": " unions say so."}]

    words = row(document(*ASKED), document(*other)).words

    assert "".join(p.text or "…" for p in words.new) == "Nobody in town was asked.1 … unions say so."
    assert "".join(p.text or "…" for p in words.old) == "Nobody was asked.1 … organisations say so."
    assert [p.operation for p in words.both if p.kind != "words"] == ["equal", "equal"]


def test_on_the_page_a_number_is_a_gap_that_says_what_it_is():
    page = shown(compared(document({"text": "Nobody was asked."}), document(*ASKED)))

    assert '<sup class="call" title="Note 1">1</sup>' in page
    assert '<span title="How many have signed: counted at the release">…</span>' in page


def test_what_came_and_what_went_is_said_to_those_who_hear_the_page():
    page = shown(compared(texts("The port is closed."), texts("The harbour is closed.")))

    assert 'deleted: </span>port<span class="hidden"' in page
    assert 'inserted: </span>harbour<span class="hidden"' in page


def test_a_move_is_shown_at_both_places_and_each_points_to_the_other():
    other = "Nobody was asked about it before."
    old = texts(P, Q, other)
    new = texts(Q, other, first=1)
    new["blocks"].append(old["blocks"][0])

    rows = compared(old, new).rows
    left, moved = (next(row for row in rows if row.state == state) for state in ("left", "moved"))

    assert rows.index(left) < rows.index(moved)
    assert (left.said[0].to, moved.said[0].to) == (moved.anchor, left.anchor)
    assert [each.text for row in (left, moved) for each in row.said] == [
        "Moved: it is paragraph 3 now.",
        "Moved: it was paragraph 1.",
    ]
    page = shown(compared(old, new))
    assert all(f'id="{row.anchor}"' in page and f'href="#{row.anchor}"' in page for row in (left, moved))


def test_a_split_and_a_join_are_called_so():
    assert said(texts(f"{P} {Q}"), texts(P, Q)) == ["Split: it goes on in paragraph 2.", "Split off from paragraph 1."]
    assert said(texts(P, Q), texts(f"{P} {Q}")) == ["Joined of paragraph 1, paragraph 2."]


def test_a_removed_clause_stands_where_it_stood():
    other = "Nobody was asked about it before."
    new = texts(P, Q, other)
    del new["blocks"][1]

    states = [row.state for row in compared(texts(P, Q, other), new).rows if row.kind == "paragraph"]

    assert states == ["same", "removed", "same"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ([], [{"type": "strong"}], "“sold” is bold now."),
        ([{"type": "emphasis"}], [], "“sold” is not emphasised any more."),
        ([], [{"type": "link", "href": "https://a.example/"}], "“sold” is a link now, to https://a.example/."),
        (
            [{"type": "link", "href": "https://a.example/"}],
            [{"type": "link", "href": "https://b.example/"}],
            "The link of “sold” goes to https://b.example/ now.",
        ),
    ],
)
def test_a_changed_format_is_said(old, new, sentence):
    def made(marks):
        return document({"text": "Seven cities have "}, {"text": "sold", "marks": marks}, {"text": " their springs."})

    assert said(made(old), made(new)) == [sentence]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"marker": "number"}, "The signs of the demands: dashes became numbers."),
        ({"addressee": "The council"}, "The addressee is new: “The council”."),
    ],
)
def test_a_list_that_changed_besides_its_words(changed, sentence):
    def made(**more):
        block = {"id": "l1", "type": "demand_list", "lead_in": "We demand:", "marker": "dash", "demands": []}
        return {**document(), "blocks": [{**block, **more}], "notes": []}

    assert said(made(), made(**changed)) == [sentence]


def test_the_changes_are_counted_in_words():
    old, new = texts(P, Q, "Nobody was asked."), texts(P.replace("Seven", "Eight"), Q)
    new["blocks"].append({"id": "b9", "type": "appeal", "text": [{"text": "Water belongs to everyone!"}]})

    assert compared(old, new).summary == "3 changes: 1 clause changed, 1 added, 1 removed."


def test_another_language_is_said_and_counted():
    old, new = texts(P), {**texts(P), "language": "fr"}

    assert "was en and is fr now" in shown(compared(old, new))
    assert compared(old, new).count == 1


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 10))
def test_every_word_of_both_texts_is_shown(seed, times):
    editor = Editor(Random(seed))
    old, new = editor.document, editor.changed(times)

    rows = compared(old, new).rows

    assert letters(row.words.new for row in rows if row.state not in ("removed", "left")) == letters_of(new)
    assert sorted(letters(row.words.old for row in rows if row.state not in ("added", "left"))) == sorted(
        letters_of(old)
    )


def letters(sides) -> str:
    return "".join(piece.text for side in sides for piece in side if piece.kind == "words").replace(" ", "")


def letters_of(document) -> str:
    return "".join(unit.text for unit in units(document)).replace(" ", "")


@pytest.fixture
def page(client, cast):
    """The page between two revisions of one statement, as the author sees it."""
    statement = statement_at(Status.DRAFTING, cast, texts(P, Q))
    revise(statement, by=cast.author, document=texts(P.replace("Seven", "Eight"), Q), based_on=1)
    client.force_login(cast.author)
    return lambda path: client.get(f"/statements/{statement.uid}/compare/{path}")


def test_both_ways_of_looking_show_the_change(page):
    for view in ("1/2/", "1/2/?view=one", "1/2/?view=nonsense"):
        words = page(view).content.decode()
        assert "1 change: 1 clause changed." in words
        assert 'id="change-1"' in words
        assert ">Eight<" in words
        assert ">Seven<" in words


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("1/2/?old=2&new=1", "compare/2/1/"),
        ("1/2/?old=1&new=1&view=one", "compare/1/1/?view=one"),
        ("1/2/?old=x&new=99999999999", "compare/1/2/"),
        ("1/2/?old=²", "compare/1/2/"),
    ],
)
def test_the_choice_is_sent_on_to_its_own_address(page, asked, answer):
    response = page(asked)

    assert (response.status_code, response["Location"].partition("compare/")[2]) == (
        302,
        answer.partition("compare/")[2],
    )


def test_the_same_twice_is_nothing_changed(page):
    words = page("2/2/").content.decode()

    assert "Nothing changed" in words
    assert "the same revision twice" in words


def test_a_revision_that_is_not_there(page):
    assert page("1/3/").status_code == 404
