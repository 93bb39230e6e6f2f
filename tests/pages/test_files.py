"""A file is read, shown as it was understood, and kept as it was chosen; a revision leaves as a file and comes back the same."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape

from demo.moves import statement_at
from statements.lifecycle import Status
from statements.models import Statement
from statements.text.canonical import digest
from statements.text.files import KINDS, import_file
from tests.files.samples import SAMPLES
from tests.files.samples.word import Word

BY_NAME = {sample.name: sample for sample in SAMPLES}


@pytest.fixture
def author(client, cast):
    client.force_login(cast.author)
    return client


def upload(author, name, content=None):
    file = SimpleUploadedFile(name, BY_NAME[name].content if content is None else content)
    return author.post("/statements/new/", {"text": "", "file": file})


def carried(answer):
    return answer.context["carried"]


@pytest.mark.parametrize("name", ["dockers.docx", "shakhta.odt", "strike.rtf", "five.html", "river.md", "amal.txt"])
def test_a_file_is_shown_and_kept_as_it_was_understood(author, name):
    shown = upload(author, name)
    page = shown.content.decode()

    assert shown.status_code == 200
    assert Statement.objects.count() == 0
    for text, reason in BY_NAME[name].dropped:
        assert f"{escape(text)}</q>" in page and escape(reason) in page
    kept = author.post("/statements/new/", {"carried": carried(shown), "keep": "yes", "reading": "later"})
    statement = Statement.objects.get()
    assert (kept.status_code, kept["Location"]) == (302, f"/statements/{statement.uid}/write/")
    assert statement.head.digest == digest(import_file(name, BY_NAME[name].content).document)


def test_doubtful_places_are_asked_about_and_the_answer_is_kept(author):
    shown = upload(author, "shakhta.odt")
    page = shown.content.decode()
    assert page.count('type="radio"') == 4
    assert "A table was set as paragraphs" in page and "Points under a demand" in page

    author.post(
        "/statements/new/", {"carried": carried(shown), "keep": "yes", "choice-q1": "demands", "choice-q2": "own"}
    )

    lists = [block for block in Statement.objects.get().head.document["blocks"] if block["type"] == "demand_list"]
    assert [len(block["demands"]) for block in lists] == [3, 5]


def test_points_in_a_pasted_text_are_asked_about_too(author):
    text = BY_NAME["mine.txt"].content.decode()
    assert author.post("/statements/new/", {"text": text}).content.decode().count('name="choice-q1"') == 2

    author.post("/statements/new/", {"text": text, "keep": "yes", "choice-q1": "own"})

    (block,) = [block for block in Statement.objects.get().head.document["blocks"] if block["type"] == "demand_list"]
    assert len(block["demands"]) == 4


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "Open it, save it as .docx and try again."),
        ("a.docx", b"%PDF-1.7", "The name says .docx, but the file is a PDF."),
        ("a.docx", Word().build(), "The file is empty."),
    ],
)
def test_a_refusal_stands_beside_the_field(author, name, content, sentence):
    answer = upload(author, name, content)

    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert answer.context["form"].errors["file"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"document": 1}', "[" * 100_000, json.dumps({"document": {"version": 1}, "issue": {"readings": []}, "doubtful": []}),
     json.dumps({"document": {}, "issue": {"readings": [1]}, "doubtful": [{"choices": [{"x": 1}]}]})],
)  # fmt: skip
def test_what_no_page_carried_is_refused_in_words(author, text):
    answer = author.post("/statements/new/", {"carried": text, "keep": "yes"})

    assert answer.status_code == 400
    assert "Choose the file once more." in answer.content.decode()
    assert Statement.objects.count() == 0


@pytest.mark.parametrize("ending", [ending for ending, _type in KINDS.values()])
def test_a_revision_leaves_as_a_file(author, cast, document, ending):
    statement = statement_at(Status.DRAFTING, cast, document)
    path = f"/statements/{statement.uid}/revisions/1/"
    assert f'href="{path}{ending}/"' in author.get(path).content.decode()

    answer = author.get(f"{path}{ending}/")

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer["X-Content-Type-Options"] == "nosniff"
    if ending in ("docx", "odt"):
        assert digest(import_file(f"a.{ending}", answer.content).document) == statement.head.digest


def test_there_is_no_other_kind_and_no_other_revision(author, cast, document):
    statement = statement_at(Status.DRAFTING, cast, document)

    assert author.get(f"/statements/{statement.uid}/revisions/1/exe/").status_code == 404
    assert author.get(f"/statements/{statement.uid}/revisions/2/docx/").status_code == 404
