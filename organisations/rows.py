"""Rows of a CSV file → organisations to be. Pure; every fault is named by line and column."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from organisations.models.organisation import Kind
from organisations.scripts import country_code, is_language

COLUMNS = ("name", "short_name", "language", "country", "kind", "person", "office", "email")
REQUIRED = ("name", "language", "kind", "email")
MAX_ROWS = 20_000
MAX_LENGTH = {"name": 300, "short_name": 60, "language": 35, "country": 100, "person": 200, "office": 200, "email": 254}


@dataclass(frozen=True)
class Row:
    line: int
    name: str
    short_name: str
    language: str
    country: str
    country_code: str
    kind: str
    person: str
    office: str
    email: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same organisation: its name, and its country, however that is written."""
        return same(self.name, self.country_code, self.country)


def same(name: str, country_code: str, country: str) -> tuple[str, str]:
    """The key of an organisation in a directory: BE, Belgium and Belgique are one country."""
    return name.casefold(), country_code or country.casefold()


@dataclass(frozen=True)
class Fault:
    """What is wrong, where: `line` counts from 1 with the heading, `column` is the heading's word."""

    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        return _("Line %(line)s, column %(column)s: %(sentence)s") % vars(self)


class BadRows(ValueError):
    """Nothing was imported; `faults` lists every fault."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(str(f) for f in self.faults))


def read_rows(text: str) -> list[Row]:
    """Read the file's rows, or raise BadRows with all faults at once."""
    rows, faults = inspect_rows(text)
    if faults:
        raise BadRows(faults)
    return rows


def inspect_rows(text: str) -> tuple[list[Row], list[Fault]]:
    """Every row that can be read, and every fault by line. Without a heading, or where the file is no CSV, there are no rows."""
    try:
        raw = _raw_rows(text)
    except BadRows as bad:
        return [], bad.faults
    faults: list[Fault] = []
    rows = [_row(line, values, faults) for line, values in raw]
    faults += _twice(rows)
    return rows, sorted(faults, key=lambda f: f.line)


def _raw_rows(text: str) -> list[tuple[int, dict[str | None, Any]]]:
    text = text.removeprefix("\ufeff")
    heading_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=heading_line.count)  # a spreadsheet copies its cells with tabs
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        heading = [(h or "").strip().lower() for h in reader.fieldnames or []]
        missing = [c for c in REQUIRED if c not in heading]
        if missing:
            raise BadRows(
                [
                    Fault(1, c, _("the column is missing. The first line names: %s.") % ", ".join(COLUMNS))
                    for c in missing
                ]
            )
        reader.fieldnames = heading
        raw = [(reader.line_num, r) for r in reader if any((v or "").strip() for v in r.values() if isinstance(v, str))]
    except csv.Error as error:
        raise BadRows([Fault(reader.line_num + 1, "-", _("this is not CSV (%s).") % error)]) from error
    if not raw:
        raise BadRows([Fault(2, "name", _("there are no organisations below the heading."))])
    if len(raw) > MAX_ROWS:
        raise BadRows([Fault(MAX_ROWS, "name", _("a file holds at most %s rows.") % MAX_ROWS)])
    return raw


def _row(line: int, raw: dict[str | None, str | list[str] | None], faults: list[Fault]) -> Row:
    if None in raw or any(v is None for k, v in raw.items() if k in COLUMNS):
        faults.append(Fault(line, "-", _("the row has not as many columns as the heading.")))
    values = {c: " ".join(str(raw.get(c) or "").split()) for c in COLUMNS}
    faults += [Fault(line, column, sentence) for column, sentence in (*_unfit(values), *_unknown(values))]
    code = country_code(values["country"], languages=("en", values["language"] or "en"))
    return Row(line=line, country_code=code, **values)


def _unfit(values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Columns that are empty, or hold what the database does not."""
    for column in REQUIRED:
        if not values[column]:
            yield column, _("it is empty.")
    for column, length in MAX_LENGTH.items():
        if len(values[column]) > length:
            yield column, _("it is longer than %s characters.") % length
        if any(unicodedata.category(c) in ("Cc", "Cs") for c in values[column]):
            yield column, _("it contains a control character.")


def _unknown(values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Columns whose word is none of those that are known."""
    language, kind, email = values["language"], values["kind"], values["email"]
    if language and not is_language(language):
        yield "language", _("“%s” is no language tag. Write it like en, el or zh-Hans.") % language
    if kind and kind not in Kind.values:
        yield "kind", _("“%(kind)s” is none of: %(known)s.") % {"kind": kind, "known": ", ".join(Kind.values)}
    if email:
        try:
            validate_email(email)
        except ValidationError:
            yield "email", _("“%s” is no email address.") % email


def _twice(rows: list[Row]) -> list[Fault]:
    seen: dict[tuple[str, str], int] = {}
    faults = []
    for row in rows:
        if row.key in seen:
            faults.append(Fault(row.line, "name", _("it stands in line %s too.") % seen[row.key]))
        seen.setdefault(row.key, row.line)
    return faults
