"""What an ally is told it may do is what the action does, in every standing of its invitation."""

from datetime import timedelta

import pytest
from django.db import transaction

from demo.moves import code_sent_for, sign_for, withdraw_for
from limits.networks import HERE
from outbox.clock import database_now
from signatures.abilities import ASKS, abilities
from signatures.actions import answering, circulating, closing, signing
from signatures.actions.links import ask_for_code
from signatures.models import Invitation, Link, Purpose
from statements.actions.locking import withdraw
from statements.lifecycle import WrongMoment


class Undo(Exception):
    """Everything was allowed; nothing shall stay."""


def sign(invitation: Invitation) -> None:
    digest = invitation.circulation.digest
    ask_for_code(invitation, act="sign", digest=digest, network=HERE)
    signer = signing.Signer("Eleni Markou", "Secretary", "e@dee.example")
    code = code_sent_for(invitation, "sign")
    signing.sign(invitation, signer=signer, digest=digest, shown_at=database_now(), code=code)


def act(name: str, invitation: Invitation) -> None:
    link = Link.objects.filter(invitation=invitation, purpose=Purpose.ANSWER).first()
    day = (database_now() + timedelta(days=2)).date()
    {
        "sign": lambda: sign(invitation),
        "defer": lambda: answering.defer(invitation, decides_on=day),
        "forward": lambda: answering.forward(link, name="A colleague", email="c@dee.example", network=HERE),
        "decline": lambda: answering.decline(invitation),
        "reconsider": lambda: answering.reconsider(invitation),
        "withdraw": lambda: withdraw_for(invitation),
    }[name]()


def what_happens(name: str, invitation: Invitation) -> bool:
    try:
        with transaction.atomic():
            act(name, Invitation.objects.get(pk=invitation.pk))
            raise Undo
    except Undo:
        return True
    except WrongMoment:
        return False


STANDINGS = {
    "silent": lambda i, cast: None,
    "signed": lambda i, cast: sign_for(i),
    "withdrawn": lambda i, cast: (sign_for(i), withdraw_for(i)),
    "declined": lambda i, cast: answering.decline(i),
    "deferred": lambda i, cast: answering.defer(i, decides_on=(database_now() + timedelta(days=1)).date()),
    "revoked": lambda i, cast: circulating.revoke(i, by=cast.releaser),
    "closed": lambda i, cast: closing.close(i.circulation, by=cast.releaser),
    "closed after signing": lambda i, cast: (sign_for(i), closing.close(i.circulation, by=cast.releaser)),
    "given up": lambda i, cast: withdraw(i.circulation.statement, by=cast.releaser),
}


@pytest.mark.parametrize("standing", STANDINGS)
def test_what_is_said_is_what_happens(cast, invitation, standing):
    STANDINGS[standing](invitation, cast)
    said = abilities(Invitation.objects.get(pk=invitation.pk))

    assert {name: bool(ability) for name, ability in said.items()} == {
        name: what_happens(name, invitation) for name in ASKS
    }
    assert all(ability.why_not for ability in said.values() if not ability)
