"""Where exactly a finding is, and that its mend mends it and nothing else."""

import copy
import json
import random
from collections import Counter
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from organisations.scripts import direction_of
from statements.text.linting import OBJECT, Finding, Mend, findings, in_short, mended
from statements.text.linting.twins import PAIRS
from statements.text.linting.words import all_words
from statements.text.normalising import normalise
from statements.text.reading import plain
from statements.text.schema import validate

from .linted import demanding, rules, saying

STRONG, LINK = {"type": "strong"}, {"type": "link", "href": "https://example.org"}


def words_of(document):
    return {(words.where, words.field): words.text for words in all_words(document)}


MENDED = [
    ("en", "his successor Kassym- Jomart Tokayev", "his successor Kassym-Jomart Tokayev"),
    ("en", "the workers- the strikers", "the workers-the strikers"),
    ("en", "a zero\u200bwidth space", "a zerowidth space"),
    ("en", "Two  spaces", "Two spaces"),
    ("fr", "Pourquoi \u00a0: non", "Pourquoi\u00a0: non"),
    ("en", "Bread,peace", "Bread, peace"),
    ("en", "This is the end.The rest", "This is the end. The rest"),
    ("ar", "خبز،سلام", "خبز، سلام"),
    ("en", "We ask : why", "We ask: why"),
    ("ru", "Мы требуем , чтобы", "Мы требуем, чтобы"),
    ("fr", "Ça suffit! Partez", "Ça suffit\u202f! Partez"),
    ("fr", "Nous exigeons: tout", "Nous exigeons\u00a0: tout"),
    ("fr", "un «beau\u00a0» geste", "un «\u00a0beau\u00a0» geste"),
    ("en", "the Cоmmunist party", "the Communist party"),
    ("ru", "наша пaртия", "наша партия"),
    ("el", "το κόμμa μας", "το κόμμα μας"),
    ("ru", "блок NАТО грозит", "блок NATO грозит"),
    ("en", "the сор said", "the cop said"),
    ("en", 'one “word” and "another" word', "one “word” and “another” word"),
    ("fr", 'un «\u00a0mot\u00a0» et "un autre" mot', "un «\u00a0mot\u00a0» et «\u00a0un autre\u00a0» mot"),
    ("ru", "«слово» и “другое слово” здесь", "«слово» и «другое слово» здесь"),
    ("de", "„Halt“ und «Schluss» sagen", "„Halt“ und „Schluss“ sagen"),
    ("es", 'dice «no» y "basta" la gente', "dice «no» y «basta» la gente"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "better"), MENDED)
def test_the_first_mend(language, text, better):
    """DOMAIN 0, 8, 65"""
    document = saying(text, language=language)
    (finding,) = findings(document)

    assert mended(document, finding, finding.mends[0]) == saying(better, language=language)
    assert finding.advice.endswith(".")


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", ["The CSTO", {"note": "n1"}, ", led by Russia"], ["The CSTO,", {"note": "n1"}, " led by Russia"]),
        ("en", ["“Enough", {"note": "n1"}, ".”"], ["“Enough.”", {"note": "n1"}]),
        ("fr", ["la loi.", {"note": "n1"}, " Le 12"], ["la loi", {"note": "n1"}, ". Le 12"]),
        ("fr", ["la loi\u202f!", {"note": "n1"}], ["la loi", {"note": "n1"}, "\u202f!"]),
    ],
)
def test_the_call_changes_places_with_the_punctuation(language, before, after):
    """DOMAIN 68"""
    document = saying(*before, language=language, notes=1)
    (finding,) = findings(document)

    assert finding.rule == "note_place"
    assert mended(document, finding, finding.mends[0]) == saying(*after, language=language, notes=1)


def test_two_calls_keep_their_order():
    document = saying("the CSTO", {"note": "n1"}, {"note": "n2"}, ".", notes=2)
    (finding,) = findings(document)

    better = mended(document, finding, finding.mends[0])

    assert better["blocks"][0]["text"] == [{"text": "the CSTO."}, {"note": "n1"}, {"note": "n2"}]


