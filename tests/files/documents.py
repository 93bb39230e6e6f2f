"""Documents nobody thought of: everything that the schema allows and the normal form keeps."""

from hypothesis import strategies as st

from organisations.scripts import direction_of
from statements.text.normalising import normalise
from statements.text.schema import validate

LANGUAGES = ["en", "fr", "ru", "ar", "he", "zh-Hant", "az-Arab", "pt-BR"]
HREFS = [
    "https://a.example/x_(y)", "mailto:a@b.example", "https://a.example/?q=*[]&b=1#part", "https://a.example/ü|{}<>\"'",
    "https://a.example/%20%C3%BC",
]  # fmt: skip
# Letters of many scripts, what programs treat in a way of their own, and what looks like structure.
SIGNS = "ab Zß é文字عربעבд–—-•1.)(*#|>[]{}<&\"'’«»\\~^$_`@:/!?…\u00a0\u00ad\u2011\u200b\u200f\u202f\u2003\u3000\ufdd0\ufeff\U0001f6a9"
WORDS = st.text(alphabet=SIGNS, max_size=14)
MARKS = st.one_of(
    st.just({"type": "strong"}),
    st.just({"type": "emphasis"}),
    st.sampled_from(HREFS).map(lambda href: {"type": "link", "href": href}),
    st.sampled_from(LANGUAGES).map(lambda tag: {"type": "language", "language": tag, "direction": direction_of(tag)}),
)
STRING = st.builds(
    lambda text, marks: {"text": text, "marks": list({mark["type"]: mark for mark in marks}.values())},
    st.text(alphabet=SIGNS, min_size=1, max_size=14),
    st.lists(MARKS, max_size=3),
)


def runs(notes):
    calls = [st.sampled_from(notes).map(lambda note: {"note": note})] if notes else []
    return st.lists(st.one_of(STRING, STRING, STRING, st.just({"field": "signatory_count"}), *calls), max_size=5)


def either(text):
    """There, empty or absent."""
    return st.one_of(st.none(), WORDS).map(lambda words: {} if words is None else {text: words})


def block(text):
    demand = text.map(lambda inlines: {"text": inlines})
    return st.one_of(
        text.map(lambda inlines: {"type": "paragraph", "text": inlines}),
        text.map(lambda inlines: {"type": "appeal", "text": inlines}),
        st.just({"type": "separator"}),
        st.builds(lambda inlines, level: {"type": "heading", "level": level, "text": inlines}, text, st.integers(2, 4)),
        st.builds(lambda inlines, source: {"type": "quotation", "text": inlines, **source}, text, either("source")),
        st.builds(
            lambda lead_in, addressee, marker, demands: {
                "type": "demand_list", "lead_in": lead_in, **addressee, "marker": marker, "demands": demands
            },
            WORDS, either("addressee"), st.sampled_from(["dash", "bullet", "number", "letter"]), st.lists(demand, max_size=3),
        ),
    )  # fmt: skip


@st.composite
def documents(draw):
    notes = [f"n{n}" for n in range(1, draw(st.integers(0, 3)) + 1)]
    text = runs(notes)
    language = draw(st.sampled_from(LANGUAGES))
    blocks = draw(st.lists(block(text), max_size=5))
    blocks = [{**one, "id": f"b{n}"} for n, one in enumerate(blocks)]
    for n, one in enumerate(blocks):
        if "demands" in one:
            one["demands"] = [{**demand, "id": f"d{n}x{m}"} for m, demand in enumerate(one["demands"])]
    lead = draw(st.one_of(st.none(), text))
    document = normalise(
        {
            "version": 1,
            "language": language,
            "direction": direction_of(language),
            "title": draw(WORDS),
            "lead": None if lead is None else {"id": "p0", "text": lead},
            "blocks": blocks,
            "notes": [{"id": note, "text": draw(text)} for note in notes],
        }
    )
    validate(document)
    return document
