"""Two texts compared on a page: nothing of the text is missing, also what is not its words."""

from copy import deepcopy

import pytest
from django.template.loader import render_to_string

from pages.presenting.compared import compared
from pages.presenting.marked import Piece
from tests.conftest import small_document

ASKED = [
    {"text": "Nobody was asked."},
    {"note": "n1"},
    {"text": " "},
    {"field": "signatory_count"},
    {"text": " organisations say so."},
]


def document(*text: dict) -> dict:
    made = deepcopy(small_document("Rooms"))
    made["blocks"] = [{"id": "b1", "type": "paragraph", "text": list(text)}]
    made["notes"] = [{"id": "n1", "text": [{"text": "Council paper 114."}]}]
    return made


def pieces(old: dict, new: dict) -> list[Piece]:
    (row,) = (row for row in compared(old, new).rows if row.kind == "paragraph")
    return list(row.pieces)


CALL, COUNT = ("1", "call"), ("", "count")


def test_a_clause_that_stayed_shows_its_call_and_its_number():
    assert pieces(document(*ASKED), document(*ASKED)) == [
        Piece("equal", "Nobody was asked."),
        Piece("equal", *CALL),
        Piece("equal", " "),
        Piece("equal", *COUNT),
        Piece("equal", " organisations say so."),
    ]


@pytest.mark.parametrize(("swapped", "operation"), [(False, "insert"), (True, "delete")])
def test_a_call_or_number_alone_came_or_went(swapped, operation):
    without = [part for part in ASKED if "text" in part]
    texts = (document(*without), document(*ASKED))

    shown = pieces(*(reversed(texts) if swapped else texts))

    assert [piece for piece in shown if piece.kind != "words"] == [Piece(operation, *CALL), Piece(operation, *COUNT)]


def test_words_around_them_changed():
    other = [{"text": "Nobody in town was asked."}, *ASKED[1:4], {"text": " unions say so."}]

    shown = pieces(document(*ASKED), document(*other))

    assert (
        "".join(p.text or "…" for p in shown if p.operation != "delete")
        == "Nobody in town was asked.1 … unions say so."
    )
    assert [p.operation for p in shown if p.kind == "call"] == ["equal"]
    assert [p.operation for p in shown if p.kind == "count"] == ["equal"]


def test_on_the_page_a_number_is_a_gap_that_says_what_it_is():
    old, new = document({"text": "Nobody was asked."}), document(*ASKED)
    page = render_to_string(
        "parts/compared.html", {"changes": compared(old, new), "language": "en", "direction": "ltr"}
    )

    assert '<ins><sup class="call" title="Note 1">1</sup></ins>' in page
    assert '<span title="How many have signed: counted at the release">…</span>' in page
