"""What is a document and what is not; the refusal names the place."""

import copy
import json
import time
from pathlib import Path

import orjson
import pytest

from organisations.scripts import direction_of
from statements.text.canonical import digest
from statements.text.normalising import normalise
from statements.text.reading import blocks_with_ids, demands, note_calls, plain
from statements.text.schema import MOST, InvalidDocument, validate

VECTORS = Path(__file__).parent / "vectors"


def vector(name):
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))["document"]


@pytest.fixture
def document():
    return vector("base")


@pytest.mark.parametrize("name", sorted({path.stem for path in VECTORS.glob("*")} - {"nfd", "nfc_across_strings"}))
def test_validate_accepts_every_vector_in_normal_form(name):
    validate(normalise(vector(name)))


def changed(document, path, value):
    document = copy.deepcopy(document)
    *steps, last = path
    target = document
    for step in steps:
        target = target[step]
    target[last] = value
    return document


REFUSED = {
    "another version": (("version",), 2, "version: 1 was expected."),
    "unknown block": (("blocks", 0, "type"), "table", "blocks[0].type: 'table' is not one of"),
    "unknown key": (("blocks", 2, "size"), 3, "blocks[2]: Additional properties are not allowed ('size'"),
    "id twice": (("blocks", 1, "demands", 1, "id"), "d1", "demand d1: the id is used twice."),
    "bad id": (("notes", 0, "id"), "N 1", "notes[0].id: 'N 1' does not match"),
    "no such note": (("blocks", 0, "text", 1, "note"), "n9", "p2: calls note n9, which does not exist."),
    "wrong direction": (("direction",), "rtl", "document: en is written ltr, not rtl."),
    "not NFC": (("title",), "Cafe\u0301", "title: the text is not in Unicode form NFC."),
    "control character": (("title",), "a\x00b", "title: contains a control character or half a surrogate pair."),
    "surrogate": (("blocks", 0, "text", 0, "text"), "\ud800", "blocks[0].text[0].text: contains a control"),
    "script link": (
        ("blocks", 0, "text", 0, "marks"),
        [{"type": "link", "href": "javascript:alert(1)"}],
        "blocks[0].text[0].marks[0].href: 'javascript:alert(1)' does not match",
    ),
    "marker": (("blocks", 1, "marker"), "star", "blocks[1].marker: 'star' is not one of"),
    "empty string": (("blocks", 0, "text", 0, "text"), "", "blocks[0].text[0].text: "),
}


@pytest.mark.parametrize("case", REFUSED)
def test_validate_names_the_place(document, case):
    path, value, sentence = REFUSED[case]

    with pytest.raises(InvalidDocument) as refusal:
        validate(changed(document, path, value))

    assert str(refusal.value).startswith(sentence)


@pytest.mark.parametrize("value", [None, [], "text", 3, {}, {"version": 1}])
def test_validate_refuses_what_is_no_document(value):
    with pytest.raises(InvalidDocument):
        validate(value)


@pytest.mark.parametrize("what", ["blocks", "demands", "notes"])
def test_validate_refuses_more_than_any_statement_has(document, what):
    """The columns of demands count to 32,767, and a form takes so many fields."""
    parts = {"blocks": document["blocks"], "demands": document["blocks"][1]["demands"], "notes": document["notes"]}[
        what
    ]
    parts += [
        {"id": f"x{n}", "type": "separator"} if what == "blocks" else {"id": f"x{n}", "text": []} for n in range(MOST)
    ]

    with pytest.raises(InvalidDocument, match=f"{what}: there are 1000., and at most 10000 are possible."):
        validate(document)


def test_validate_says_what_is_wrong_at_the_end_of_a_long_text(document):
    document["blocks"] += [{"id": f"x{n}", "type": "paragraph", "text": [{"text": "x"}]} for n in range(5000)]
    document["blocks"][-1]["text"] = [{"text": "x"}, {"txt": "x"}]
    began = time.process_time()

    with pytest.raises(InvalidDocument) as refusal:
        validate(document)

    assert str(refusal.value).startswith(f"blocks[{len(document['blocks']) - 1}].text[1]: ")
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "nested", ['{"a":' * 1000 + "1" + "}" * 1000, "[" * 1000 + "]" * 1000], ids=["objects", "lists"]
)
def test_validate_refuses_what_is_nested_without_end(document, nested):
    with pytest.raises(InvalidDocument):
        validate({**document, "title": orjson.loads(nested)})


def test_normalise_joins_trims_and_composes(document):
    loose = changed(document, ("title",), " Cafe\u0301\n")
    loose["blocks"][0]["text"] = [{"text": "  The"}, {"text": " com", "marks": []}, {"text": "pany"}, {"text": " \n"}]

    normal = normalise(loose)

    assert normal["title"] == "Café"
    assert normal["blocks"][0]["text"] == [{"text": "The company"}]
    validate(normal)


def test_normalise_leaves_the_digest_and_its_argument(document):
    before = copy.deepcopy(document)

    normal = normalise(document)

    assert document == before
    assert digest(normal) == digest(document)
    assert normalise(normal) == normal


def test_demands_come_with_their_places(document):
    assert [tuple(demand) for demand in demands(document)] == [
        (1, 1, "d1", "the reopening of the port;"),
        (1, 2, "d2", "the release of the arrested."),
    ]


def test_reading_order_is_lead_blocks_notes(document):
    assert [clause.id for clause in blocks_with_ids(document)] == ["p1", "p2", "l1", "d1", "d2", "a1", "n1", "n2"]
    assert list(note_calls(document)) == [("p2", "n1"), ("d2", "n2")]
    assert plain(document["blocks"][0]["text"]) == "The company refuses to talk."


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("az", "ltr"), ("az-Arab", "rtl"), ("und", "ltr")],
)
def test_direction_follows_the_language(language, direction):
    assert direction_of(language) == direction
