"""Out as web page, Markdown and plain text: every word is there, and what has a form in them comes back."""

import json
import zipfile
from io import BytesIO

import pytest

from statements.text.canonical import digest
from statements.text.files import KINDS, export, import_file

from .test_out_and_in import VECTORS
from .test_samples import kept, signs

DOCUMENT = {
    "version": 1, "language": "en", "direction": "ltr", "title": "The river belongs to all", "lead": {"id": "p1", "text": [{"text": "The mill has poisoned it for ten years."}]},
    "blocks": [
        {"id": "p2", "type": "paragraph", "text": [{"text": "Signed by "}, {"field": "signatory_count"}, {"text": " "}, {"text": "unions", "marks": [{"type": "strong"}]}, {"note": "n1"}, {"text": ", read "}, {"text": "the law", "marks": [{"type": "link", "href": "https://law.example/a_(b)"}]}, {"text": " and "}, {"text": "мир", "marks": [{"type": "language", "language": "ru", "direction": "ltr"}]}, {"text": " once more, all of you who live here."}]},
        {"id": "h1", "type": "heading", "level": 2, "text": [{"text": "What we want"}]},
        {"id": "l1", "type": "demand_list", "lead_in": "We demand:", "addressee": "The council of Dover", "marker": "letter", "demands": [{"id": "d1", "text": [{"text": "clean water;"}]}, {"id": "d2", "text": [{"text": "*no* [stars]."}]}]},
        {"id": "q1", "type": "quotation", "text": [{"text": "Water is life."}], "source": "A fisherwoman"},
        {"id": "l2", "type": "demand_list", "lead_in": "We call on all unions:", "marker": "dash", "demands": [{"id": "d3", "text": [{"text": "to strike;"}]}, {"id": "d4", "text": [{"text": "to march."}]}]},
        {"id": "a1", "type": "appeal", "text": [{"text": "Clean water now!"}]},
    ],
    "notes": [{"id": "n1", "text": [{"text": "As of May."}]}],
}  # fmt: skip


def again(kind):
    return import_file(f"a.{KINDS[kind][0]}", export(DOCUMENT, kind))


def test_markdown_comes_back_with_its_digest():
    assert digest(again("markdown").document) == digest(DOCUMENT)


def test_a_web_page_comes_back_but_for_the_mark_of_its_lists():
    back = again("html").document
    for block in back["blocks"]:
        if block.get("marker") == "bullet":
            block["marker"] = "dash"

    assert digest(back) == digest(DOCUMENT)


def test_plain_text_says_whom_demands_are_addressed_to():
    assert "\n→ The council of Dover\nWe demand:\n(a) clean water;" in export(DOCUMENT, "text").decode()
    assert [block.get("addressee") for block in again("text").document["blocks"] if block["type"] == "demand_list"] == [
        "The council of Dover",
        None,
    ]


@pytest.mark.parametrize("kind", ["html", "markdown", "text"])
@pytest.mark.parametrize("name", sorted(path.stem for path in VECTORS.glob("*.json")))
def test_every_word_is_there(kind, name):
    document = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))["document"]
    words = [document["title"]]
    for clause in [document["lead"] or {}, *document["blocks"], *document["notes"]]:
        words += [clause.get(key, "") for key in ("lead_in", "addressee", "source")]
        words += [run.get("text", "") for one in [clause, *clause.get("demands", [])] for run in one.get("text", [])]

    assert not signs(*words) - signs(*kept(import_file(f"a.{KINDS[kind][0]}", export(document, kind))))


def test_a_web_page_brings_nothing_from_outside_and_says_its_language():
    page = export({**DOCUMENT, "language": "ar", "direction": "rtl", "title": "<script>"}, "html").decode()

    assert page.startswith('<!DOCTYPE html>\n<html lang="ar" dir="rtl">')
    assert "<script" not in page and "<link" not in page and "src=" not in page


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_word_processor_finds_styles_lists_notes_language_and_direction(kind):
    parts = zipfile.ZipFile(BytesIO(export({**DOCUMENT, "language": "ar", "direction": "rtl"}, kind)))
    text = parts.read("word/document.xml" if kind == "docx" else "content.xml").decode()
    styles = parts.read("word/styles.xml" if kind == "docx" else "styles.xml").decode()

    for name in ("Lead", "Demand list lead-in", "Addressee", "Demand letter", "Demand dash", "Quotation source", "Appeal", "Signatory count", "Language ru"):  # fmt: skip
        assert f'w:val="{name}"' in styles if kind == "docx" else f'style:display-name="{name}"' in styles, name
    if kind == "docx":
        assert "As of May." in parts.read("word/footnotes.xml").decode()
        assert (
            text.count("<w:numPr>") == 4 and "<w:bidi" in text and 'w:bidi="ar"' in styles.split("</w:docDefaults>")[0]
        )
        assert 'w:lvlText w:val="–"' in parts.read("word/numbering.xml").decode()
        assert "The river belongs to all" in parts.read("docProps/core.xml").decode()
    else:
        assert '<text:note text:id="ftn0" text:note-class="footnote">' in text and text.count("<text:list-item>") == 4
        assert (
            'text:bullet-char="–"' in text and 'style:writing-mode="rl-tb"' in styles and 'fo:language="ar"' in styles
        )


def test_the_same_document_gives_the_same_bytes():
    for kind in KINDS:
        assert export(DOCUMENT, kind) == export(DOCUMENT, kind)
