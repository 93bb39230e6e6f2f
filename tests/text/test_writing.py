"""What stands in the fields of the editor is the text itself: written and read back, nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisations.scripts import direction_of
from statements.text.normalising import merge
from statements.text.writing import UnknownNote, read, written

NOTES = ["n1", "n2"]


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("Plain words.", [{"text": "Plain words."}]),
        ("", []),
        ("a **b** c", [{"text": "a "}, {"text": "b", "marks": [{"type": "strong"}]}, {"text": " c"}]),
        ("a *b* c", [{"text": "a "}, {"text": "b", "marks": [{"type": "emphasis"}]}, {"text": " c"}]),
        ("CSTO[^1], x", [{"text": "CSTO"}, {"note": "n1"}, {"text": ", x"}]),
        ("signed by {count} bodies", [{"text": "signed by "}, {"field": "signatory_count"}, {"text": " bodies"}]),
        ("[x](https://a.example)", [{"text": "x", "marks": [{"type": "link", "href": "https://a.example"}]}]),
        (
            "[слово]{ru}",
            [{"text": "слово", "marks": [{"type": "language", "language": "ru", "direction": "ltr"}]}],
        ),
        ("[sic] {x} 5 * 3", [{"text": "[sic] {x} 5 * 3"}]),
        (r"\*not\*", [{"text": "*not*"}]),
        ("x](https://a.example)", [{"text": "x](https://a.example)"}]),
    ],
)
def test_what_is_typed_is_understood(typed, runs):
    assert read(typed, NOTES) == runs


def test_what_needs_no_backslash_gets_none():
    assert written([{"text": "[sic] 5 * 3 {x}"}], NOTES) == "[sic] 5 * 3 {x}"


def test_a_call_to_a_note_that_is_not_there_is_named():
    with pytest.raises(UnknownNote) as refusal:
        read("x[^3]", NOTES)
    assert refusal.value.number == 3


LANGUAGES = ["ru", "ar", "zh-Hant", "fr"]
MARKS = st.one_of(
    st.just({"type": "strong"}),
    st.just({"type": "emphasis"}),
    st.sampled_from(["https://a.example/x_(y)", "mailto:a@b.example", "https://a.example/?q=*[]"]).map(
        lambda href: {"type": "link", "href": href}
    ),
    st.sampled_from(LANGUAGES).map(lambda tag: {"type": "language", "language": tag, "direction": direction_of(tag)}),
)
WORDS = st.text(alphabet="ab *[](){}\\^1<>_`é", min_size=1, max_size=12)
RUN = st.one_of(
    st.builds(
        lambda text, marks: {"text": text, "marks": list({m["type"]: m for m in marks}.values())},
        WORDS,
        st.lists(MARKS, max_size=3),
    ),
    st.sampled_from(NOTES).map(lambda note: {"note": note}),
    st.just({"field": "signatory_count"}),
)


@given(st.lists(RUN, max_size=6).map(merge))
def test_nothing_is_lost_on_the_way_through_a_field(runs):
    assert read(written(runs, NOTES), NOTES) == runs


@given(st.text(alphabet="ab *[](){}\\^12:/.htps", max_size=40))
def test_whatever_is_typed_is_read_and_stays_as_it_was_meant(typed):
    try:
        runs = read(typed, NOTES)
    except UnknownNote:
        return
    assert read(written(runs, NOTES), NOTES) == runs
