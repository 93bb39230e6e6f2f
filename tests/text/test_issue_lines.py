"""Number and date in one line, in every language; ambiguous exactly when the line is."""

import pytest

from statements.text.importing.issue_lines import find, starts_with_date

CLEAR = {
    "N° 21, février 2022": (21, "2022-02"),
    "No. 7 – March 2023": (7, "2023-03"),
    "Nr. 5 / Mai 2024": (5, "2024-05"),
    "Nº 3, 12 de mayo de 2021": (3, "2021-05-12"),
    "N.º 8, maio de 2023": (8, "2023-05"),
    "n. 6, giugno 2023": (6, "2023-06"),
    "№ 14, март 2023 г.": (14, "2023-03"),
    "№ 9, лютий 2023": (9, "2023-02"),
    "Τεύχος 4, Μάρτιος 2023": (4, "2023-03"),
    "Αρ. 4, 12 Μαρτίου 2023": (4, "2023-03-12"),
    "Sayı 9 – Mayıs 2022": (9, "2022-05"),
    "العدد ١٢، آذار 2023": (12, "2023-03"),
    "العدد 12، مارس ٢٠٢٣": (12, "2023-03"),
    "العدد ٥، تشرين الثاني ٢٠٢٢": (5, "2022-11"),
    "שנה טובה, גיליון 7, מרץ 2023": (7, "2023-03"),
    "شماره ۱۲، مارس ۲۰۲۳": (12, "2023-03"),
    "第12号 2023年3月": (12, "2023-03"),
    "第3期 2022年5月1日": (3, "2022-05-01"),
    "제12호 2023년 3월": (12, "2023-03"),
    "numer 7, listopad 2022": (7, "2022-11"),
    "Nr 5 (maj 2022)": (5, "2022-05"),
    "Nummer 3, maart 2021": (3, "2021-03"),
    "février 2022 – N° 21": (21, "2022-02"),
    "N° 45 février 2022": (45, "2022-02"),
    "N° 30 février 2022": (30, "2022-02"),
    "N° 21": (21, None),
    "N° 21 21 février 2022": (21, "2022-02-21"),
    "2023年3月12日": (None, "2023-03-12"),
    "二〇二二年三月十二日": (None, "2022-03-12"),
    "Brussels, 14 March 2022": (None, "2022-03-14"),
    "Paris, le 1er mai 2022": (None, "2022-05-01"),
    "Berlin, den 3. März 2022": (None, "2022-03-03"),
    "Москва, 14 марта 2023 г.": (None, "2023-03-14"),
    "March 14, 2022": (None, "2022-03-14"),
    "FÉVRIER 2022": (None, "2022-02"),
    "fevrier 2022": (None, "2022-02"),
    "14.03.2022": (None, "2022-03-14"),
    "2022-03-14": (None, "2022-03-14"),
}
AMBIGUOUS = {
    "N° 21 février 2022": (21, "2022-02", "2022-02-21"),
    "N° 21 février 2022 Since the beginning of January": (21, "2022-02", "2022-02-21"),
    "Nr. 5 Mai 2024": (5, "2024-05", "2024-05-05"),
    "No 12 de marzo de 2022": (12, "2022-03", "2022-03-12"),
    "№ 14 марта 2023 года": (14, "2023-03", "2023-03-14"),
    "N° 29 février 2024": (29, "2024-02", "2024-02-29"),
}


@pytest.mark.parametrize("line", CLEAR)
def test_find_reads_a_clear_line(line):
    issue = find(line).issue

    assert (issue.number, issue.date, issue.ambiguous) == (*CLEAR[line], False)


@pytest.mark.parametrize("line", AMBIGUOUS)
def test_find_gives_both_readings_and_prefers_the_number(line):
    """DOMAIN 0, 45"""
    number, month, day = AMBIGUOUS[line]

    assert find(line).issue.as_json() == {
        "number": number,
        "date": month,
        "ambiguous": True,
        "readings": [{"number": number, "date": month}, {"number": None, "date": day}],
    }


@pytest.mark.parametrize("line", ["We are not for 12 people", "May they live", "31 February 2022", "1789", "second"])
def test_find_leaves_other_lines(line):
    assert find(line) is None


def test_find_says_where_the_line_ends():
    text = "N° 21 février 2022 Since the beginning"

    assert text[find(text).end :] == " Since the beginning"


@pytest.mark.parametrize(("line", "expected"), [("3. März 2022", True), ("3. Rücknahme der Gesetze", False)])
def test_starts_with_date(line, expected):
    assert starts_with_date(line) is expected
