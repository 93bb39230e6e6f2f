"""Every text that was saved, and what changed between two of them."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from api import access
from api.doors import Door
from api.fields import LARGEST_NUMBER, StatementAbilities
from api.lists import ListOfStatement, page_of
from api.texts import DocumentOut
from statements.models import Revision, Statement
from statements.text import comparing


class RevisionRow(serializers.Serializer):
    number = serializers.IntegerField()
    digest = serializers.CharField()
    language = serializers.CharField()
    title = serializers.CharField(source="document.title")
    author = serializers.CharField()
    message = serializers.CharField()
    created_at = serializers.DateTimeField()


class RevisionOut(RevisionRow):
    document = DocumentOut()
    abilities = StatementAbilities(source="statement")


class Revisions(ListOfStatement):
    gives = {"GET": page_of(RevisionRow)}
    orders = {"-number": "-number", "number": "number"}

    def rows(self, wanted: dict[str, Any], uid: str) -> QuerySet[Revision]:
        self.statement = access.statement(self.request, uid)
        return self.statement.revisions.select_related("author")


OPERATIONS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["op"],
        "properties": {"op": {"enum": ["language", "split", "join", "add", "move", "remove", "set", "text"]}},
    },
}


@extend_schema_field(OPERATIONS)
class Operations(serializers.JSONField):
    """What makes the new text of the old one (docs/formats.md)."""


class ComparisonOut(serializers.Serializer):
    algorithm = serializers.IntegerField()
    operations = Operations()
    old = serializers.IntegerField()
    new = serializers.IntegerField()
    old_digest = serializers.CharField()
    new_digest = serializers.CharField()


class OneRevision(Door):
    gives = {"GET": RevisionOut}

    def get(self, request: Request, uid: str, number: int) -> Response:
        statement = access.statement(request, uid)
        row = _revision(statement, number)
        row.statement = statement
        return self.give(row)


class Comparison(Door):
    """What changed from one revision to another, as operations that can be applied: docs/formats.md."""

    gives = {"GET": ComparisonOut}

    def get(self, request: Request, uid: str, old: int, new: int) -> Response:
        statement = access.statement(request, uid)
        before, after = _revision(statement, old), _revision(statement, new)
        found = comparing.operations(before.document, after.document)
        digests = {"old_digest": before.digest, "new_digest": after.digest}
        return self.give({**found, "old": old, "new": new, **digests})


def _revision(statement: Statement, number: int) -> Revision:
    row = statement.revisions.select_related("author").filter(number=min(number, LARGEST_NUMBER)).first()
    if row is None:
        raise NotFound
    return row
