"""Calls for signatures."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api import access
from api.doors import Acts, Door
from api.fields import Flag, Moment, StatementAbilities, Text
from api.lists import ListOfStatement, page_of
from signatures.actions import circulating
from signatures.models import Circulation


class CirculationRow(serializers.Serializer):
    uid = serializers.CharField()
    digest = serializers.CharField()
    deadline = serializers.DateTimeField()
    zone = serializers.CharField()
    names_visible = serializers.BooleanField()
    opened_at = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)


class CirculationOut(CirculationRow):
    statement = serializers.CharField(source="statement.uid")
    abilities = StatementAbilities(source="statement")


class CirculationForm(serializers.Serializer):
    deadline = Moment()
    zone = Text(max_length=64, help_text="IANA name of the zone in which the deadline is meant.")
    names_visible = Flag(required=False, default=False, help_text="Do the invited see who has signed?")


class Circulations(Acts, ListOfStatement):
    takes = {"POST": CirculationForm}
    gives = {"GET": page_of(CirculationRow), "POST": CirculationOut}
    makes = True

    def rows(self, wanted: dict[str, Any], uid: str) -> QuerySet[Circulation]:
        self.statement = access.statement(self.request, uid)
        return self.statement.circulations.all()

    def act(self, request: Request, uid: str) -> Response:
        statement = access.statement(request, uid)
        opened = self.do(circulating.circulate, statement, by=self.person, **self.told())
        return self.give(opened, location=f"/api/v1/circulations/{opened.uid}/")


class OneCirculation(Door):
    gives = {"GET": CirculationOut}

    def get(self, request: Request, uid: str) -> Response:
        return self.give(access.circulation(request, uid))


class Close(Acts, Door):
    """Close before the deadline: no further names for this edition."""

    gives = {"POST": CirculationOut}

    def act(self, request: Request, uid: str) -> Response:
        return self.give(self.do(circulating.close, access.circulation(request, uid), by=self.person))
