"""Say what the PDF itself has to say, in the language of the edition, with that language's plurals and dates."""

from __future__ import annotations

import datetime
import tomllib
from functools import cache
from pathlib import Path

import icu

FALLBACK = "en"
FOLDER = Path(__file__).parent
# British order of day and month; Latin digits and the Gregorian calendar everywhere, because numbers, editions and
# digests are read out and compared across languages, and a label in two kinds of digits is two labels.
_LOCALES = {"en": "en-GB"}
_DIGITS = "-u-ca-gregory-nu-latn"


@cache
def languages() -> tuple[str, ...]:
    """The languages that have words of their own; any other is served in English."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


class Words:
    """The words for one BCP 47 tag; `language` says which file serves (English where there is none)."""

    def __init__(self, language: str) -> None:
        base = language.split("-")[0].lower()
        self.language = base if base in languages() else FALLBACK
        self._table = _table(self.language)
        self._locale = icu.Locale.forLanguageTag(_LOCALES.get(self.language, self.language) + _DIGITS)

    def say(self, key: str, **values: str | int) -> str:
        """One phrase; numbers in it choose the plural. Raises KeyError for a phrase that no file has."""
        message = icu.MessageFormat(self._table[key], self._locale)
        names = list(values)
        return str(message.format(names, [icu.Formattable(values[name]) for name in names]))

    def number(self, value: int) -> str:
        """A whole number with this language's separators, in Latin digits."""
        return str(icu.NumberFormat.createInstance(self._locale).format(value))

    def day(self, date: datetime.date) -> str:
        """`14 March 2022`."""
        return self._date("yMMMMd", datetime.datetime(date.year, date.month, date.day, 12), "UTC")

    def month(self, date: datetime.date) -> str:
        """`February 2022`."""
        return self._date("yMMMM", datetime.datetime(date.year, date.month, 1, 12), "UTC")

    def moment(self, when: datetime.datetime) -> str:
        """`14 March 2022, 18:00 UTC` for an aware UTC time."""
        return self.say("at", date=self._date("yMMMMd", when, "UTC"), time=self._date("Hm", when, "UTC"))

    def moment_at(self, when: datetime.datetime, zone: str) -> str:
        """The same with the time of day in `zone`: `14 March 2022, 18:00 UTC (23:00 Almaty)`."""
        local = self._date("Hm", when, zone)
        if local == self._date("Hm", when, "UTC"):
            return self.moment(when)
        if self._date("MMMMd", when, zone) != self._date("MMMMd", when, "UTC"):
            local = f"{self._date('MMMMd', when, zone)} {local}"
        return self.say("at_local", time=self.moment(when), local=local, place=self._date_pattern("VVV", when, zone))

    def _date(self, skeleton: str, when: datetime.datetime, zone: str) -> str:
        pattern = icu.DateTimePatternGenerator.createInstance(self._locale).getBestPattern(skeleton)
        return self._date_pattern(pattern, when, zone)

    def _date_pattern(self, pattern: str, when: datetime.datetime, zone: str) -> str:
        form = icu.SimpleDateFormat(pattern, self._locale)
        form.setTimeZone(icu.TimeZone.createTimeZone(zone))
        aware = when if when.tzinfo else when.replace(tzinfo=datetime.UTC)
        return str(form.format(aware.timestamp()))


@cache
def _table(language: str) -> dict[str, str]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