def test_a_counted_number_becomes_the_field():
    """DOMAIN 4"""
    document = saying("This call was signed by ", {"text": "47", "marks": [STRONG]}, " organisations.")
    (finding,) = findings(document)

    better = mended(document, finding, finding.mends[0])

    assert better["blocks"][0]["text"] == [
        {"text": "This call was signed by "},
        {"field": "signatory_count"},
        {"text": " organisations."},
    ]


@pytest.mark.parametrize(
    ("language", "texts", "better"),
    [
        ("en", ("bread;", "peace", "land."), "peace;"),
        ("en", ("Bread.", "Peace.", "Land"), "Land."),
        ("en", ("bread;", "peace,", "work;", "land."), "peace;"),
        ("fr", ("pain\u202f;", "paix", "terre."), "paix\u202f;"),
        ("fr", ("Pain.", "Paix\u00a0;", "Terre."), "Paix."),
        ("zh", ("面包；", "和平", "土地。"), "和平；"),
        ("ar", ("الخبز؛", "السلام", "الأرض."), "السلام؛"),
        ("ru", ("хлеба;", "мира;", "земли"), "земли."),
        ("hi", ("रोटी।", "शांति", "ज़मीन।"), "शांति।"),
    ],
)
def test_a_demand_is_brought_to_the_convention_of_its_list(language, texts, better):
    """DOMAIN 67"""
    document = demanding(*texts, language=language)
    (finding,) = [finding for finding in findings(document) if finding.rule == "demand_punctuation"]

    (words,) = set(words_of(mended(document, finding, finding.mends[0])).values()) - set(words_of(document).values())

    assert words == better


def test_the_full_stop_of_a_demand_stands_before_its_call_in_english():
    document = demanding("Bread.", "Peace", "Land.")
    document["blocks"][1]["demands"][1]["text"].append({"note": "n1"})
    document["notes"] = [{"id": "n1", "text": [{"text": "42."}]}]
    (finding,) = findings(document)

    better = mended(document, finding, finding.mends[0])

    assert better["blocks"][1]["demands"][1]["text"] == [{"text": "Peace."}, {"note": "n1"}]


@pytest.mark.parametrize("texts", [("bread;", "peace!", "land."), ("bread;", "peace; and", "work.", "land.")])
def test_no_mend_where_it_would_change_more_than_a_sign(texts):
    found = [finding for finding in findings(demanding(*texts)) if finding.rule == "demand_punctuation"]

    assert found
    assert not any(mend.text == "" or finding.where == "d2" for finding in found for mend in finding.mends)


@pytest.mark.parametrize(
    ("language", "lead_in", "better"),
    [
        ("en", "We demand", "We demand:"),
        ("en", "We demand.", "We demand:"),
        ("fr", "Nous exigeons", "Nous exigeons\u00a0:"),
        ("zh", "我们要求", "我们要求："),
        ("ar", "نطالب بما يلي", "نطالب بما يلي:"),
    ],
)
def test_a_lead_in_gets_its_colon(language, lead_in, better):
    """DOMAIN 67"""
    document = demanding("42", "43", language=language, lead_in=lead_in)
    (finding,) = findings(document)

    assert (finding.rule, finding.where, finding.field) == ("lead_in_colon", "l1", "lead_in")
    assert mended(document, finding, finding.mends[0])["blocks"][1]["lead_in"] == better


def test_a_typed_sign_of_the_list_is_taken_out():
    """DOMAIN 67"""
    document = demanding("– bread;", "1. peace.")
    (finding,) = findings(document)
    numbered = demanding("1. bread;", "2. peace.", marker="number")

    assert words_of(mended(document, finding, finding.mends[0]))["d1", "text"] == "bread;"
    assert rules(numbered) == ["demand_marker", "demand_marker"]


def test_marks_stay_where_they_were():
    text = [
        {"text": "his "},
        {"text": "Kassym-", "marks": [STRONG]},
        {"text": " "},
        {"text": "Jomart", "marks": [LINK]},
        {"text": " and the "},
        {"text": "Cоmm", "marks": [STRONG]},
        {"text": "unist"},
    ]
    document = saying(*text)
    mixed, hyphen = findings(document)

    assert mended(document, hyphen, hyphen.mends[0])["blocks"][0]["text"] == [
        {"text": "his "},
        {"text": "Kassym-", "marks": [STRONG]},
        {"text": "Jomart", "marks": [LINK]},
        {"text": " and the "},
        {"text": "Cоmm", "marks": [STRONG]},
        {"text": "unist"},
    ]
    assert mended(document, mixed, mixed.mends[0])["blocks"][0]["text"][5:] == [
        {"text": "Comm", "marks": [STRONG]},
        {"text": "unist"},
    ]


