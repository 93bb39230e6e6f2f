"""Is this document genuine? For everybody; nothing is kept of what is sent."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.parsers import MultiPartParser
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from api.doors import Door
from releases.judging import judge
from releases.records import by_code
from releases.verifying import LARGEST_FILE
from releases.verifying.report import Answer, State


class FileForm(serializers.Serializer):
    file = serializers.FileField(allow_empty_file=True)


class ReportFinding(serializers.Serializer):
    key = serializers.CharField()
    state = serializers.ChoiceField([s.value for s in State])
    sentence = serializers.CharField()


class ReportOut(serializers.Serializer):
    verdict = serializers.ChoiceField([v.value for v in Answer])
    headline = serializers.CharField()
    sha256 = serializers.CharField()
    label = serializers.CharField()
    text_digest = serializers.CharField()
    findings = ReportFinding(many=True)


class EditionRow(serializers.Serializer):
    uid = serializers.CharField()
    label = serializers.CharField()
    title = serializers.CharField()
    text_digest = serializers.CharField()
    page = serializers.CharField(source="content.release_url")


class Editions(serializers.Serializer):
    items = EditionRow(many=True)


class Verify(Door):
    """Examine a file. It acts on nothing, so that no key is needed and no session is looked at."""

    authentication_classes: list[Any] = []
    permission_classes = [AllowAny]
    parser_classes = [MultiPartParser]
    takes = {"POST": FileForm}
    gives = {"POST": ReportOut}

    def post(self, request: Request) -> Response:
        data = self.told()["file"].read(LARGEST_FILE + 1)
        return self.give(judge(data, network=self.network).as_dict())


class VerifyCode(Door):
    """The editions whose text has the printed code."""

    authentication_classes: list[Any] = []
    permission_classes = [AllowAny]
    gives = {"GET": Editions}

    def get(self, request: Request, code: str) -> Response:
        found = by_code(code)
        if not found:
            raise NotFound(_("No release has this code."))
        return self.give({"items": found})
