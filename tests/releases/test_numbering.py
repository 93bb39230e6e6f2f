"""Numbers: a series without gap or double (DOMAIN 45, 46)."""

import pytest

from releases.numbering import NumberRefused, label, next_number, require_next


@pytest.mark.parametrize(("taken", "first", "expected"), [([], 1, 1), ([], 21, 21), ([21], 21, 22), ([1, 2, 3], 1, 4)])
def test_the_next_number(taken, first, expected):
    assert next_number(taken, first=first) == expected


@pytest.mark.parametrize(
    ("number", "why"), [(23, "gap"), (21, "released already"), (20, "gap"), (0, "gap"), (-1, "gap")]
)
def test_gap_and_double_are_refused_and_the_next_is_named(number, why):
    with pytest.raises(NumberRefused, match=f"{why}.*22"):
        require_next(number, [21], first=21)


@pytest.mark.parametrize(
    ("edition", "expected"),
    [("", "N°\u00a021"), ("Add.1", "N°\u00a021/Add.1"), ("Corr.1", "N°\u00a021/Corr.1"), ("*", "N°\u00a021*")],
)
def test_labels(edition, expected):
    assert label(21, edition) == expected
