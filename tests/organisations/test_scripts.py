"""Order of names by ICU, per language of the edition (DOMAIN 52, scenario 15)."""

import pytest

from organisations.scripts import country_label, direction_of, in_order, script_of, without_article

NAMES = ["Örn", "Zeta", "“Ost”", "Ärla", "Part 10", "Part 9", "Партия", "Ένωση", "حزب"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", ["Ärla", "Örn", "“Ost”", "Part 9", "Part 10", "Zeta", "Ένωση", "Партия", "حزب"]),
        ("sv", ["“Ost”", "Part 9", "Part 10", "Zeta", "Ärla", "Örn", "Ένωση", "Партия", "حزب"]),
        ("ru", ["Партия", "Ärla", "Örn", "“Ost”", "Part 9", "Part 10", "Zeta", "Ένωση", "حزب"]),
        ("el", ["Ένωση", "Ärla", "Örn", "“Ost”", "Part 9", "Part 10", "Zeta", "Партия", "حزب"]),
        ("ar", ["حزب", "Ärla", "Örn", "“Ost”", "Part 9", "Part 10", "Zeta", "Ένωση", "Партия"]),
    ],
)
def test_order_follows_the_edition(language, expected):
    assert in_order(NAMES, language=language, key=str) == expected


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("The “Dawn”", "en", "“Dawn”"),
        ("“The Dawn”", "en", "Dawn”"),
        ("L’Aube", "fr", "Aube"),
        ("A", "pt", "A"),
        ("Η Ένωση", "el", "Ένωση"),
        ("Theatre Workers", "en", "Theatre Workers"),
    ],
)
def test_leading_articles_do_not_count(name, language, expected):
    assert without_article(name, language) == expected


def test_directions_and_scripts():
    assert [direction_of(t) for t in ("ar", "he", "fa", "ur", "zh-Hans", "sr-Latn")] == ["rtl"] * 4 + ["ltr"] * 2
    assert [script_of(t) for t in ("Партия", "حزب", "共产党", "ΔΕΕ")] == ["Cyrl", "Arab", "Hani", "Grek"]
    assert script_of("1917", language="ru") == "Cyrl"


def test_country_label_is_the_issuers_where_there_is_no_code():
    """DOMAIN 54."""
    assert country_label("", "Soviet Union", language="fr") == "Soviet Union"
    assert country_label("GR", "Greece", language="ar") == "اليونان"
