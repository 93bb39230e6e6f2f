"""The issue of a statement: its number and date, two fields that one line can confuse (DOMAIN 45)."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an issue line; `date` is `YYYY-MM` or `YYYY-MM-DD`."""

    number: int | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """What an issue line says. The first reading is the one taken when nobody can be asked."""

    readings: tuple[Reading, ...] = ()

    @property
    def number(self) -> int | None:
        return self.readings[0].number if self.readings else None

    @property
    def date(self) -> str | None:
        return self.readings[0].date if self.readings else None

    @property
    def ambiguous(self) -> bool:
        return len(self.readings) > 1

    def as_json(self) -> dict[str, Any]:
        readings = [{"number": reading.number, "date": reading.date} for reading in self.readings]
        return {"number": self.number, "date": self.date, "ambiguous": self.ambiguous, "readings": readings}
