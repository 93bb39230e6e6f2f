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
from signatures.actions import circulating, closing, extending, reminding
from signatures.models import Circulation


class CirculationRow(serializers.Serializer):
    uid = serializers.CharField()
    digest = serializers.CharField()
    deadline = serializers.DateTimeField()
    answer_by = serializers.DateTimeField(allow_null=True)
    zone = serializers.CharField()
    names_visible = serializers.BooleanField()
    opened_at = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)


class CirculationOut(CirculationRow):
    statement = serializers.CharField(source="statement.uid")
    abilities = StatementAbilities(source="statement")


class CirculationForm(serializers.Serializer):
    deadline = Moment(help_text="The circulation closes by itself at this moment.")
    answer_by = Moment(
        required=False, allow_null=True, help_text="Answers are asked for by this earlier moment; nothing closes."
    )
    zone = Text(max_length=64, help_text="IANA name of the zone in which both are meant.")
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
    """Take no further names; whoever could still have signed is told."""

    gives = {"POST": CirculationOut}

    def act(self, request: Request, uid: str) -> Response:
        return self.give(self.do(closing.close, access.circulation(request, uid), by=self.person))


class ExtendForm(serializers.Serializer):
    deadline = Moment(help_text="Later than the present one.")


class Extend(Acts, Door):
    """Take names until a later deadline; whoever has neither signed nor declined is told by mail."""

    takes = {"POST": ExtendForm}
    gives = {"POST": CirculationOut}

    def act(self, request: Request, uid: str) -> Response:
        later = self.do(extending.extend, access.circulation(request, uid), by=self.person, **self.told())
        return self.give(later)


class Reminded(CirculationOut):
    reminded = serializers.IntegerField(help_text="How many were mailed now.")


class Remind(Acts, Door):
    """Mail the one reminder to everybody who has answered nothing; nobody gets a second one."""

    gives = {"POST": Reminded}

    def act(self, request: Request, uid: str) -> Response:
        circulation: Any = access.circulation(request, uid)
        circulation.reminded = self.do(reminding.remind, circulation, by=self.person)
        return self.give(circulation)
