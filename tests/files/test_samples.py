"""Twenty-four files of our own making: what a person reads in them is recognised, and every word is placed or listed."""

import re
import unicodedata
from collections import Counter

import pytest

from statements.text.canonical import digest
from statements.text.files import export, import_file
from statements.text.normalising import normalise
from statements.text.reading import plain
from statements.text.schema import validate

from .samples import SAMPLES

READ = {sample.name: import_file(sample.name, sample.content) for sample in SAMPLES}
each = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)


def signs(*texts):
    """How often each letter and digit occurs, however words are cut."""
    joined = unicodedata.normalize("NFKC", "".join(texts)).casefold()
    return Counter(re.sub(r"[\W_]", "", joined))


def kept(result):
    """Every word an import kept anywhere: placed, listed, made number and date, or made structure."""
    document = result.document
    words = [document["title"], *result.marks, *(dropped.text for dropped in result.dropped)]
    words += [result.issue_line.text] if result.issue_line else []
    clauses = [document["lead"] or {}, *document["blocks"], *document["notes"]]
    for block in document["blocks"]:
        words += [block.get(key, "") for key in ("lead_in", "addressee", "source")]
        clauses += block.get("demands", [])
    for clause in clauses:
        words += [run.get("text", "") for run in clause.get("text", [])]
    return words


def blocks(sample, kind):
    return [block for block in READ[sample.name].document["blocks"] if block["type"] == kind]


@each
def test_every_word_is_placed_or_listed(sample):
    assert signs(*sample.said) - signs(*kept(READ[sample.name])) == Counter()


@each
def test_nothing_is_listed_as_lost(sample):
    assert [one for one in READ[sample.name].dropped if "could not" in one.reason] == []


@each
def test_title_and_language(sample):
    document = READ[sample.name].document

    assert (document["title"], document["language"]) == (sample.title, sample.language)


@each
def test_demands(sample):
    found = [(block["lead_in"], block["marker"], len(block["demands"])) for block in blocks(sample, "demand_list")]

    assert found == sample.lists


@each
def test_headings_and_appeals(sample):
    assert [plain(block["text"]) for block in blocks(sample, "heading")] == sample.headings
    assert [plain(block["text"]) for block in blocks(sample, "appeal")] == sample.appeals


@each
def test_notes_in_the_order_of_their_calls(sample):
    document = READ[sample.name].document
    called = re.findall(r"'note': '(n\d+)'", str([document["lead"], document["blocks"]]))

    assert [plain(note["text"]) for note in document["notes"]] == sample.notes
    assert called == [note["id"] for note in document["notes"]]


@each
def test_what_is_dropped_is_listed_with_its_reason(sample):
    assert sorted((one.text, one.reason) for one in READ[sample.name].dropped) == sorted(sample.dropped)


@each
def test_what_is_doubtful_is_said(sample):
    found = [place.sentence for place in READ[sample.name].doubtful]

    assert [sentence[: len(like)] for sentence, like in zip(found, sample.doubtful, strict=False)] == sample.doubtful
    assert len(found) == len(sample.doubtful), found


@each
def test_the_issue(sample):
    issue = READ[sample.name].issue

    assert (issue.number, issue.date) == sample.issue


@each
def test_the_document_is_valid_and_normal_with_every_choice(sample):
    result = READ[sample.name]

    for place in result.doubtful:
        for choice in place.choices:
            settled = result.settled({place.key: choice.value})
            validate(settled.document)
            assert signs(*sample.said) - signs(*kept(settled)) == Counter()
    validate(result.document)
    assert normalise(result.document) == result.document


@each
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_out_and_in_again(sample, kind):
    document = READ[sample.name].document

    assert digest(import_file(f"a.{kind}", export(document, kind)).document) == digest(document)


def test_a_number_like_the_call_of_a_note_that_is_not_there_is_pointed_at():
    findings = READ["mine.txt"].findings

    assert [(one.rule, one.excerpt[one.excerpt.index("(") :][:3]) for one in findings] == [("note_typed", "(3)")]


def test_stars_of_markdown_are_marks():
    lead = READ["river.md"].document["lead"]["text"]

    assert [(run["text"], run["marks"][0]["type"]) for run in lead if "marks" in run] == [
        ("For ten years", "emphasis"),
        ("poisoned", "strong"),
    ]
    assert plain(lead).endswith("The fish are 3 * dead.")


def test_words_of_another_language_keep_it():
    for name, words, tag in (
        ("peace.docx", "мир народам", "ru"),
        ("escola.odt", "Школа для всех", "ru"),
        ("five.html", "родном языке", "ru"),
    ):
        runs = [run for block in READ[name].document["blocks"] for run in block.get("text", [])]
        (mark,) = next(run["marks"] for run in runs if run.get("text") == words)
        assert mark == {"type": "language", "language": tag, "direction": "ltr"}


def test_links_and_quotations_are_kept():
    runs = [run for block in READ["agua.docx"].document["blocks"] for run in block.get("text", [])]
    assert {"type": "link", "href": "https://agua.example/campaña?id=1&x=2"} in [
        mark for run in runs for mark in run.get("marks", [])
    ]
    for name, words, source in (("hafen.docx", "Wir laden keinen Krieg.", "Eine Kranführerin"), ("escola.odt", "Educar é um ato político.", "Uma professora"),
                                ("vivienda.html", "La vivienda es un derecho.", "Constitución"), ("river.md", "Water is life.", "A fisherwoman")):  # fmt: skip
        (quotation,) = [block for block in READ[name].document["blocks"] if block["type"] == "quotation"]
        assert (plain(quotation["text"]), quotation["source"]) == (words, source)


def test_a_table_may_become_demands_and_a_point_a_demand():
    result = READ["shakhta.odt"]
    settled = result.settled({place.key: place.choices[-1].value for place in result.doubtful}).document

    assert [len(block["demands"]) for block in settled["blocks"] if block["type"] == "demand_list"] == [3, 5]


def test_the_samples_are_as_many_as_promised():
    endings = Counter(sample.name.rpartition(".")[2] for sample in SAMPLES)

    assert endings == {"docx": 8, "odt": 4, "rtf": 2, "html": 4, "md": 3, "txt": 3}
    assert len({sample.language for sample in SAMPLES} - {"en-GB"}) >= 6
