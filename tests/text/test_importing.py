"""Every sample field by field against what a person read in it, and nothing lost in any text."""

import textwrap

import pytest

from statements.text.canonical import digest
from statements.text.exporting import plain_text
from statements.text.importing import import_text
from statements.text.linting import findings
from statements.text.normalising import normalise
from statements.text.reading import plain
from statements.text.schema import validate

from .reading_samples import NAMES, expected, sample, signs, words_of

RESULTS = {name: import_text(sample(name)) for name in NAMES}


def starts_and_ends(text, like):
    return {"starts": text[: len(like["starts"])], "ends": text[-len(like["ends"]) :]}


def read(block, like):
    if block["type"] == "demand_list":
        demands = [plain(demand["text"]) for demand in block["demands"]]
        return {"type": "demand_list", "lead_in": block["lead_in"], "marker": block["marker"], "demands": demands}
    like = {"starts": "", "ends": " ", **like}
    return {"type": block["type"], **starts_and_ends(plain(block["text"]), like)}


def calls(document):
    """(note, clause, words before the call) in reading order"""
    clauses = [document["lead"], *document["blocks"]]
    clauses += [demand for block in document["blocks"] for demand in block.get("demands", [])]
    for clause in clauses:
        before = ""
        for inline in clause.get("text", []):
            if "note" in inline:
                yield inline["note"], clause["id"], before
            before += inline.get("text", "")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("field", ["language", "direction", "title"])
def test_import_finds(name, field):
    assert RESULTS[name].document[field] == expected(name)[field]


@pytest.mark.parametrize("name", NAMES)
def test_import_finds_the_issue(name):
    """DOMAIN 45, scenario 17"""
    issue, line = RESULTS[name].issue, RESULTS[name].issue_line

    found = {"number": issue.number, "date": issue.date, "ambiguous": issue.ambiguous}
    assert found == expected(name)["issue"]
    assert (line.text if line else None) == expected(name)["issue_line"]


@pytest.mark.parametrize("name", NAMES)
def test_import_finds_the_lead(name):
    like = expected(name)["lead"]

    assert starts_and_ends(plain(RESULTS[name].document["lead"]["text"]), like) == like


@pytest.mark.parametrize("name", NAMES)
def test_import_finds_the_blocks(name):
    """Scenario 17"""
    blocks, like = RESULTS[name].document["blocks"], expected(name)["blocks"]

    padded = [*like, *[{}] * (len(blocks) - len(like))]
    assert [read(block, one) for block, one in zip(blocks, padded, strict=False)] == like


@pytest.mark.parametrize("name", NAMES)
def test_import_finds_the_notes_where_they_are_called(name):
    """Scenario 17"""
    document, like = RESULTS[name].document, expected(name)["notes"]

    found = []
    for (note, where, before), one, body in zip(calls(document), like, document["notes"], strict=True):
        assert note == body["id"]
        text = starts_and_ends(plain(body["text"]), one)
        found.append({"called_in": where, "after": before[-len(one["after"]) :], **text})
    assert found == like


@pytest.mark.parametrize("name", NAMES)
def test_import_drops_only_what_it_says(name):
    """Scenario 17"""
    assert [[dropped.line, dropped.text] for dropped in RESULTS[name].dropped] == expected(name)["dropped"]
    assert all(dropped.reason for dropped in RESULTS[name].dropped)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_lost(name):
    assert signs(words_of(RESULTS[name])) == signs(sample(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_document_is_valid_and_normal(name):
    document = RESULTS[name].document

    validate(document)
    assert normalise(document) == document


@pytest.mark.parametrize("name", NAMES)
def test_the_export_is_read_back_as_the_same_content(name):
    document = RESULTS[name].document

    again = import_text(plain_text(document)).document

    assert again == document
    assert digest(again) == digest(document)


FLOWING = sorted(set(NAMES) - {"de-hafen", "en-wrapped"})


@pytest.mark.parametrize("name", FLOWING)
def test_blank_lines_are_not_needed(name):
    lines = [line for line in sample(name).splitlines() if line.strip()]

    assert import_text("\n".join(lines)).document == RESULTS[name].document


@pytest.mark.parametrize("width", [58, 66, 72, 80])
@pytest.mark.parametrize("name", sorted(set(FLOWING) - {"zh-gongchang", "ja-kichi", "pt-escola"}))
def test_hard_wrapping_is_undone(name, width):
    """The Portuguese sample has no blank lines: wrapped as well, its paragraphs could only be guessed."""
    lines = [textwrap.fill(line, width, break_on_hyphens=False) for line in sample(name).splitlines()]

    assert import_text("\n".join(lines)).document == RESULTS[name].document


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ending", ["\r\n", "\r", "\x0c\n", "\u2028"])
def test_line_endings_do_not_matter(name, ending):
    text = ending.join(sample(name).splitlines())

    document = import_text(text).document

    assert ending == "\u2028" or document == RESULTS[name].document


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"kazakhstan-2022"}))
def test_a_clean_text_has_no_findings(name):
    assert findings(RESULTS[name].document) == []


def test_the_findings_of_the_reference_text():
    """DOMAIN 0"""
    found = {finding.rule: finding for finding in RESULTS["kazakhstan-2022"].findings}

    assert list(found) == ["issue_ambiguous", "note_place", "hyphen_space", "long_paragraph", "small_letter"]
    assert "Kassym- Jomart" in found["hyphen_space"].excerpt
    assert "hands off! the" in found["small_letter"].excerpt


def test_the_json_of_the_reference_text():
    answer = RESULTS["kazakhstan-2022"].as_json()

    assert answer["issue"] == {
        "number": 21,
        "date": "2022-02",
        "ambiguous": True,
        "readings": [{"number": 21, "date": "2022-02"}, {"number": None, "date": "2022-02-21"}],
    }
    assert answer["dropped"] == [{"line": 1, "text": "Gantry 5", "reason": "name of a page template"}]
    assert "(1)" not in plain(answer["document"]["blocks"][0]["text"])


def test_language_can_be_given():
    assert import_text("Freedom!\n\nNow.", language="fr").document["language"] == "fr"
    assert import_text("Freedom!\n\nNow.", language="ar").document["direction"] == "rtl"
