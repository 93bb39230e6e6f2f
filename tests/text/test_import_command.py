"""`manage.py import_statement`: a thin door to the importer."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from .reading_samples import FOLDER


def imported(*arguments):
    out = io.StringIO()
    call_command("import_statement", *arguments, stdout=out)
    return out.getvalue()


def test_json_of_the_reference_text():
    """Scenario 17"""
    answer = json.loads(imported(str(FOLDER / "kazakhstan-2022.txt"), "--json"))

    assert list(answer) == ["document", "issue", "issue_line", "dropped", "findings", "doubtful", "kind"]
    assert answer["issue_line"] == {"line": 6, "text": "N° 21 février 2022"}
    assert answer["document"]["blocks"][1]["lead_in"] == "We demand:"


def test_outline_of_the_reference_text():
    """Scenario 17"""
    outline = imported(str(FOLDER / "kazakhstan-2022.txt"))

    for line in (
        "Title:     Kazakhstan: Solidarity with the workers and the Kazakh people!",
        "Issue:     number 21, date 2022-02",
        "           or date 2022-02-21: please decide",
        "demand list  We demand: (3 demands, dash)",
        "Dropped line 1: Gantry 5 (name of a page template)",
    ):
        assert line in outline.splitlines()


def test_standard_input_and_language(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Libertà\n\nOra.".encode("cp1252"))))

    answer = json.loads(imported("-", "--json", "--language", "it"))

    assert (answer["document"]["title"], answer["document"]["language"]) == ("Libertà", "it")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "The file is empty."), (b"%PDF-1.7", "The file is a PDF, not plain text; copy its text into a text file.")],
)
def test_unreadable_files_exit_with_2(tmp_path, content, sentence):
    path = tmp_path / "statement.txt"
    path.write_bytes(content)

    with pytest.raises(CommandError) as refusal:
        imported(str(path))

    assert (str(refusal.value), refusal.value.returncode) == (sentence, 2)


def test_a_missing_file_exits_with_2(tmp_path):
    with pytest.raises(CommandError) as refusal:
        imported(str(tmp_path / "nowhere.txt"))

    assert (str(refusal.value), refusal.value.returncode) == ("The file cannot be read: No such file or directory.", 2)


@pytest.mark.parametrize("language", ["not a language", "", "x"])
def test_a_language_that_is_no_tag_is_refused(language):
    with pytest.raises(CommandError):
        imported(str(FOLDER / "kazakhstan-2022.txt"), "--language", language)
