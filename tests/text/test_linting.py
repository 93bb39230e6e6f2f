"""What the linter says, and above all where it keeps silent."""

import json
from pathlib import Path

import pytest

from organisations.scripts import direction_of
from statements.text.issue import Issue, Reading
from statements.text.linting import findings


@pytest.fixture
def base():
    """The call of note 2 stands after the full stop here, as English has it."""
    document = json.loads((Path(__file__).parent / "vectors" / "base.json").read_text(encoding="utf-8"))["document"]
    words, call, stop = document["blocks"][1]["demands"][1]["text"]
    document["blocks"][1]["demands"][1]["text"] = [{"text": words["text"] + stop["text"]}, call]
    return document


def saying(text, language="en"):
    block = {"id": "p1", "type": "paragraph", "text": [{"text": text}]}
    return {
        "version": 1,
        "language": language,
        "direction": direction_of(language),
        "title": "—",
        "lead": None,
        "blocks": [block],
        "notes": [],
    }


def demanding(*texts, language="en"):
    document = saying("–", language)
    demands = [{"id": f"d{n}", "text": [{"text": text}] if text else []} for n, text in enumerate(texts, 1)]
    document["blocks"].append(
        {"id": "l1", "type": "demand_list", "lead_in": "We demand:", "marker": "dash", "demands": demands}
    )
    return document


def said(document, issue=None):
    return [(finding.rule, finding.severity, finding.where) for finding in findings(document, issue)]


def test_a_clean_document_has_no_findings(base):
    assert findings(base) == []


def test_note_called_twice(base):
    """DOMAIN 68, scenario 16"""
    base["blocks"][2]["text"].append({"note": "n1"})

    assert said(base) == [("note_called_twice", "stop", "a1")]


def test_note_never_called(base):
    """DOMAIN 68, scenario 16"""
    del base["blocks"][0]["text"][1]

    assert said(base) == [("note_never_called", "stop", "n1")]


def test_notes_out_of_order(base):
    """DOMAIN 68, scenario 16"""
    base["notes"].reverse()

    assert said(base) == [("note_out_of_order", "stop", "d2")]


def test_note_without_words(base):
    base["notes"][0]["text"] = []

    assert said(base) == [("note_empty", "stop", "n1")]


def test_empty_demand():
    assert ("demand_empty", "stop", "d2") in said(demanding("Bread.", "", "Peace."))


def test_list_without_demands():
    assert said(demanding()) == [("demand_empty", "stop", "l1")]


def test_missing_title(base):
    base["title"] = ""

    assert said(base) == [("title_missing", "stop", "title")]


def test_ambiguous_issue_stops_until_somebody_decides(base):
    """DOMAIN 45"""
    doubtful = Issue((Reading(21, "2022-02"), Reading(None, "2022-02-21")))

    assert said(base, doubtful) == [("issue_ambiguous", "stop", "issue")]
    assert said(base, Issue((Reading(21, "2022-02"),))) == []


@pytest.mark.parametrize(
    "text",
    ["a\u200bb", "\u202eabc", "soft\u00adhyphen", "word\u200d.", "a\u2060b", "\ufeffa", "non\u200cjoiner", "\ufffd",
     "b\ufe0f", "שלום\u200f", "a\ue000"],
)  # fmt: skip
def test_invisible_characters_stop(text):
    """DOMAIN 8, scenario 4"""
    assert said(saying(text)) == [("invisible_character", "stop", "p1")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "ما می\u200cخواهیم"),
        ("hi", "क्\u200dष और क्\u200cष"),
        ("en", "Together 👩‍👩‍👧 ❤️ 🏳️‍🌈 👍🏽"),
        ("fr", "40\u202f000 grévistes\u00a0: «\u00a0oui\u00a0»"),
        ("zh", "葛\U000e0100城"),
    ],
)
def test_characters_that_belong_are_left_alone(language, text):
    assert said(saying(text, language)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "the Cоmmunist party"), ("ru", "наша пaртия"), ("el", "το κόμμa μας"), ("en", "αlpha")],
)
def test_mixed_words_stop(language, text):
    """DOMAIN 8, scenario 4"""
    assert said(saying(text, language)) == [("mixed_script", "stop", "p1")]


