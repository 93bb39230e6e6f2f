"""What typed signs turn into: one table of cases, for Python and for the browser's function."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import icu
import pytest

from statements.text.typography import Replacement, rules_of, typeset

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent
CASES = json.loads((FOLDER / "typography_cases.json").read_text(encoding="utf-8"))["cases"]


@pytest.mark.parametrize(("language", "before", "typed", "becomes"), CASES)
def test_typed_signs_become_what_print_has(language, before, typed, becomes):
    """DOMAIN 64, 65"""
    found = typeset(before, typed, language)

    assert (found and found.applied(before + typed)) == becomes


@pytest.mark.parametrize(("language", "before", "typed", "becomes"), [case for case in CASES if case[3] is not None])
def test_what_a_backspace_took_back_stays(language, before, typed, becomes):
    for following in "a .,)1":
        found = typeset(before + typed, following, language)

        assert (found and found.applied(before + typed + following)) != becomes + following


def test_places_count_back_from_the_caret():
    assert typeset("the strike-", "-", "en").as_json() == {"from": -2, "to": 0, "text": "–"}
    assert typeset("Ça suffit", "!", "fr").as_json() == {"from": -1, "to": -1, "text": "\u202f"}
    assert typeset("𝔄 ", '"', "en") == Replacement(-1, 0, "“")


def test_what_is_not_typed_as_one_sign_is_left_alone():
    assert typeset("", '""', "en") is None
    assert typeset("", "", "en") is None


def test_a_long_block_costs_little_at_each_sign():
    block = "He said “no” to the workers’ demands. " * 8000
    began = time.process_time()

    for sign in "\"'-. ,1":
        typeset(block, sign, "en")
    typeset("a" * 300_000, '"', "en")

    assert time.process_time() - began < 2


@pytest.mark.parametrize("language", ["fr", "de", "ru", "sv", "pl", "en", "uk", "el", "hu"])
def test_the_first_quotation_marks_are_those_of_unicode(language):
    """CLDR knows them as well; what differs on purpose is not listed here."""
    cldr = icu.LocaleData(language).getDelimiter
    opening, closing = (mark.strip("\u00a0") for mark in rules_of(language).quotes[0])

    assert (opening, closing) == (
        cldr(icu.ULocaleDataDelimiterType.QUOTATION_START),
        cldr(icu.ULocaleDataDelimiterType.QUOTATION_END),
    )


def test_the_browsers_function_agrees():
    node = shutil.which("node") or str(Path(sys.executable).with_name("node"))  # of the system, or as a wheel
    command = [node, "--no-warnings", "--test", "--test-reporter=tap", "typography/"]

    run = subprocess.run(command, cwd=ROOT / "frontend", capture_output=True, text=True, timeout=60)

    assert run.returncode == 0, run.stdout[-3000:]
    assert f"# pass {len(CASES) + 1}" in run.stdout
