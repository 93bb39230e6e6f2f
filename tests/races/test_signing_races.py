"""Many sign at once; one withdraws while it signs; the circulation closes under a signer's hand."""

import time

import pytest

from demo.moves import code_sent_for, sign_for, statement_at
from limits.networks import HERE
from organisations.actions.keeping import import_organisations
from outbox.clock import database_now
from signatures.actions.answering import object_to, resolve, withdraw
from signatures.actions.closing import close
from signatures.actions.links import ask_for_code
from signatures.actions.signing import Signer, sign
from signatures.models import Circulation, Link, Objection, Purpose, Signature
from statements.lifecycle import Status, WrongMoment
from tests.together import together

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SIGNERS = 32
ROUNDS = 4


def many(cast, count):
    head = "name,short_name,language,country,kind,person,office,email\n"
    rows = "".join(f"Union {n},,en,Greece,union,P {n},Chair,office@u{n}.example\n" for n in range(count))
    return import_organisations(head + rows, by=cast.releaser, issuer=cast.issuer)


def circulating(cast, document, organisations) -> Circulation:
    return statement_at(Status.CIRCULATING, cast, document, allies=organisations, signing=0).circulations.get()


def signing(invitation):
    ask_for_code(invitation, act="sign", digest=invitation.circulation.digest, network=HERE)
    code = code_sent_for(invitation, "sign")
    signer = Signer("A. Person", "Secretary", invitation.contact.email)
    return lambda: sign(
        invitation, signer=signer, digest=invitation.circulation.digest, shown_at=database_now(), code=code
    )


def test_32_sign_in_the_same_second_and_none_is_refused(cast, document):
    circulation = circulating(cast, document, many(cast, SIGNERS))

    results = together(*[signing(i) for i in circulation.invitations.select_related("contact", "circulation")])

    assert [type(r).__name__ for r in results] == ["Signature"] * SIGNERS
    assert Signature.objects.active().values("organisation").distinct().count() == SIGNERS


def test_one_organisation_signing_twice_at_once_signs_once(cast, document):
    circulation = circulating(cast, document, many(cast, 1))
    invitation = circulation.invitations.get()
    act = signing(invitation)

    results = together(act, act, act, act)

    assert sum(isinstance(r, Signature) for r in results) == 1
    assert Signature.objects.count() == 1


def test_sign_against_withdraw(cast, document):
    """Either the withdrawal comes first and the new signature stands, or the signature is refused and nothing stands."""
    for organisation in many(cast, ROUNDS):
        invitation = circulating(cast, document, [organisation]).invitations.get()
        sign_for(invitation)
        again = signing(invitation)
        ask_for_code(invitation, act="withdraw", digest=invitation.circulation.digest, network=HERE)
        code = code_sent_for(invitation, "withdraw")

        signed, withdrawn = together(again, lambda i=invitation, c=code: withdraw(i, code=c))

        assert isinstance(withdrawn, Signature)
        stands = invitation.signatures.active().count()
        assert stands == (1 if isinstance(signed, Signature) else 0)
        assert isinstance(signed, Signature | WrongMoment)


def test_an_objection_against_the_settling_of_another(cast, document, monkeypatch):
    """Both change the signature and its objections; in crossed order they would wait for each other for ever."""
    invitation = circulating(cast, document, many(cast, 1)).invitations.get()
    sign_for(invitation)
    link = Link.objects.get(purpose=Purpose.OBJECTION)
    first = object_to(link, network=HERE)
    save = Objection.save
    monkeypatch.setattr(Objection, "save", lambda self, **how: (save(self, **how), time.sleep(0.5)))

    settled, raised = together(
        lambda: resolve(first, by=cast.releaser, upheld=True), lambda: (time.sleep(0.2), object_to(link, network=HERE))
    )

    assert isinstance(settled, Objection)
    assert isinstance(raised, tuple | WrongMoment), raised


def test_no_signature_after_the_close(cast, document):
    circulation = circulating(cast, document, many(cast, 8))
    acts = [signing(i) for i in circulation.invitations.select_related("contact", "circulation")]

    results = together(*acts[:4], lambda: close(circulation, by=cast.releaser), *acts[4:])

    circulation.refresh_from_db()
    refused = [r for r in results if isinstance(r, WrongMoment)]
    signed = [r for r in results if isinstance(r, Signature)]
    assert len(refused) + len(signed) == 8
    assert all(s.signed_at <= circulation.closed_at for s in circulation.signatures.all())
    assert circulation.signatures.count() == len(signed)