def test_mixed_word_in_the_title_stops(base):
    base["title"] = "Solidаrity"

    assert said(base) == [("mixed_script", "stop", "title")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "COVID-19 and the NATO-саммит"),
        ("ru", "В 2022 году НАТО, COVID-19 и IT-компании (ЕС/EU)"),
        ("ja", "労働者のストライキとAIを使うTシャツ"),
        ("ko", "우리는 AI를 反對한다"),
        ("zh", "我们要求A股公司"),
        ("en", "10 μm, 5 kΩ, the β-version"),
        ("en", "(Russian: Организация Договора (ОДКБ)) and the (СССР)"),
        ("sr", "Ђорђе и NATO"),
        ("el", "Η ΔΕΕ και το NATO"),
        ("ar", "منظمة NATO و COVID-19"),
    ],
)
def test_scripts_side_by_side_are_left_alone(language, text):
    assert said(saying(text, language)) == []


def test_a_whole_word_of_look_alikes_asks_for_a_look():
    assert said(saying("the сор said")) == [("look_alike", "look", "p1")]
    assert said(saying("вместе c партией", "ru")) == [("look_alike", "look", "p1")]


@pytest.mark.parametrize(
    ("rule", "language", "text"),
    [
        ("hyphen_space", "en", "his successor Kassym- Jomart Tokayev"),
        ("small_letter", "en", "control of Kazakhstan: hands off! the people"),
        ("small_letter", "ru", "Руки прочь! народ решит"),
        ("french_space", "fr", "Ça suffit! Partez"),
        ("space_before", "en", "We ask : why"),
        ("space_before", "fr", "Nous demandons , encore"),
        ("missing_space", "en", "This is the end.The rest follows"),
        ("missing_space", "es", "pan,paz y tierra"),
        ("doubled_space", "en", "two  spaces"),
    ],
)
def test_spacing_asks_for_a_look(rule, language, text):
    """DOMAIN 0"""
    assert said(saying(text, language)) == [(rule, "look", "p1")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Vor- und Nachteile, Haupt- oder Nebenfragen, Ein- bzw. Ausfuhr"),
        ("en", "pre- and post-war"),
        ("nl", "land- en tuinbouw"),
        ("de", "„Halt!“ rief er."),
        ("fr", "« Ça suffit ! » dit-il ; oui : non ?"),
        ("en", "gas, oil, metals...) at 3,000 e.g. in the U.S.A. i.e. there"),
        ("en", "write to us@example.org,please or see www.example.org,now"),
        ("es", "¡Basta! ¿Por qué? Porque sí"),
        ("zh", "够了！我们要求：释放。"),
        ("ar", "كفى! نطالب بالحرية"),
        ("en", "the 75% of 40,000 workers – and 2.5 million"),
    ],
)
def test_good_spacing_is_left_alone(language, text):
    assert said(saying(text, language)) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("Bread.", "Peace.", "Land."),
        ("bread;", "peace;", "land."),
        ("bread,", "peace,", "land."),
        ("bread", "peace", "land"),
        ("bread", "peace", "land."),
        ("Bread!", "Peace."),
        ("面包；", "和平；", "土地。"),
        ("“Bread.”", "(Peace.)"),
        ("only one;",),
    ],
)
def test_demands_of_one_convention(texts):
    """DOMAIN 67"""
    assert said(demanding(*texts)) == []


@pytest.mark.parametrize(
    ("texts", "where"),
    [
        (("Bread.", "Peace", "Land."), "d2"),
        (("bread;", "peace.", "land."), "d2"),
        (("bread;", "peace;", "land"), "d3"),
        (("bread;", "peace;", "land;"), "d3"),
        (("bread;", "peace,", "work;", "land."), "d2"),
        (("bread", "peace.", "land"), "d2"),
    ],
)
def test_demands_of_several_conventions(texts, where):
    """DOMAIN 67"""
    assert said(demanding(*texts)) == [("demand_punctuation", "look", where)]


def test_excerpt_quotes_the_text_word_for_word():
    text = "At issue are the wages and his successor Kassym- Jomart Tokayev, and what sparked things off was gas."

    (finding,) = findings(saying(text))

    assert finding.excerpt == "… his successor Kassym- Jomart Tokayev, and …"


def test_stops_come_first():
    severities = [finding.severity for finding in findings(saying("Kassym- Jomart and a\u200bb"))]

    assert severities == ["stop", "look"]
