"""Who opens which page of an ally: every address × whose link was exchanged, written by hand. A new address without a row fails."""

import pytest
from django.test import Client
from django.urls import reverse

from demo.cast import engage
from demo.moves import statement_at
from organisations.actions.keeping import import_organisations
from signatures.models import Signature
from statements.lifecycle import Status
from tests.pages.ally import Ally, address_in, everything
from tests.pages.test_access import ROW, logged_in
from tests.pages.test_doors import PUBLIC

OWN, AWAY, WRONG_METHOD = 200, 302, 405
# What the ally's own browser is answered to GET, and to a POST that says nothing. Everybody else's finds nothing.
ROWS = {
    "ally_page": (OWN, WRONG_METHOD),
    "ally_sign": (OWN, 400),
    "ally_sign_code": (AWAY, 400),
    "ally_decide": (OWN, OWN),
    "ally_forward": (OWN, OWN),
    "ally_decline": (OWN, OWN),
    "ally_reconsider": (OWN, OWN),
    "ally_withdraw": (OWN, 400),
    "ally_withdraw_code": (OWN, 400),
    "ally_done": (OWN, WRONG_METHOD),
    "objection_form": (OWN, OWN),
}


def test_every_address_has_a_row():
    assert set(ROWS) == {name for name in PUBLIC if name.startswith(("ally_", "objection_"))}


@pytest.fixture
def invitations(circulation):
    return circulation.invitations.order_by("pk")[:2]


@pytest.fixture
def signature(client, invitations) -> Signature:
    """The first ally has signed, and holds its receipt's way to object."""
    Ally(client, invitations[0]).sign()
    client.post(address_in("receipt", "office@dee.example"), {"answer": "object"})
    return Signature.objects.get()


@pytest.fixture
def others(cast, invitations, document) -> dict[str, Client]:
    """Everybody who has no business with the first ally's invitation."""
    neighbour = Client()
    Ally(neighbour, invitations[1]).press("sign")
    return {
        "nobody": Client(),
        "ally of the same call": neighbour,
        "ally of another issuer": ally_of_another_issuer(document),
        "author": logged_in(cast.author),
        "releaser": logged_in(cast.releaser),
    }


def ally_of_another_issuer(document) -> Client:
    other, browser = engage(name="Other Party", domain="other.example"), Client()
    friends = import_organisations(ROW, by=other.releaser, issuer=other.issuer)
    circulation = statement_at(Status.CIRCULATING, other, document, allies=friends, signing=0).circulations.get()
    Ally(browser, circulation.invitations.get()).press("sign")
    return browser


@pytest.mark.parametrize("name", ROWS)
def test_the_own_link_opens_it_and_no_other(client, others, invitations, signature, name):
    uid = signature.uid if name == "objection_form" else invitations[0].uid
    there, absent = reverse(name, kwargs={"uid": uid}), reverse(name, kwargs={"uid": "zzzzzzzzzzzz"})

    assert (client.get(there).status_code, client.post(there).status_code) == ROWS[name]
    before = everything()
    for who, browser in others.items():
        for method in ("get", "post"):
            expected = WRONG_METHOD if (method, ROWS[name][1]) == ("post", WRONG_METHOD) else 404
            answers = [getattr(browser, method)(path) for path in (there, absent)]
            assert [a.status_code for a in answers] == [expected, expected], (who, method)
            assert answers[0].content == answers[1].content, (who, method)
    assert everything() == before
