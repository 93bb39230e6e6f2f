"""Lists: in pages by cursor, in an order and through filters that are named. Each costs the same number of queries."""

from functools import cache
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api import access
from api.doors import Door
from api.errors import Invalid
from api.fields import Abilities
from releases.abilities import abilities
from statements.models import Statement

PAGE, LARGEST_PAGE = 50, 200
SALT = "api.cursor"


class Filters(serializers.Serializer):
    """What a list can be narrowed by; each door names its own."""


class List(Door):
    """`orders` maps a word to a field, the first is the default; ties are broken by the key, so that no row is skipped."""

    filters: type[Filters] = Filters
    orders: dict[str, str] = {"-created": "-pk", "created": "pk"}

    def rows(self, wanted: dict[str, Any], *args: Any, **kwargs: Any) -> QuerySet[Any]:
        """The list's rows, narrowed by what is wanted."""
        raise NotImplementedError

    def about(self, rows: list[Any], *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What is said of the list as a whole, its abilities above all."""
        return {"abilities": {}}

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        asked = self._asked(request)
        limit, order, cursor = asked.pop("limit"), asked.pop("order"), asked.pop("cursor", "")
        rows = self.rows(asked, *args, **kwargs)
        found = list(_after(rows, self.orders[order], order, cursor)[: limit + 1])
        more, found = found[limit:], found[:limit]
        page = {
            "items": found,
            "next": self._next(request, _cursor(found[-1], self.orders[order], order)) if more else None,
            **self.about(found, *args, **kwargs),
        }
        return self.give(page, context=self.known(found))

    def known(self, rows: list[Any]) -> dict[str, Any]:
        """What the form of an item needs to know of all of them, so that it asks nothing for each."""
        return {}

    def _asked(self, request: Request) -> dict[str, Any]:
        form = asking(self)(data=request.query_params.dict())
        unknown = sorted(set(request.query_params) - set(form.fields))
        if unknown:
            allowed = ", ".join(form.fields)
            raise ValidationError({n: [_("This list knows only: %s.") % allowed] for n in unknown})
        form.is_valid(raise_exception=True)
        return dict(form.validated_data)

    def _next(self, request: Request, cursor: str) -> str:
        query = request.query_params.copy()
        query["cursor"] = cursor
        return f"{request.path}?{query.urlencode()}"


class ListOfStatement(List):
    """Rows that belong to one statement: `rows` keeps it, and the list says what may be done with it."""

    statement: Statement

    def about(self, rows: list[Any], *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {"abilities": abilities(self.statement, by=access.reader(self.request))}


def asking(door: List | type[List]) -> type[serializers.Serializer]:
    """The form of the list's query: its filters, and what every list takes."""
    orders = list(door.orders)
    wrong = _("This list can be ordered by: %s.") % ", ".join(orders)
    return type(
        "Asking",
        (door.filters,),
        {
            "order": serializers.ChoiceField(orders, default=orders[0], error_messages={"invalid_choice": wrong}),
            "limit": serializers.IntegerField(min_value=1, max_value=LARGEST_PAGE, default=PAGE),
            "cursor": serializers.CharField(
                required=False, max_length=2000, help_text="From `next` of the page before."
            ),
        },
    )


@cache
def page_of(item: type[serializers.Serializer]) -> type[serializers.Serializer]:
    """The form of one page of a list."""
    name = item.__name__
    fields = {
        "abilities": Abilities(),
        "items": item(many=True),
        "next": serializers.CharField(allow_null=True),
    }
    return type(f"{name}Page", (serializers.Serializer,), fields)


def _after(rows: QuerySet[Any], field: str, order: str, cursor: str) -> QuerySet[Any]:
    down, name = field.startswith("-"), field.lstrip("-")
    rows = rows.order_by(field, "-pk" if down else "pk")
    if not cursor:
        return rows
    value, pk = _read(cursor, order)
    beyond = "lt" if down else "gt"
    if name == "pk":
        return rows.filter(**{f"pk__{beyond}": pk})
    return rows.filter(Q(**{f"{name}__{beyond}": value}) | Q(**{name: value, f"pk__{beyond}": pk}))


def _cursor(last: Any, field: str, order: str) -> str:
    value = getattr(last, field.lstrip("-"))
    return signing.dumps([order, value.isoformat() if hasattr(value, "isoformat") else value, last.pk], salt=SALT)


def _read(cursor: str, order: str) -> tuple[Any, int]:
    """Signed, so that what comes back is what was given out, and no query is made of anything else."""
    try:
        of, value, pk = signing.loads(cursor, salt=SALT)
    except signing.BadSignature:
        of, value, pk = None, None, 0
    if of != order:
        raise Invalid(_("This cursor is not one of this list and order. Begin without one."))
    return value, pk
