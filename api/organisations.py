"""The directory of allies."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api import access
from api.doors import Acts, Door
from api.fields import Abilities, Text, Uid
from api.lists import Filters, List, page_of
from api.statements import Named, may_draft
from organisations.actions.keeping import import_organisations
from organisations.models import Kind, Organisation
from releases.abilities import abilities_in


class ContactOut(serializers.Serializer):
    person = serializers.CharField()
    office = serializers.CharField()
    email = serializers.CharField()


class OrganisationRow(serializers.Serializer):
    uid = serializers.CharField()
    name = serializers.CharField(source="official_name.name")
    short_name = serializers.CharField(source="official_name.short_name")
    language = serializers.CharField(source="official_name.language")
    direction = serializers.CharField(source="official_name.direction")
    kind = serializers.ChoiceField(Kind.choices)
    country = serializers.CharField()
    country_code = serializers.CharField()
    issuer = Named(source="directory")
    contacts = ContactOut(many=True)


class OrganisationOut(OrganisationRow):
    abilities = serializers.SerializerMethodField()

    def get_abilities(self, organisation: Organisation) -> Abilities:
        assert organisation.directory is not None
        said = abilities_in(organisation.directory, by=access.reader(self.context["request"]))
        return Abilities().to_representation(said)  # type: ignore[return-value]


class OrganisationFilters(Filters):
    issuer = serializers.CharField(required=False, help_text="Whose directory.")
    kind = serializers.ChoiceField(Kind.choices, required=False)
    country = serializers.RegexField(r"^[A-Za-z]{2}$", required=False, help_text="ISO 3166 code.")
    q = serializers.CharField(
        required=False, max_length=200, help_text="A part of the name, in any script, or of a contact."
    )


class Organisations(List):
    filters = OrganisationFilters
    gives = {"GET": page_of(OrganisationRow)}

    def rows(self, wanted: dict[str, Any]) -> QuerySet[Organisation]:
        rows: Any = access.organisations(self.request)
        if "q" in wanted:
            rows = rows.found_by(wanted.pop("q"))
        fields = {"issuer": "directory__uid", "kind": "kind", "country": "country_code__iexact"}
        return rows.filter(**{fields[name]: value for name, value in wanted.items()})  # type: ignore[no-any-return]

    def about(self, rows: list[Organisation]) -> dict[str, Any]:
        return {"abilities": may_draft(self.request, self.request.query_params.get("issuer", ""))}


class OneOrganisation(Door):
    gives = {"GET": OrganisationOut}

    def get(self, request: Request, uid: str) -> Response:
        return self.give(access.organisation(request, uid))


class ImportForm(serializers.Serializer):
    issuer = Uid(required=False, help_text="Where the person writes for several.")
    csv = Text(help_text="name,short_name,language,country,kind,person,office,email")


class ImportedOrganisations(serializers.Serializer):
    items = OrganisationRow(many=True)
    abilities = Abilities()


class ImportOrganisations(Acts, Door):
    """Add the organisations of a CSV file: all of them or, with any fault, none."""

    takes = {"POST": ImportForm}
    gives = {"POST": ImportedOrganisations}
    makes = True

    def act(self, request: Request) -> Response:
        told = self.told()
        issuer = access.issuer(request, told.get("issuer", ""))
        added = self.do(import_organisations, told["csv"], by=self.person, issuer=issuer)
        rows = access.organisations(request).filter(pk__in=[o.pk for o in added]).order_by("pk")
        said = abilities_in(issuer, by=access.reader(request))
        return self.give({"items": rows, "abilities": said})
