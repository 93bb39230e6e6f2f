"""An organisation answers with its personal link: the link opens reading, a code from its mailbox confirms what binds it.

No answer here is made again by its Idempotency-Key's transaction (`whole`): a try of a code stays counted though the act
is refused. Each act is safe to repeat by itself: nobody signs, declines or withdraws twice.
"""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api import access
from api.authentication import ObjectionAuthentication
from api.doors import AllyActs, AllyDoor
from api.errors import Invalid
from api.fields import Abilities, Address, Choice, Day, Digest, Text
from api.statements import Named, ReasonForm
from api.texts import DocumentOut
from outbox.clock import database_now
from signatures.abilities import abilities
from signatures.actions import answering, links, signing
from signatures.models import Invitation, Link, Signature
from signatures.queries import Standing, with_standing


class AskedOut(serializers.Serializer):
    """What the invited organisation is asked, and what it has answered."""

    organisation = Named()
    issuer = Named(source="circulation.statement.issuer")
    title = serializers.CharField(source="circulation.revision.document.title")
    document = DocumentOut(source="circulation.revision.document")
    digest = serializers.CharField(source="circulation.digest")
    deadline = serializers.DateTimeField(source="circulation.deadline")
    answer_by = serializers.DateTimeField(source="circulation.answer_by", allow_null=True)
    zone = serializers.CharField(source="circulation.zone")
    closed_at = serializers.DateTimeField(source="circulation.closed_at", allow_null=True)
    standing = serializers.ChoiceField(Standing.choices)
    decides_on = serializers.DateField(allow_null=True)
    signed = serializers.IntegerField(help_text="How many have signed.")
    names = serializers.ListField(
        child=serializers.CharField(), allow_null=True, help_text="Who, where the issuer shows it to the invited."
    )
    abilities = Abilities()


class ReadInvitation(AllyDoor):
    """Read; nothing is signed or spent by it, however often."""

    gives = {"GET": AskedOut}

    def get(self, request: Request) -> Response:
        return self.answer()

    def answer(self) -> Response:
        rows = with_standing(Invitation.objects.filter(pk=access.link(self.request).invitation_id))
        rows = rows.select_related("organisation", "circulation__statement__issuer", "circulation__revision")
        invitation: Any = rows.get()
        printable = Signature.objects.filter(circulation=invitation.circulation).printable()
        invitation.signed, invitation.names = printable.count(), None
        if invitation.circulation.names_visible:
            invitation.names = [s.organisation.official_name.name for s in printable.for_content()]
        invitation.abilities = abilities(invitation)
        return self.give(invitation)


class Answer(AllyActs, ReadInvitation):
    """An act, answered with how the invitation stands then."""

    http_method_names = ["post"]
    gives = {"POST": AskedOut}
    whole = False

    def act(self, request: Request) -> Response:
        link = access.link(request)
        self.do_with(link, self.told() if self.takes else {})
        return self.answer()

    def do_with(self, link: Link, told: dict[str, Any]) -> None:
        raise NotImplementedError


class CodeForm(serializers.Serializer):
    act = Choice(["sign", "withdraw"])
    digest = Digest(required=False, help_text="Of the text that was read; needed to sign.")

    def validate(self, told: dict[str, Any]) -> dict[str, Any]:
        if told["act"] == "sign" and "digest" not in told:
            raise Invalid(_("Say which text you have read: send its digest."))
        return told


class AskForCode(Answer):
    """Mail a six-digit code to the registered address."""

    takes = {"POST": CodeForm}

    def do_with(self, link: Link, told: dict[str, Any]) -> None:
        digest = told.get("digest") or link.invitation.circulation.digest
        self.do(links.ask_for_code, link.invitation, act=told["act"], digest=digest, network=self.network)


class SignForm(serializers.Serializer):
    person = Text(max_length=200)
    office = Text(max_length=200)
    email = Address(max_length=254)
    organ = Text(required=False, allow_blank=True, max_length=200)
    decided_on = Day(required=False, allow_null=True)
    digest = Digest(help_text="Of the text that was read.")
    code = Text(max_length=20, help_text="The six digits that were mailed to the registered address.")


class Sign(Answer):
    """Sign the text with this digest."""

    takes = {"POST": SignForm}

    def do_with(self, link: Link, told: dict[str, Any]) -> None:
        digest, code = told.pop("digest"), told.pop("code")
        # Whoever asked for a code named the text that they had before them: the text was shown then.
        asked = link.invitation.codes.filter(act="sign", digest=digest).order_by("-pk").first()
        shown_at = asked.created_at if asked else database_now()
        signer = signing.Signer(**told)
        self.do(signing.sign, link.invitation, signer=signer, digest=digest, shown_at=shown_at, code=code)


class Decline(Answer):
    takes = {"POST": ReasonForm}

    def do_with(self, link: Link, told: dict[str, Any]) -> None:
        self.do(answering.decline, link.invitation, **told)


class Reconsider(Answer):
    """Take a decline back, until the deadline."""

    def do_with(self, link: Link, told: dict[str, Any]) -> None:
        self.do(answering.reconsider, link.invitation)


class DeferForm(serializers.Serializer):
    decides_on = Day()


class Defer(Answer):
    """Say on which day the organisation's organ decides."""

    takes = {"POST": DeferForm}

    def do_with(self, link: Link, told: dict[str, Any]) -> None:
        self.do(answering.defer, link.invitation, **told)


class ForwardForm(serializers.Serializer):
    name = Text(max_length=200)
    email = Address(max_length=254)


class Forward(Answer):
    """Mail a link of their own to the colleague who is authorised; codes still go to the registered address."""

    takes = {"POST": ForwardForm}

    def do_with(self, link: Link, told: dict[str, Any]) -> None:
        self.do(answering.forward, link, **told, network=self.network)


class WithdrawForm(serializers.Serializer):
    code = Text(max_length=20, help_text="The six digits that were mailed to the registered address.")


class WithdrawSignature(Answer):
    takes = {"POST": WithdrawForm}

    def do_with(self, link: Link, told: dict[str, Any]) -> None:
        self.do(answering.withdraw, link.invitation, **told)


class ObjectionOut(serializers.Serializer):
    raised_at = serializers.DateTimeField()


class ObjectTo(AllyActs, AllyDoor):
    """“We did not sign”: with the link of a receipt."""

    authentication_classes = [ObjectionAuthentication]
    takes = {"POST": ReasonForm}
    gives = {"POST": ObjectionOut}
    makes = True
    whole = False

    def act(self, request: Request) -> Response:
        return self.give(self.do(answering.object_to, access.link(request), **self.told(), network=self.network))
