"""Whom a circulation was sent to, and what they answered."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api import access
from api.doors import Acts, Door
from api.fields import StatementAbilities, Uid
from api.lists import Filters, ListOfStatement, page_of
from api.statements import Named
from signatures.actions import circulating
from signatures.models import Invitation
from signatures.queries import Standing, with_standing

AT_ONCE = 1000


class InvitationRow(serializers.Serializer):
    uid = serializers.CharField()
    organisation = Named()
    person = serializers.CharField(source="contact.person")
    email = serializers.CharField(source="contact.email")
    standing = serializers.ChoiceField(Standing.choices)
    decides_on = serializers.DateField(allow_null=True)
    invited_at = serializers.DateTimeField()
    sent_again_at = serializers.DateTimeField(allow_null=True)
    reminded_at = serializers.DateTimeField(allow_null=True)
    revoked_at = serializers.DateTimeField(allow_null=True)


class InvitationOut(InvitationRow):
    abilities = StatementAbilities(source="circulation.statement")


class InviteForm(serializers.Serializer):
    organisations = serializers.ListField(child=Uid(), min_length=1, max_length=AT_ONCE)


class Invited(serializers.Serializer):
    """Those who were invited now; whoever had been before is left as they are."""

    items = InvitationRow(many=True)
    abilities = StatementAbilities(source="statement")


class InvitationFilters(Filters):
    standing = serializers.ChoiceField(Standing.choices, required=False)


class Invitations(Acts, ListOfStatement):
    filters = InvitationFilters
    takes = {"POST": InviteForm}
    gives = {"GET": page_of(InvitationRow), "POST": Invited}
    makes = True

    def rows(self, wanted: dict[str, Any], uid: str) -> QuerySet[Invitation]:
        circulation = access.circulation(self.request, uid)
        self.statement = access.statement(self.request, circulation.statement.uid)
        return shown(circulation.invitations.all()).filter(**wanted)

    def act(self, request: Request, uid: str) -> Response:
        """Invite organisations through their first contact."""
        circulation = access.circulation(request, uid)
        wanted = access.these_organisations(request, self.told()["organisations"])
        invited = self.do(circulating.invite, circulation, wanted, by=self.person)
        rows = shown(Invitation.objects.filter(pk__in=[i.pk for i in invited])).order_by("pk")
        return self.give({"items": rows, "statement": circulation.statement})


class Revoke(Acts, Door):
    """Make the invitation's links useless, because they went to the wrong hands."""

    gives = {"POST": InvitationOut}
    action = staticmethod(circulating.revoke)

    def act(self, request: Request, uid: str) -> Response:
        row = self.do(self.action, access.invitation(request, uid), by=self.person)
        return self.give(shown(Invitation.objects.filter(pk=row.pk)).get())


class SendAgain(Revoke):
    """Mail the registered address a new link; every earlier one opens nothing from now on."""

    action = staticmethod(circulating.send_again)


def shown(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    return with_standing(rows.select_related("organisation", "contact")).prefetch_related("organisation__names")
