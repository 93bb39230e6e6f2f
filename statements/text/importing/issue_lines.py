"""Find the issue line, in whatever language, and say how it can be read.

It is ambiguous exactly when a number sign, number, month and year follow each other without a comma and the number
could be a day of that month: "N° 21 février 2022". The stated default is the number.
"""

import calendar
import re
from dataclasses import dataclass
from functools import cache

from statements.text.importing.calendars import fold, month_number, month_pattern
from statements.text.issue import Issue, Reading

_SIGNS = (
    # Folded: a Greek final sigma is an ordinary one.
    r"n\.?\s?[°º˚o]\.?|№|nr\.?|num\.?|n\.|nummer|numero|number|issue(?: no\.?| number)?|τευχοσ|αρ\.|αριθ(?:μοσ|\.)|"
    r"sayi|العدد|عدد|رقم|شماره|شمارة|גיליון|גליון|מס['׳’]|מספר|выпуск|випуск|номер|numer|szam"
)
_ERAS = r"(?:\s?(?:г\.?|года?|р\.?|року|yil[iı]?|م\.?|r\.))?(?![^\W\d_])"
_OF = r"(?:\s?(?:de|del|di|do|da|of|d['’]|מ|ב)\s?)?"
_ORDINAL = r"(?:\.|er|º|ª|°|st|nd|rd|th|-го|-е|-ше|ησ|η|e)?"
_WEEKDAY = r"(?:(?:the|le|la|el|den|am|il|o|a|on|ngay|w dniu|dnia)\s)?"
_YEAR = r"(?P<y{0}>1[89]\d\d|2[01]\d\d)"
_HAN = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Found:
    """An issue line found in a text at `start` to `end`; `place` is what stood before its date."""

    issue: Issue
    start: int
    end: int
    has_number: bool
    has_date: bool
    place: str = ""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    month = month_pattern()
    dates = "|".join(
        (
            rf"{_WEEKDAY}(?P<d1>[0-3]?\d){_ORDINAL}[\s/-]{{0,2}}{_OF}(?P<m1>{month})[\s,/-]{{0,2}}{_OF}{_YEAR.format(1)}{_ERAS}",
            rf"(?P<m2>{month})\s(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?,?\s{_YEAR.format(2)}",
            rf"(?P<m3>{month})[\s,/-]{{0,2}}{_OF}{_YEAR.format(3)}{_ERAS}",
            r"(?P<y4>\d{4})\s?[年년]\s?(?P<m4>1?\d)\s?[月월](?:\s?(?P<d4>[0-3]?\d)\s?[日號号일])?",
            rf"{_YEAR.format(5)}-(?P<m5>[01]\d)(?:-(?P<d5>[0-3]\d))?(?!\d)",
            rf"(?P<d6>[0-3]?\d)[./](?P<m6>[01]?\d)[./]{_YEAR.format(6)}{_ERAS}",
            rf"(?P<y7>[〇零{_HAN}]{{4}})年(?P<m7>[{_HAN}十]{{1,2}})月(?:(?P<d7>[{_HAN}十]{{1,3}})[日号])?",
        )
    )
    number = (
        rf"(?:(?<![^\W\d_])(?:{_SIGNS})\s?(?P<n1>\d{{1,6}})(?!\d)(?P<slash>/(?:19|20)\d\d)?"
        r"|第\s?(?P<n2>\d{1,6})\s?[号號期]|제\s?(?P<n3>\d{1,6})\s?호)"
    )
    gap = r"(?P<gap>\s?[,،，、/|·:;(–—-]?\s?(?:[–—-]\s)?)"
    line = re.compile(rf"{number}(?:{gap}{_OF}(?:{dates})\)?)?[.。]?")
    return line, re.compile(rf"(?<!\w)(?:{dates})(?!\d)")


def find(text: str) -> Found | None:
    """The issue line in a short line of its own, or at the front of a paragraph it was glued to."""
    folded = fold(text[:200])
    numbered, dated = _patterns()
    first = numbered.search(folded, 0, 120)
    if first is not None:
        return _numbered(first, folded, dated)
    only = dated.search(folded, 0, 120)
    if only is None or (date := _date(only)) is None:
        return None
    issue = Issue((Reading(None, date),))
    return Found(issue, only.start(), only.end(), has_number=False, has_date=True, place=text[: only.start()])


def _numbered(match: re.Match[str], folded: str, dated: re.Pattern[str]) -> Found:
    number = int(next(match[name] for name in ("n1", "n2", "n3") if match[name]))
    date, start, end = _date(match), match.start(), match.end()
    if date is None:
        # The date may stand before the number: "février 2022 – N° 21".
        before = dated.search(folded, 0, start)
        if before is not None and not folded[before.end() : start].strip(" ,،，、/|·:;(–—-"):
            date, start = _date(before), before.start()
    readings = [Reading(number, date)]
    if date and match["m3"] and match["n1"] and not match["gap"].strip() and not match["slash"]:
        year, month = map(int, date.split("-"))
        if 1 <= number <= calendar.monthrange(year, month)[1]:
            readings.append(Reading(None, f"{date}-{number:02}"))
    return Found(Issue(tuple(readings)), start, end, has_number=True, has_date=date is not None)


def _date(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    for form in "1234567":
        if groups.get(f"y{form}"):
            year, name, day = _integer(groups[f"y{form}"]), groups[f"m{form}"], groups.get(f"d{form}")
            month = _integer(name) if form in "4567" else month_number(name)
            if not 1 <= month <= 12:
                return None
            if day is None:
                return f"{year:04}-{month:02}"
            valid = 1 <= _integer(day) <= calendar.monthrange(year, month)[1]
            return f"{year:04}-{month:02}-{_integer(day):02}" if valid else None
    return None


def _integer(digits: str) -> int:
    """12, ١٢, 十二 and, place by place, 二〇二二."""
    if digits.isdecimal():
        return int(digits)
    values = ["〇一二三四五六七八九".find(digit) for digit in digits.replace("零", "〇")]
    if "十" not in digits:
        return int("".join(map(str, values)))
    tens, units = digits.split("十", 1)
    return ("〇一二三四五六七八九".find(tens) if tens else 1) * 10 + max("〇一二三四五六七八九".find(units or "〇"), 0)


def starts_with_date(text: str) -> bool:
    """Whether a line begins with a date: "3. März 2022" is not the third item of a list."""
    match = _patterns()[1].match(fold(text[:60]))
    return match is not None and _date(match) is not None
