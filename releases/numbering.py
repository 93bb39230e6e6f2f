"""Numbers of releases and editions: N° 21, N° 21/Add.1, … Pure (DOMAIN 45, 46)."""

from collections.abc import Collection


class NumberRefused(ValueError):
    """The number would leave a gap or exists already; the sentence names the next one."""


def next_number(taken: Collection[int], *, first: int) -> int:
    """The number that comes next in a series that begins with `first`."""
    return max([*taken, first - 1]) + 1


def require_next(number: int, taken: Collection[int], *, first: int) -> None:
    """Raise NumberRefused unless the number continues the series without gap or double."""
    expected = next_number(taken, first=first)
    if number in taken:
        raise NumberRefused(f"N° {number} is released already; the next number is {expected}.")
    if number != expected:
        raise NumberRefused(f"N° {number} would leave a gap in the series; the next number is {expected}.")


def require_reserved(number: int | None, reserved: int) -> int:
    """The number that an earlier, failed release of the same statement holds; NumberRefused for any other."""
    if number not in (None, reserved):
        raise NumberRefused(f"N° {reserved} is reserved for this statement; with another number it would be a gap.")
    return reserved


def label(number: int, edition: str = "") -> str:
    """How an edition is cited: `N° 21`, `N° 21/Add.1`, `N° 21*`. The space does not break."""
    if not edition:
        return f"N°\u00a0{number}"
    return f"N°\u00a0{number}{edition}" if edition == "*" else f"N°\u00a0{number}/{edition}"
