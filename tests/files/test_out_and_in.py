"""A statement out as docx or odt and in again is the same statement: equal digests for any document."""

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from statements.text.canonical import canonical_bytes, digest
from statements.text.files import export, import_file
from statements.text.normalising import normalise
from statements.text.reading import plain

from .documents import documents
from .samples.word import archive

VECTORS = Path(__file__).parents[1] / "text" / "vectors"


def again(document, kind):
    return import_file(f"statement.{kind}", export(document, kind))


@pytest.mark.parametrize("kind", ["docx", "odt"])
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document=documents())
def test_any_document_comes_back_with_its_digest(kind, document):
    """DOMAIN 2"""
    read = again(document, kind)

    assert json.loads(canonical_bytes(read.document)) == json.loads(canonical_bytes(document))
    assert digest(read.document) == digest(document)
    assert read.dropped == []


@pytest.mark.parametrize("kind", ["docx", "odt"])
@pytest.mark.parametrize("name", sorted(path.stem for path in VECTORS.glob("*.json")))
def test_every_vector_comes_back_with_its_digest(kind, name):
    document = normalise(json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))["document"])

    assert digest(again(document, kind).document) == digest(document)


def resaved(content):
    """The docx as Word saves it once more: runs cut and numbered, languages of the keyboard noted, spelling marked."""
    with zipfile.ZipFile(BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    text = parts["word/document.xml"].decode()
    cut = r'\1<w:rPr><w:lang w:val="nb-NO"/></w:rPr><w:t xml:space="preserve">\2</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00B1"><w:t xml:space="preserve">\3</w:t></w:r><w:bookmarkStart w:id="3" w:name="_GoBack"/><w:bookmarkEnd w:id="3"/>'
    text = re.sub(r'(<w:r>)<w:t xml:space="preserve">([^<]{3})([^<]+)</w:t></w:r>', cut, text)
    parts["word/document.xml"] = text.replace("<w:p>", '<w:p w:rsidR="00B1" w:rsidRDefault="00C2">').encode()
    return archive(parts)


@pytest.mark.parametrize("name", ["base", "every_block"])
def test_a_docx_that_word_saved_again_is_the_same_content(name):
    document = normalise(json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))["document"])
    content = resaved(export(document, "docx"))

    assert b"spellStart" in zipfile.ZipFile(BytesIO(content)).read("word/document.xml")
    assert digest(import_file("a.docx", content).document) == digest(document)


def test_what_was_done_to_a_docx_of_ours_in_a_word_processor_is_read():
    document = normalise(json.loads((VECTORS / "every_block.json").read_text(encoding="utf-8"))["document"])
    with zipfile.ZipFile(BytesIO(export(document, "docx"))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    text = parts["word/document.xml"].decode()
    text = text.replace(
        "refuses to talk.",
        'refuses</w:t></w:r><w:del w:id="1" w:author="A"><w:r><w:delText xml:space="preserve"> to talk</w:delText></w:r></w:del><w:ins w:id="2" w:author="A"><w:r><w:t xml:space="preserve"> everything</w:t></w:r></w:ins><w:r><w:t>.',
    )
    parts["word/document.xml"] = text.replace(
        "<w:sectPr>", "<w:p><w:r><w:t>A line at the end.</w:t></w:r></w:p><w:sectPr>", 1
    ).encode()

    result = import_file("a.docx", archive(parts))

    assert plain(result.document["blocks"][0]["text"]) == "The company refuses everything."
    assert plain(result.document["blocks"][-1]["text"]) == "A line at the end."
    assert [(one.text, one.reason) for one in result.dropped] == [("to talk", "deleted with tracked changes")]
    assert [place.sentence[:30] for place in result.doubtful] == ["The file had tracked insertion"]


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_what_xml_has_no_place_for_leaves_a_file_that_opens(kind):
    document = normalise(json.loads((VECTORS / "base.json").read_text(encoding="utf-8"))["document"])

    assert again({**document, "title": "a\ufffeb\uffff"}, kind).document["title"] == "a\ufffdb\ufffd"
