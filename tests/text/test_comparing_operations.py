"""The operations between two texts: they make the new one of the old one, and say what happened as a person would."""

import gc
import json
import re
import time
import unicodedata
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.comparing_texts import adversarial, document, statement_pair
from statements.text.canonical import canonical_bytes
from statements.text.comparing import DoesNotFit, applied, operations
from statements.text.schema import validate

from .documents import Editor

P, Q = "Seven cities have sold their springs to a company.", "Since then the prices have doubled in each of them."
SEEDS = st.integers(0, 2**32)


def base() -> dict:
    return json.loads((Path(__file__).parent / "vectors" / "base.json").read_text(encoding="utf-8"))["document"]


def ops(old, new):
    """What is said, after it was seen that it makes the new text and can be sent."""
    found = operations(old, new)
    assert found["algorithm"] == 2
    assert canonical_bytes(applied(old, json.loads(json.dumps(found)))) == canonical_bytes(new)
    return found["operations"]


def kinds(old, new):
    return [(o["op"], o["id"]) for o in ops(old, new)]


def texts(*clauses, **ids):
    made = document(list(clauses))
    for n, name in ids.items():
        made["blocks"][int(n[1:])]["id"] = name
    return made


@settings(max_examples=300, deadline=None)
@given(SEEDS, st.integers(0, 8))
def test_what_is_applied_is_the_new_text(seed, times):
    editor = Editor(Random(seed))
    old = editor.document
    new = editor.changed(times)

    for a, b in ((old, new), (new, old)):
        made = applied(a, json.loads(json.dumps(operations(a, b))))
        assert canonical_bytes(made) == canonical_bytes(b)
        validate(_normal(made))


@settings(max_examples=100, deadline=None)
@given(SEEDS, SEEDS)
def test_also_between_texts_that_have_nothing_in_common(one, other):
    ops(Editor(Random(one)).document, Editor(Random(other)).document)


@settings(max_examples=100, deadline=None)
@given(SEEDS)
def test_equal_content_gives_none(seed):
    made = Editor(Random(seed)).document
    other = json.loads(re.sub(r'"c(\d+)"', r'"other\1"', json.dumps(made)))

    assert ops(made, made) == ops(made, other) == []


def _normal(made):
    """The editor of these tests writes one word that is not in NFC."""
    return json.loads(unicodedata.normalize("NFC", json.dumps(made, ensure_ascii=False)))


def test_a_split_paragraph():
    assert ops(texts(f"{P} {Q}"), texts(P, Q)) == [
        {"op": "split", "id": "p0", "at": len(P), "between": " ", "into": "p1"}
    ]


def test_a_split_with_a_change_in_each_half():
    found = ops(texts(f"{P} {Q}"), texts(P.replace("Seven", "Eight"), Q.replace("doubled", "trebled")))

    assert [(o["op"], o["id"]) for o in found] == [("split", "p0"), ("text", "p0"), ("text", "p1")]


def test_joined_paragraphs():
    assert ops(texts(P, Q), texts(f"{P} {Q}")) == [{"op": "join", "id": "p0", "with": "p1", "between": " "}]


def test_chinese_paragraphs_are_joined_without_a_space():
    one, other = "七个城市把水源卖给了一家公司。", "从那时起每个城市的水价都翻了一番。"

    assert ops(texts(one, other), texts(one + other))[0] == {"op": "join", "id": "p0", "with": "p1", "between": ""}


def test_a_heading_put_between_the_halves_does_not_hide_the_split():
    assert kinds(texts(f"{P} {Q}"), texts(P, "Prices", Q)) == [("split", "p0"), ("add", "p1")]


def test_split_in_three():
    r = "Nobody was asked, and nobody has told the citizens anything."

    assert kinds(texts(f"{P} {Q} {r}"), texts(P, Q, r)) == [("split", "p0"), ("split", "p1")]
    assert kinds(texts(P, Q, r), texts(f"{P} {Q} {r}")) == [("join", "p0"), ("join", "p0")]


def test_one_clause_is_moved_not_all_others():
    r = "Nobody was asked."
    moved = texts(Q, r, P, n0="p1", n1="p2", n2="p0")

    assert ops(texts(P, Q, r), moved) == [{"op": "move", "id": "p0", "row": "blocks", "after": "p2"}]


def test_a_list_moves_with_its_demands():
    old = base()
    old["blocks"].append({**deepcopy(old["blocks"][1]), "id": "l9", "lead_in": "And of the city:"})
    for demand in old["blocks"][-1]["demands"]:
        demand["id"] = f"x{demand['id']}"
        demand["text"] = [{"text": f"{demand['id']} is what we want."}]
    new = deepcopy(old)
    new["blocks"].insert(1, new["blocks"].pop())

    assert kinds(old, new) == [("move", "l9")]


def test_a_demand_goes_to_another_list():
    old = base()
    old["blocks"].append({"id": "l9", "type": "demand_list", "lead_in": "And:", "marker": "dash", "demands": []})
    new = deepcopy(old)
    new["blocks"][-1]["demands"] = [new["blocks"][1]["demands"].pop(0)]

    assert ops(old, new) == [{"op": "move", "id": "d1", "row": "demands", "list": "l9", "after": ""}]


def test_the_demands_of_a_list_go_before_it():
    old, new = base(), base()
    del new["blocks"][1]

    assert [o["id"] for o in ops(old, new) if o["op"] == "remove"] == ["d1", "d2", "l1"]


