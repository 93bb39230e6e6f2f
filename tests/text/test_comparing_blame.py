"""Who wrote which words of the present text."""

import time
from copy import deepcopy
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.comparing_texts import document, statement_pair
from statements.text.comparing.blame import blame
from statements.text.comparing.units import units
from statements.text.normalising import merge

from .documents import Editor

P, Q = "Seven cities have sold their springs to a company.", "Since then the prices have doubled in each of them."


def told(*texts):
    """Of each paragraph: its words and the number of the revision that brought them."""
    return [
        [("".join(i.get("text", "*") for i in w.inlines), w.revision) for w in clause.words]
        for clause in blame(enumerate(texts, 1))
        if clause.unit.kind == "paragraph"
    ]


def text(*clauses, **more):
    return {**document(list(clauses)), **more}


def test_the_first_revision_wrote_all_of_it():
    assert told(text(P, Q)) == [[(P, 1)], [(Q, 1)]]
    assert blame([]) == []


def test_a_word_belongs_to_the_revision_that_brought_it():
    assert told(text("The port is closed."), text("The old port is closed."), text("The old port is shut.")) == [
        [("The ", 1), ("old ", 2), ("port is ", 1), ("shut", 3), (".", 1)]
    ]


def test_what_was_taken_out_and_put_in_again_is_the_last_ones():
    assert told(text("The old port."), text("The port."), text("The old port.")) == [
        [("The ", 1), ("old ", 3), ("port.", 1)]
    ]


def test_words_keep_their_author_through_move_split_join_and_format():
    old, split = text(f"{P} {Q}", P), text(P, Q, P)
    for block, name in zip(split["blocks"], ("p0", "p9", "p1"), strict=True):
        block["id"] = name
    moved = deepcopy(split)
    moved["blocks"].append(moved["blocks"].pop(0))
    bold = deepcopy(old)
    bold["blocks"][0]["text"][0]["marks"] = [{"type": "strong"}]

    assert {number for clause in told(old, split, moved) for _, number in clause} == {1}
    assert told(old, bold)[0] == [(f"{P} {Q}", 1)]
    assert told(text(P, Q), text(f"{P} {Q}")) == [[(P, 1), (" ", 2), (Q, 1)]]


def test_calls_and_numbers_count_as_well():
    before, after = text(P), text(P)
    after["notes"] = [{"id": "n1", "text": [{"text": "A paper."}]}]
    after["blocks"][0]["text"] = [{"text": P}, {"note": "n1"}, {"field": "signatory_count"}]

    assert told(before, after) == [[(P, 1), ("**", 2)]]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_no_word_is_lost_and_none_is_put_in(seed):
    editor = Editor(Random(seed))
    texts = [editor.document]
    for _ in range(4):
        texts.append(editor.changed(3))
        editor.document = texts[-1]

    found = blame(enumerate(texts, 1))

    for clause, unit in zip(found, units(texts[-1]), strict=True):
        assert merge([inline for written in clause.words for inline in written.inlines]) == merge(unit.inlines)
        assert {written.revision for written in clause.words} <= {1, 2, 3, 4, 5}
        assert all(a.revision != b.revision for a, b in zip(clause.words, clause.words[1:], strict=False))


@pytest.mark.slow
def test_five_hundred_revisions_of_a_long_text():
    """30,000 characters, a word changed each time: some milliseconds for each revision."""
    now, _ = statement_pair()
    texts = [now]
    for n in range(499):
        now = {**now, "blocks": list(now["blocks"])}
        block = now["blocks"][n % len(now["blocks"])]
        words = block["text"][0]["text"].split(" ")
        words[n % len(words)] = f"new{n}"
        now["blocks"][n % len(now["blocks"])] = {**block, "text": [{"text": " ".join(words)}]}
        texts.append(now)

    began = time.process_time()
    found = blame(enumerate(texts, 1))

    assert time.process_time() - began < 10
    assert len({written.revision for clause in found for written in clause.words}) > 400
