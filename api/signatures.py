"""Who signed, as the issuer sees it; and all of them at once, for machines."""

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import HttpResponse
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from api import access
from api.doors import Acts, Door
from api.fields import Flag, StatementAbilities
from api.lists import Filters, ListOfStatement, page_of
from api.statements import Named
from api.wire import to_json
from signatures.actions import answering
from signatures.models import Objection, Signature


class SignatureRow(serializers.Serializer):
    uid = serializers.CharField()
    organisation = Named()
    person = serializers.CharField(source="mandate.person")
    office = serializers.CharField(source="mandate.office")
    organ = serializers.CharField(source="mandate.organ")
    decided_on = serializers.DateField(source="mandate.decided_on", allow_null=True)
    digest = serializers.CharField()
    signed_at = serializers.DateTimeField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    removed_at = serializers.DateTimeField(allow_null=True)
    objected = serializers.BooleanField(help_text="An objection waits to be settled.")


class SignatureOut(SignatureRow):
    abilities = StatementAbilities(source="circulation.statement")


class SignatureFilters(Filters):
    objected = serializers.BooleanField(required=False)
    active = serializers.BooleanField(required=False, help_text="Neither withdrawn nor removed.")


class Signatures(ListOfStatement):
    filters = SignatureFilters
    gives = {"GET": page_of(SignatureRow)}

    def rows(self, wanted: dict[str, Any], uid: str) -> QuerySet[Signature]:
        circulation = access.circulation(self.request, uid)
        self.statement = access.statement(self.request, circulation.statement.uid)
        rows: Any = shown(Signature.objects.filter(circulation=circulation))
        if "active" in wanted:
            rows = rows.active() if wanted.pop("active") else rows.fallen()
        return rows.filter(**wanted)  # type: ignore[no-any-return]


class VerdictForm(serializers.Serializer):
    upheld = Flag(help_text="true removes the name for good, false counts the signature again.")


class ResolveObjection(Acts, Door):
    """Settle the objection to a signature."""

    takes = {"POST": VerdictForm}
    gives = {"POST": SignatureOut}

    def act(self, request: Request, uid: str) -> Response:
        signature = access.signature(request, uid)
        objection = signature.objections.order_by("-pk").first()
        if objection is None:
            raise NotFound
        self.do(answering.resolve, objection, by=self.person, **self.told())
        return self.give(shown(Signature.objects.filter(pk=signature.pk)).get())


class SignatoryRow(serializers.Serializer):
    uid = serializers.CharField()
    signed_at = serializers.DateTimeField()
    name = serializers.CharField()
    name_language = serializers.CharField()
    name_direction = serializers.CharField()
    country = serializers.CharField()
    country_code = serializers.CharField()
    kind = serializers.CharField()


class SignatoriesOut(serializers.Serializer):
    count = serializers.IntegerField()
    items = SignatoryRow(many=True)


class Signatories(Door):
    """Every name that would be printed now, in one answer, in the order of signing: plain facts, and no abilities."""

    gives = {"GET": SignatoriesOut}

    def get(self, request: Request, uid: str) -> HttpResponse:
        rows = list(signatories(Signature.objects.filter(circulation=access.circulation(request, uid))))
        return HttpResponse(to_json({"count": len(rows), "items": rows}), content_type="application/json")


def signatories(rows: Any) -> QuerySet[Signature, dict[str, Any]]:
    """The public side of signatures as plain rows: ten thousand of them cost what the query costs."""
    named = rows.printable().filter(organisation__names__official=True).order_by("pk")
    return named.values(
        "uid",
        "signed_at",
        name=F("organisation__names__name"),
        name_language=F("organisation__names__language"),
        name_direction=F("organisation__names__direction"),
        country=F("organisation__country"),
        country_code=F("organisation__country_code"),
        kind=F("organisation__kind"),
    )


def shown(rows: QuerySet[Signature]) -> QuerySet[Signature]:
    waiting = Objection.objects.open().filter(signature=OuterRef("pk"))
    rows = rows.select_related("organisation", "mandate", "circulation__statement").annotate(objected=Exists(waiting))
    return rows.prefetch_related("organisation__names")