def test_a_lead_that_became_a_paragraph_is_none_that_went():
    old = base()
    new = {**old, "lead": None, "blocks": [{**old["lead"], "type": "paragraph"}, *old["blocks"]]}

    assert ops(old, new) == [{"op": "set", "id": "p1", "name": "type", "was": "lead", "now": "paragraph"}]


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ({"type": "strong"}, "sold"),
        ({"type": "link", "href": "https://a.example/x"}, "Seven cities"),
        ({"type": "language", "language": "fr", "direction": "ltr"}, "springs"),
    ],
)
def test_a_format_says_which_words_have_it_now(mark, words):
    old = texts(P)
    before, _, after = P.partition(words)
    new = deepcopy(old)
    new["blocks"][0]["text"] = [
        i for i in ({"text": before}, {"text": words, "marks": [mark]}, {"text": after}) if i["text"]
    ]

    (found,) = ops(old, new)

    assert [p for p in found["pieces"] if p["do"] != "keep"] == [
        {"do": "format", "text": words, "was": [], "marks": [mark]}
    ]


def test_a_note_in_front_does_not_touch_the_calls_of_others():
    old, new = base(), base()
    new["notes"].insert(0, {"id": "n9", "text": [{"text": "Port office, 2022."}]})
    new["lead"]["text"].append({"note": "n9"})

    found = ops(old, new)

    assert [(o["op"], o["id"]) for o in found] == [("add", "n9"), ("text", "p1")]
    assert found[1]["pieces"][-1] == {"do": "insert", "note": "n9"}


def test_a_call_that_moved_is_taken_out_and_put_in():
    old, new = base(), base()
    text = new["blocks"][0]["text"]
    text[1], text[2] = text[2], text[1]

    (found,) = ops(old, new)

    assert [p for p in found["pieces"] if p["do"] != "keep"] == [
        {"do": "delete", "note": "n1"},
        {"do": "insert", "note": "n1"},
    ]


@pytest.mark.parametrize(
    ("old", "new", "went", "came"),
    [
        ("the reopening of the port", "the reopenings of the port", ["reopening"], ["reopenings"]),
        ("the port", "the port of Meridian", [], [" of Meridian"]),
        ("We, the dockers, strike.", "We the dockers strike!", [",", ",", "."], ["!"]),
        ("我们要求释放被捕者", "我们要求立即释放被捕者", [], ["立即"]),
        ("私たちは水を要求する", "私たちは安全な水を要求する", [], ["安全な"]),
        ("เราต้องการน้ำ", "เราต้องการน้ำสะอาด", [], ["สะอาด"]),
        ("نطالب بالإفراج عن المعتقلين", "نطالب بالإفراج الفوري عن المعتقلين", [], ["الفوري "]),
        ("हम पानी मांगते हैं", "हम पानी माँगते हैं", ["मांगते"], ["माँगते"]),
        ("Wir fordern a\u0300 jour", "Wir fordern e\u0300 jour", ["à"], ["è"]),
        ("one 𠀀𠀁 two", "one 𠀀 two", ["𠀁"], []),
    ],
)
def test_only_the_words_that_changed_are_marked(old, new, went, came):
    (found,) = ops(texts(old), texts(new))

    assert [p["text"] for p in found["pieces"] if p["do"] == "delete"] == went
    assert [p["text"] for p in found["pieces"] if p["do"] == "insert"] == came


def test_words_replaced_side_by_side_are_one_change():
    (found,) = ops(texts("Until now all the water was free."), texts("Until now most of it was free."))

    assert [(p["do"], p["text"]) for p in found["pieces"]] == [
        ("keep", "Until now "), ("delete", "all the water"), ("insert", "most of it"), ("keep", " was free."),
    ]  # fmt: skip


def test_a_sentence_written_anew_is_no_salad_of_its_little_words():
    (found,) = ops(
        texts("The council of the port wants to sell the springs of the valley."),
        texts("Water is a right of all, and the law says so."),
    )

    assert [p["do"] for p in found["pieces"]] == ["delete", "insert"]


@pytest.mark.parametrize("change", ["text", "set", "move"])
def test_operations_for_another_text_are_refused(change):
    old, new = base(), base()
    if change == "text":
        new["blocks"][0]["text"][0]["text"] = "The port company"
    if change == "set":
        new["blocks"][1]["marker"] = "number"
    if change == "move":
        new["blocks"].insert(0, new["blocks"].pop())
    comparison = operations(old, new)
    other = base()
    other["blocks"] = (
        [{**other["blocks"][0], "text": [{"text": "Else."}]}] if change != "set" else deepcopy(new["blocks"])
    )

    with pytest.raises(DoesNotFit):
        applied(other, comparison)


@pytest.mark.slow
@pytest.mark.parametrize("name", adversarial(1))
def test_a_text_made_to_be_slow_is_not(name):
    """Four times the text takes four times as long, not sixteen times."""
    small, large = (_seconds(*adversarial(times)[name]) for times in (1, 4))

    assert large < 9 * max(small, 0.02)


def _seconds(old, new) -> float:
    found, took = {}, []
    gc.disable()  # its rounds grow with everything that other tests have left
    try:
        for _ in range(2):
            began = time.process_time()
            found = operations(old, new)
            took.append(time.process_time() - began)
    finally:
        gc.enable()
    assert canonical_bytes(applied(old, found)) == canonical_bytes(new)
    return min(took)


def test_the_measured_pair_is_understood():
    found = ops(*statement_pair())

    assert {kind: sum(o["op"] == kind for o in found) for kind in ("split", "move", "add", "remove")} == {
        "split": 1, "move": 2, "add": 0, "remove": 0,
    }  # fmt: skip
