"""Every text that was saved."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from api import access
from api.doors import Door
from api.fields import LARGEST_NUMBER, StatementAbilities
from api.lists import ListOfStatement, page_of
from api.texts import DocumentOut
from statements.models import Revision


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


class OneRevision(Door):
    gives = {"GET": RevisionOut}

    def get(self, request: Request, uid: str, number: int) -> Response:
        statement = access.statement(request, uid)
        row = statement.revisions.select_related("author").filter(number=min(number, LARGEST_NUMBER)).first()
        if row is None:
            raise NotFound
        row.statement = statement
        return self.give(row)