def test_a_sign_that_is_added_has_the_marks_of_both_sides():
    document = saying({"text": "bread,", "marks": [LINK, STRONG]}, {"text": "peace", "marks": [STRONG]})
    (finding,) = findings(document)

    text = mended(document, finding, finding.mends[0])["blocks"][0]["text"]

    assert text == [{"text": "bread,", "marks": [LINK, STRONG]}, {"text": " peace", "marks": [STRONG]}]


def test_places_count_code_points_and_one_for_a_call():
    document = saying("𝔄𝔅 ", {"note": "n1"}, {"field": "signatory_count"}, " a\u200bb", notes=1)
    (finding,) = findings(document)

    assert (finding.start, finding.end) == (7, 8)
    assert finding.excerpt == "𝔄𝔅  a\u200bb"


def test_every_place_is_found_and_the_list_for_people_stays_short():
    document = saying("  ".join("word" for _ in range(41)))
    found = findings(document)

    assert len(found) == 40
    assert [(len(group.findings), group.more) for group in in_short(found)] == [(3, 37)]


def test_the_page_says_how_many_more_there_are():
    page = render_to_string("parts/findings.html", {"findings": findings(saying("  ".join("word" for _ in range(41))))})

    assert page.count("Two spaces follow each other.") == 3
    assert page.count("Keep one of them.") == 1
    assert "and 37 more like this" in page


def test_of_one_kind_in_one_field_fifty_are_enough():
    assert len(findings(saying("  ".join("word" for _ in range(99))))) == 50


def test_json_holds_all_that_a_browser_needs():
    (finding,) = findings(saying("two  spaces"))

    assert json.loads(json.dumps(finding.as_json())) == {
        "rule": "doubled_space",
        "severity": "look",
        "where": "p1",
        "excerpt": "two  spaces",
        "sentence": "Two spaces follow each other.",
        "field": "text",
        "start": 3,
        "end": 5,
        "advice": "Keep one of them.",
        "mends": [{"label": "Keep one space", "start": 3, "end": 5, "text": " "}],
    }


def test_a_mend_for_a_text_that_has_changed_is_refused():
    document = saying("two  spaces")
    (finding,) = findings(document)

    with pytest.raises(LookupError):
        mended(saying("two"), finding, finding.mends[0])
    with pytest.raises(LookupError):
        mended(document, Finding("x", "look", "p9", "", ""), Mend("x", 0, 0, ""))


def test_the_argument_stays_as_it_is():
    document = saying("two  spaces")
    before = copy.deepcopy(document)
    (finding,) = findings(document)

    mended(document, finding, finding.mends[0])

    assert document == before


@pytest.mark.parametrize("script", PAIRS)
def test_twins_look_alike_to_icu(script):
    """DOMAIN 8"""
    import icu

    checker = icu.SpoofChecker()
    close = set("MНKTВ")
    for latin, twin in zip(*PAIRS[script], strict=True):
        assert checker.getSkeleton(0, latin) == checker.getSkeleton(0, twin) or twin in close, (latin, twin)


FAULTS = [
    "Kassym- Jomart", "two  spaces", "bread,peace", "the end.The rest", "why ?", "a\u200bb", "the Cоmmunist", "наша пaртия",
    "«один» и “два”", '"three" words', "“four” words", "off! the people", "signed by 47 organisations", "CSTO(1) here",
    "x\u00a0 y", "Ça suffit!", "«un»", "\u202eabc", "soft\u00adhyphen", "workers- the", "1, 2; 3 : 4",
    "𝔄𝔅  𝔄", "N° 21, mars 2022", "خبز،سلام", "e\u034f\u0301", "plain words", ".", ",", " ", "; and", "!", "“", '"', "»",
]  # fmt: skip


