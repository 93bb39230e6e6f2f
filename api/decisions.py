"""Decisions of reviewers: each on one exact text, named by its digest."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api import access
from api.doors import Acts
from api.fields import LARGEST_NUMBER, Choice, Digest, Text
from api.lists import Filters, ListOfStatement, page_of
from api.statements import StatementOut
from statements.actions import reviewing
from statements.models import Review, Verdict


class DecisionRow(serializers.Serializer):
    stage = serializers.CharField()
    round = serializers.IntegerField()
    verdict = serializers.ChoiceField(Verdict.choices)
    reason = serializers.CharField()
    digest = serializers.CharField()
    reviewer = serializers.CharField()
    at = serializers.DateTimeField()


class DecisionForm(serializers.Serializer):
    verdict = Choice(Verdict.choices)
    digest = Digest(help_text="Of the text that was read.")
    reason = Text(required=False, allow_blank=True, max_length=4000, help_text="Needed to send back.")


class DecisionFilters(Filters):
    verdict = serializers.ChoiceField(Verdict.choices, required=False)
    round = serializers.IntegerField(required=False, min_value=0, max_value=LARGEST_NUMBER)


class Decisions(Acts, ListOfStatement):
    filters = DecisionFilters
    takes = {"POST": DecisionForm}
    gives = {"GET": page_of(DecisionRow), "POST": StatementOut}

    def rows(self, wanted: dict[str, Any], uid: str) -> QuerySet[Review]:
        self.statement = access.statement(self.request, uid)
        return Review.objects.filter(statement=self.statement, **wanted).select_related("reviewer")

    def act(self, request: Request, uid: str) -> Response:
        statement, told = access.statement(request, uid), self.told()
        if told["verdict"] == Verdict.APPROVE:
            self.do(reviewing.decide, statement, by=self.person, digest=told["digest"])
        else:
            self.do(
                reviewing.return_to_authors,
                statement,
                by=self.person,
                digest=told["digest"],
                reason=told.get("reason", ""),
            )
        return self.give(access.statement(request, uid))
