"""Fields that take what the schema says and nothing that merely resembles it: "5" is no number, 1 is no yes."""

import re
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api import access
from releases.abilities import abilities
from signatures.timing import LATEST_YEAR

LARGEST_NUMBER = 2**31 - 1  # what a column holds


class Text(serializers.CharField):
    """As it was written; whether it says enough is for the action to judge."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{"trim_whitespace": False, "min_length": None if options.get("allow_blank") else 1, **options}
        )

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)  # type: ignore[no-any-return]


class Whole(serializers.IntegerField):
    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 1, "max_value": LARGEST_NUMBER, **options})

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, float) and data.is_integer():
            data = int(data)  # JSON knows one kind of number: 3.0 is 3
        if type(data) is not int:
            self.fail("invalid")
        return data


class Flag(serializers.BooleanField):
    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Choice(serializers.ChoiceField):
    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid_choice", input=data)
        return super().to_internal_value(data)


class Address(serializers.EmailField):
    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)  # type: ignore[no-any-return]


class Moment(serializers.DateTimeField):
    """RFC 3339, with its offset: a time without one would mean another moment to whoever reads it."""

    default_error_messages = {"naive": _("Write the time with its offset, like 2026-05-01T18:00:00+02:00.")}

    def to_internal_value(self, value: Any) -> datetime:
        try:
            parsed = parse_datetime(value) if isinstance(value, str) else None
        except ValueError:
            parsed = None
        if parsed is None or parsed.year > LATEST_YEAR:
            self.fail("invalid", format="2026-05-01T18:00:00+02:00")
        elif parsed.tzinfo is None:
            self.fail("naive")
        return super().to_internal_value(parsed)  # type: ignore[no-any-return]


class Day(serializers.DateField):
    def to_internal_value(self, value: Any) -> Any:
        if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            self.fail("invalid", format="2026-05-01")
        return super().to_internal_value(value)


class Uid(serializers.RegexField):
    def __init__(self, **options: Any) -> None:
        super().__init__(r"^[0-9a-z]{1,12}$", **options)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)  # type: ignore[no-any-return]


class Digest(Uid):
    def __init__(self, **options: Any) -> None:
        serializers.RegexField.__init__(self, r"^[0-9a-f]{64}$", **options)


class Ability(serializers.Serializer):
    allowed = serializers.BooleanField()
    why_not = serializers.CharField(allow_null=True)


class Abilities(serializers.DictField):
    """What the asker may do now, and if not, why not (releases/abilities.py): a client draws its buttons from it."""

    child = Ability()

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"read_only": True, **options})

    def to_representation(self, value: Any) -> dict[str, Any]:
        return {name: ability.as_json() for name, ability in value.items()}


class StatementAbilities(Abilities):
    """Of a statement; one that was not loaded for the asker is loaded once more."""

    def to_representation(self, value: Any) -> dict[str, Any]:
        request = self.context["request"]
        if not hasattr(value, "viewer"):
            value = access.statements(request).get(pk=value.pk)
        return super().to_representation(abilities(value, by=access.reader(request)))
