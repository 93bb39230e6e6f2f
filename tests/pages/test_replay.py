"""Links are fetched by programs, again and again, before any person sees them: nothing changes, nothing is used up."""

import pytest

from demo.moves import sign_for
from signatures.models import Signature
from tests.pages.ally import STEPS, Ally, address_in, everything

TIMES = 20


@pytest.fixture
def ally(client, invitation) -> Ally:
    return Ally(client, invitation)


def replay(client, address: str) -> set[int]:
    answers = [ask(address) for _ in range(TIMES) for ask in (client.get, client.head)]
    return {answer.status_code for answer in answers}


def test_the_mails_link_only_shows(client, ally):
    before = everything()

    assert replay(client, ally.mailed) == {200}

    assert everything() == before
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("step", ["", *STEPS])
def test_the_clean_addresses_only_show_too(client, ally, step):
    ally.press("sign")
    before = everything()

    assert replay(client, ally.home + step) <= {200, 302}

    assert everything() == before


@pytest.mark.parametrize("step", STEPS)
def test_after_a_signature_they_only_show_as_well(client, ally, step):
    sign_for(ally.invitation)
    ally.press("withdraw")
    before = everything()

    assert replay(client, ally.home + step) <= {200, 302}

    assert everything() == before
    assert Signature.objects.active().count() == 1


def test_the_receipts_link_only_shows(client, ally):
    sign_for(ally.invitation)
    before = everything()
    mailed = address_in("receipt", "office@dee.example")
    home = f"/objection/{Signature.objects.get().uid}/"

    assert replay(client, mailed) == {200}
    assert replay(client, home) == {404}
    client.post(mailed, {"answer": "object"})
    assert replay(client, home) == {200}

    assert everything() == before


@pytest.mark.parametrize("posted", [{}, {"answer": ""}, {"answer": "everything"}, {"code": "000000", "confirm": "on"}])
def test_a_post_that_pressed_no_button_leads_nowhere(client, ally, posted):
    before = everything()

    response = client.post(ally.mailed, posted)

    assert response.status_code == 200
    assert f"answer-{ally.invitation.uid}" not in client.cookies
    assert everything() == before


def test_the_exchange_itself_changes_nothing(client, ally):
    """It is a cookie, not a row."""
    before = everything()

    for answer in ("sign", "decide", "forward", "decline", "reconsider", "withdraw"):
        assert ally.press(answer).status_code == 200

    assert everything() == before


def test_a_button_pressed_on_another_site_is_refused(invitation):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)

    assert strict.post(address_in("invitation", invitation.contact.email), {"answer": "sign"}).status_code == 403
