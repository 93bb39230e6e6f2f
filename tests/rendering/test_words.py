import datetime
import tomllib

import pytest

from releases.fonts.glyphs import missing_characters
from releases.words.moments import issue_line
from releases.words.wording import FOLDER, Words, languages

EXPECTED = {
    "en",
    "fr",
    "es",
    "de",
    "pt",
    "it",
    "ru",
    "uk",
    "el",
    "tr",
    "ar",
    "he",
    "fa",
    "zh",
    "ja",
    "ko",
    "pl",
    "nl",
    "sv",
}
VALUES = {
    "number": "21",
    "name": "X",
    "time": "T",
    "date": "D",
    "local": "L",
    "place": "P",
    "page": "1",
    "pages": "3",
    "address": "a",
}
MOMENT = datetime.datetime(2022, 3, 14, 18, tzinfo=datetime.UTC)


def table(language: str) -> dict[str, str]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def test_languages_are_the_nineteen():
    assert set(languages()) == EXPECTED


@pytest.mark.parametrize("language", sorted(EXPECTED))
def test_every_language_has_every_phrase(language):
    assert list(table(language)) == list(table("en"))


@pytest.mark.parametrize("language", sorted(EXPECTED))
def test_every_phrase_formats_for_every_plural(language):
    words = Words(language)

    said = [words.say(key, n=n, **VALUES) for key in table(language) for n in (0, 1, 2, 3, 5, 11, 100)]

    assert all(said)
    assert not [phrase for phrase in said if "{" in phrase or "}" in phrase]


@pytest.mark.parametrize("language", sorted(EXPECTED))
def test_every_word_of_ours_can_be_printed(language):
    assert missing_characters(table(language)) == []


@pytest.mark.parametrize(
    ("language", "count", "phrase"),
    [
        ("en", 1, "Statement"),
        ("en", 23, "Joint statement of 23 organisations"),
        ("ru", 21, "Совместное заявление 21 организации"),
        ("ru", 23, "Совместное заявление 23 организаций"),
        ("pl", 5, "Wspólne oświadczenie 5 organizacji"),
        ("ar", 2, "بيان مشترك لمنظمتين"),
        ("ar", 7, "بيان مشترك لـ7 منظمات"),
        ("zh", 6, "6个组织的联合声明"),
    ],
)
def test_the_kind_line_counts_as_the_language_counts(language, count, phrase):
    assert Words(language).say("statement", n=count) == phrase


def test_an_unknown_language_is_served_in_english():
    assert Words("sw-KE").say("party") == "Parties"
    assert Words("sw").language == "en"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "14 March 2022"),
        ("fr", "14 mars 2022"),
        ("ar", "14 مارس 2022"),
        ("fa", "14 مارس 2022"),
        ("zh", "2022年3月14日"),
    ],
)
def test_days_are_gregorian_in_latin_digits(language, said):
    assert Words(language).day(MOMENT.date()) == said


def test_a_time_elsewhere_names_the_day_when_it_is_another():
    words = Words("en")

    assert words.moment_at(MOMENT, "Europe/Brussels") == "14 March 2022, 18:00 UTC (19:00 Brussels)"
    assert words.moment_at(MOMENT, "Asia/Almaty") == "14 March 2022, 18:00 UTC (15 March 00:00 Almaty)"
    assert words.moment_at(MOMENT, "Etc/UTC") == "14 March 2022, 18:00 UTC"


@pytest.mark.parametrize(
    ("issued", "said"),
    [
        (None, "released 25 November 2026"),
        ("2026-11", "released 25 November 2026"),
        ("2026-11-25", "released 25 November 2026"),
        ("2026-10", "October 2026 · released 25 November 2026"),
        ("2026-11-24", "24 November 2026 · released 25 November 2026"),
    ],
)
def test_no_month_is_said_twice(issued, said):
    assert issue_line({"issue_date": issued, "released_at": "2026-11-25T18:00:00Z"}, Words("en")) == said
