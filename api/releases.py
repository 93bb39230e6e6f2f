"""Editions: what is published, for everybody, and how far a release has come, for those who asked for it."""

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from api import access
from api.doors import Acts, Door
from api.fields import LARGEST_NUMBER, Abilities, Whole
from api.lists import Filters, List, ListOfStatement, page_of
from api.statements import Named
from api.texts import DocumentOut
from api.wire import to_json
from releases import store
from releases.abilities import abilities
from releases.actions import releasing
from releases.models import Progress, Release


class ReleaseRow(serializers.Serializer):
    """An edition. Whoever has no part in its statement finds no abilities."""

    uid = serializers.CharField()
    statement = serializers.CharField(source="statement.uid")
    issuer = Named()
    number = serializers.IntegerField()
    label = serializers.CharField()
    title = serializers.CharField()
    language = serializers.CharField(source="content.language")
    text_digest = serializers.CharField()
    count = serializers.IntegerField(source="content.count")
    progress = serializers.ChoiceField(Progress.choices)
    problem = serializers.CharField()
    published_at = serializers.DateTimeField(allow_null=True)
    sha256 = serializers.CharField(source="file.sha256", allow_null=True, default=None)
    page = serializers.CharField(source="content.release_url")
    abilities = serializers.SerializerMethodField()

    def get_abilities(self, release: Release) -> Abilities:
        said = self.context.get("abilities")
        if said is None:
            said = abilities_by_statement(self.context["request"], [release])
        return Abilities().to_representation(said.get(release.statement_id, {}))  # type: ignore[return-value]


class ReleaseOut(ReleaseRow):
    document = DocumentOut(source="content.document")


class ReleaseForm(serializers.Serializer):
    number = Whole(required=False, allow_null=True, help_text="The next of the series, where none is given.")


class ReleaseFilters(Filters):
    issuer = serializers.CharField(required=False)
    number = serializers.IntegerField(required=False, min_value=1, max_value=LARGEST_NUMBER)
    language = serializers.CharField(required=False)


class Releases(List):
    """What is published."""

    permission_classes = [AllowAny]
    filters = ReleaseFilters
    orders = {"-published_at": "-published_at", "published_at": "published_at"}
    gives = {"GET": page_of(ReleaseRow)}

    def rows(self, wanted: dict[str, Any]) -> QuerySet[Release]:
        fields = {"issuer": "issuer__uid", "number": "number", "language": "content__language"}
        return Release.objects.for_public().filter(**{fields[name]: value for name, value in wanted.items()})

    def known(self, rows: list[Release]) -> dict[str, Any]:
        return {"abilities": abilities_by_statement(self.request, rows)}


class ReleasesOfStatement(Acts, ListOfStatement):
    """The editions of one statement, whatever their progress."""

    takes = {"POST": ReleaseForm}
    gives = {"GET": page_of(ReleaseRow), "POST": ReleaseOut}
    makes = True

    def rows(self, wanted: dict[str, Any], uid: str) -> QuerySet[Release]:
        self.statement = access.statement(self.request, uid)
        return access.releases(self.request).filter(statement=self.statement)

    def known(self, rows: list[Release]) -> dict[str, Any]:
        return {"abilities": {self.statement.pk: abilities(self.statement, by=access.reader(self.request))}}

    def act(self, request: Request, uid: str) -> Response:
        """Freeze the edition and queue it; a worker composes, seals and publishes it."""
        statement = access.statement(request, uid)
        row = self.do(releasing.release, statement, by=self.person, **self.told())
        return self.give(access.release(request, row.uid), location=f"/api/v1/releases/{row.uid}/")


class OneRelease(Door):
    permission_classes = [AllowAny]
    gives = {"GET": ReleaseOut}

    def get(self, request: Request, uid: str) -> Response:
        return self.give(access.release(request, uid))


class Retry(Acts, Door):
    """Try a failed release again, from its frozen content."""

    gives = {"POST": ReleaseOut}

    def act(self, request: Request, uid: str) -> Response:
        self.do(releasing.retry, access.release(request, uid), by=self.person)
        return self.give(access.release(request, uid))


class Printed(serializers.Serializer):
    count = serializers.IntegerField()
    groups = serializers.ListField(child=serializers.DictField())


class PrintedNames(Door):
    """Every name that the edition prints, in its groups and order, in one answer (docs/formats.md)."""

    permission_classes = [AllowAny]
    gives = {"GET": Printed}

    def get(self, request: Request, uid: str) -> HttpResponse:
        content = access.release(request, uid).content
        body = to_json({"count": content["count"], "groups": content["groups"]})
        return HttpResponse(body, content_type="application/json")


class SealedPdf(Door):
    """The sealed file, byte for byte."""

    permission_classes = [AllowAny]
    gives_file = "application/pdf"

    def get(self, request: Request, uid: str) -> FileResponse:
        row = access.release(request, uid)
        if row.file is None:
            raise NotFound
        try:
            file = store.path_of(row.file.sha256).open("rb")
        except FileNotFoundError as error:
            raise NotFound from error
        response = FileResponse(file, content_type="application/pdf", filename=f"N{row.number}.pdf")
        response["ETag"] = f'"{row.file.sha256}"'
        return response


def abilities_by_statement(request: Request, rows: list[Release]) -> dict[int, Any]:
    """What the asker may do with the statements of these editions: one answer each for those they may see."""
    if not request.user.is_authenticated:
        return {}
    seen = access.statements(request).filter(pk__in={r.statement_id for r in rows})
    return {s.pk: abilities(s, by=access.reader(request)) for s in seen}
