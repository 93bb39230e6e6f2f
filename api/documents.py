"""The present text: read it with its ETag, replace it with If-Match, so that nobody overwrites what they did not see."""

import re
from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api import access
from api.doors import Door
from api.errors import PreconditionRequired, Stale
from api.fields import StatementAbilities, Text
from api.texts import Document, DocumentOut
from statements.actions import drafting
from statements.lifecycle import WrongMoment
from statements.models import Statement

ETAG = re.compile(r'"(\d{1,9})-([0-9a-f]{64})"')


class PresentDocument(serializers.Serializer):
    revision = serializers.IntegerField(source="head.number")
    digest = serializers.CharField(source="head.digest")
    document = DocumentOut(source="head.document")
    abilities = StatementAbilities(source="*")


class DocumentForm(serializers.Serializer):
    document = Document()
    message = Text(required=False, allow_blank=True, max_length=300)


class PresentText(Door):
    takes = {"PUT": DocumentForm}
    gives = {"GET": PresentDocument, "PUT": PresentDocument}

    def get(self, request: Request, uid: str) -> Response:
        statement = access.statement(request, uid)
        return self.give(statement, ETag=etag(statement))

    def put(self, request: Request, uid: str) -> Response:
        """Save a new text over the revision that If-Match names."""
        statement = access.statement(request, uid)
        number = self._seen(statement)
        told = {"message": "", **self.told()}
        try:
            self.do(drafting.revise, statement, by=self.person, based_on=number, **told)
        except WrongMoment as refusal:
            now = access.statement(request, uid)
            if etag(now) == etag(statement):
                raise
            raise self._stale(str(refusal), now) from refusal  # somebody saved between the two
        statement = access.statement(request, uid)
        return self.give(statement, ETag=etag(statement))

    def _seen(self, statement: Statement) -> int:
        """The number of the revision that the writer saw, which must be the present one."""
        said = self.request.headers.get("If-Match")
        if said is None:
            raise PreconditionRequired(_("Send If-Match with the ETag of the text that you changed."))
        assert statement.head is not None
        if said.strip() != etag(statement):
            old = ETAG.fullmatch(said.strip())
            stale = drafting.StaleSave(statement.head, old[1] if old else "?")
            raise self._stale(str(stale), statement)
        return statement.head.number

    def _stale(self, sentence: str, statement: Statement) -> Stale:
        form: Any = PresentDocument(statement, context={"request": self.request})
        return Stale(sentence, present=form.data, etag=etag(statement))


def etag(statement: Statement) -> str:
    assert statement.head is not None
    return f'"{statement.head.number}-{statement.head.digest}"'