def scrambled(chance):
    """A valid document in normal form, made of mistakes."""
    language = chance.choice(["en", "fr", "es", "de", "ru", "ar", "zh"])
    counter = iter(range(1, 1000))
    calls = []

    def runs():
        made = []
        for _ in range(chance.randrange(1, 7)):
            marks = chance.choice([[], [], [STRONG], [LINK], [LINK, STRONG]])
            made.append({"text": chance.choice(FAULTS) + chance.choice(["", " "]), "marks": marks})
            if chance.random() < 0.3:
                calls.append(f"n{len(calls) + 1}")
                made.append({"note": calls[-1]} if chance.random() < 0.9 else {"field": "signatory_count"})
        return made

    blocks = [{"id": f"p{next(counter)}", "type": "paragraph", "text": runs()} for _ in range(3)]
    demands = [{"id": f"d{next(counter)}", "text": runs()} for _ in range(4)]
    lead_in, source = chance.choice(FAULTS), chance.choice(FAULTS)
    blocks.append({"id": "l1", "type": "demand_list", "lead_in": lead_in, "marker": "dash", "demands": demands})
    blocks.append({"id": "q1", "type": "quotation", "text": runs(), "source": source})
    notes = [{"id": call, "text": [{"text": chance.choice(FAULTS)}]} for call in calls]
    return normalise(
        {
            "version": 1, "language": language, "direction": direction_of(language), "title": chance.choice(FAULTS),
            "lead": None, "blocks": blocks, "notes": notes,
        }
    )  # fmt: skip


def moved(finding, mend, by, *, of):
    """The finding where it should be after the mend, if the mend is no nearer than three signs; else nothing."""
    if (finding.where, finding.field) != of:
        return finding.rule, finding.where, finding.field, finding.start, finding.end
    if finding.end <= mend.start - 3:
        return finding.rule, *of, finding.start, finding.end
    return (finding.rule, *of, finding.start + by, finding.end + by) if finding.start >= mend.end + 3 else None


# What they say rests on the whole field or list, so that a mend may move their place.
WIDE = ("quotes_mixed", "demand_punctuation", "long_paragraph", "count_typed", "note_place", "look_alike")


def others(found, mend, by, *, of):
    return {place for finding in found if finding.rule not in WIDE and (place := moved(finding, mend, by, of=of))}


@pytest.mark.parametrize("seed", range(40))
def test_after_a_mend_that_finding_is_gone_and_everything_else_is_the_same(seed):
    document = scrambled(random.Random(seed))
    validate(document)
    found, words = findings(document), words_of(document)
    kinds = Counter((finding.rule, finding.where, finding.field) for finding in found)
    for finding in found:
        key = (finding.where, finding.field)
        for mend in finding.mends:
            better = mended(document, finding, mend)
            validate(better)
            assert normalise(better) == better
            now, after = words_of(better), findings(better)
            expected = words[key][: mend.start] + mend.text + words[key][mend.end :]
            assert now.get(key, "") == plain(normalise(saying(expected))["blocks"][0]["text"])
            assert {k: v for k, v in now.items() if k != key} == {k: v for k, v in words.items() if k != key}
            assert calls(better) == calls(document)
            left = Counter((other.rule, other.where, other.field) for other in after)
            assert left[finding.rule, *key] < kinds[finding.rule, *key], (finding, mend)
            by = len(now.get(key, "")) - len(words[key])
            near = Mend("", mend.start, mend.end + by, "")
            assert others(found, mend, by, of=key) == others(after, near, 0, of=key), (finding, mend)


def calls(document):
    return [note for words in all_words(document) for _, note in words.calls]


def test_the_reference_text_can_be_mended_by_clicks():
    """DOMAIN 0"""
    from statements.text.decoding import decode
    from statements.text.importing import import_text

    sample = Path(__file__).parent / "samples" / "kazakhstan-2022.txt"
    document = import_text(decode(sample.read_bytes())).document
    while mendable := [finding for finding in findings(document) if finding.mends]:
        document = mended(document, mendable[0], mendable[0].mends[0])

    assert rules(document) == ["long_paragraph", "small_letter"]
    assert OBJECT not in json.dumps(document, ensure_ascii=False)
