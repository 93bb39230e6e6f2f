"""What a signer is told when the text changed."""

import copy
import json
import time
from pathlib import Path

import pytest

from statements.text.comparing import compare, sentences
from statements.text.importing import import_text

from .reading_samples import NAMES, sample


@pytest.fixture
def old():
    return json.loads((Path(__file__).parent / "vectors" / "base.json").read_text(encoding="utf-8"))["document"]


@pytest.fixture
def new(old):
    return copy.deepcopy(old)


def kinds(changes):
    return [(change.kind, change.what, change.id, change.place) for change in changes]


def test_nothing_changed(old, new):
    assert compare(old, new) == []
    assert sentences([]) == []


def test_other_ids_are_no_change(old):
    other = json.loads((Path(__file__).parent / "vectors" / "ids_do_not_matter.json").read_text(encoding="utf-8"))

    assert compare(old, other["document"]) == []


def test_a_changed_word_in_a_demand(old, new):
    """DOMAIN 7, scenario 2"""
    new["blocks"][1]["demands"][0]["text"] = [{"text": "the reform of the port;"}]

    (change,) = compare(old, new)

    assert (change.kind, change.what, change.id, change.place) == ("changed", "demand", "d1", "demand 1 of list 1")
    assert [tuple(piece) for piece in change.pieces] == [
        ("equal", "the "),
        ("delete", "reopening"),
        ("insert", "reform"),
        ("equal", " of the port;"),
    ]
    assert sentences([change]) == ["Demand 1 of list 1 was changed: “reopening” became “reform”."]


def test_reordered_demands(old, new):
    """DOMAIN 9, scenario 3"""
    new["blocks"][1]["demands"].reverse()

    (change,) = compare(old, new)

    assert (change.kind, change.what) == ("moved", "demand")
    assert sentences([change]) == [
        "Demand 1 of list 1 was moved: it was demand 2 of list 1 (“the release of the arrested.”)."
    ]


def test_added_and_removed_clauses(old, new):
    new["blocks"][1]["demands"].append({"id": "d3", "text": [{"text": "an inquiry."}]})
    del new["blocks"][0]
    new["notes"].pop(0)

    changes = compare(old, new)

    assert ("added", "demand", "d3", "demand 3 of list 1") in kinds(changes)
    assert ("removed", "paragraph", "p2", "paragraph 1") in kinds(changes)
    assert ("removed", "note", "n1", "note 1") in kinds(changes)
    assert "Demand 3 of list 1 was added: “an inquiry.”." in sentences(changes)


def test_title_lead_and_lead_in(old, new):
    new["title"] = "Solidarity with the sailors!"
    new["lead"] = None
    new["blocks"][1]["lead_in"] = "We ask for:"

    assert kinds(compare(old, new)) == [
        ("changed", "title", "", "title"),
        ("changed", "demand_list", "l1", "list 1"),
        ("removed", "lead", "p1", "lead"),
    ]


@pytest.mark.parametrize(
    ("path", "value", "aspect"),
    [
        (("blocks", 1, "marker"), "number", "marker"),
        (("blocks", 1, "addressee"), "the ministry", "addressee"),
        (("blocks", 2, "text", 0, "marks"), [], "marks"),
    ],
)
def test_what_changed_besides_words(old, new, path, value, aspect):
    target = new
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value

    (change,) = compare(old, new)

    assert (change.kind, change.aspects, change.pieces) == ("changed", (aspect,), ())


def test_a_note_call_that_went(old, new):
    del new["blocks"][0]["text"][1]

    (change,) = compare(old, new)

    assert (change.id, change.aspects) == ("p2", ("notes",))
    assert sentences([change]) == ["In paragraph 1, the note calls changed."]


def test_words_before_a_note_call_do_not_change_the_call(old, new):
    new["blocks"][0]["text"][0]["text"] = "The port company"

    (change,) = compare(old, new)

    assert (change.aspects, sentences([change])) == ((), ["Paragraph 1 was changed: “port” came in."])


def test_paragraph_that_became_an_appeal(old, new):
    new["blocks"][2]["type"] = "paragraph"

    (change,) = compare(old, new)

    assert (change.kind, change.what, change.id) == ("changed", "paragraph", "a1")


def test_language(old, new):
    new["language"] = "fr"

    assert kinds(compare(old, new)) == [("changed", "language", "", "language")]


def test_a_text_imported_again_with_a_new_paragraph_shows_only_that():
    """The ids of all later paragraphs shifted; the words say what happened."""
    text = sample("fr-logement")
    more = text.replace(
        "Nos organisations refusent", "Un paragraphe tout neuf est venu.\r\n\r\nNos organisations refusent"
    )

    changes = compare(import_text(text).document, import_text(more).document)

    assert [(change.kind, change.after) for change in changes] == [("added", "Un paragraphe tout neuf est venu.")]


def test_demands_that_resemble_each_other_are_told_apart_when_ids_shift(old, new):
    """A demand put in front of a text imported again: every id now names the demand before."""
    people = ["miners", "dockers", "teachers"]
    for document, names in ((old, people), (new, ["sailors", *people])):
        document["blocks"][1]["demands"] = [
            {"id": f"d{n}", "text": [{"text": f"the release of the {name};"}]} for n, name in enumerate(names, 1)
        ]
        document["notes"].pop()

    assert [(change.kind, change.after) for change in compare(old, new)] == [("added", "the release of the sailors;")]


@pytest.mark.parametrize("name", NAMES)
def test_pieces_give_both_texts_again(name):
    document = import_text(sample(name)).document
    other = copy.deepcopy(document)
    for block in other["blocks"]:
        for inline in block.get("text", []):
            if "text" in inline:
                inline["text"] = " ".join(word for n, word in enumerate(inline["text"].split(" ")) if n % 3) or "x"

    for change in compare(document, other):
        if change.kind == "changed":
            assert "".join(piece.text for piece in change.pieces if piece.operation != "insert") == change.before
            assert "".join(piece.text for piece in change.pieces if piece.operation != "delete") == change.after


@pytest.mark.slow
def test_large_and_entirely_different_texts_stay_cheap():
    """Bounded: 2,000 paragraphs against 2,000 others, and one paragraph of 100,000 words."""
    words = [f"w{n * 7919 % 1000}" for n in range(40_000)]
    many = "Title\n\n" + "\n\n".join(" ".join(words[n * 20 : n * 20 + 20]) + "." for n in range(2_000))
    other = "Title\n\n" + "\n\n".join(" ".join(words[n * 20 + 7 : n * 20 + 27][::-1]) + "." for n in range(1_990))
    long = "Title\n\n" + "yes no " * 50_000
    longer = "Title\n\n" + "no maybe " * 50_000
    documents = [import_text(text, language="en").document for text in (many, other, long, longer)]

    start = time.process_time()
    compare(documents[0], documents[1])
    compare(documents[2], documents[3])

    assert time.process_time() - start < 60  # hours, were it not bounded
