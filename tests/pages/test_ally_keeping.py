"""What a signer wrote is kept in their own browser while they look for the code in their mail."""

import pytest
from django.core import signing as stamps

from limits.networks import HERE
from pages.ally import keeping
from signatures.actions.answering import forward
from signatures.models import Code
from tests.pages.ally import Ally, address_in


@pytest.fixture
def ally(client, invitation) -> Ally:
    return Ally(client, invitation)


def test_the_page_of_the_code_survives_a_walk_to_the_mail_program(client, ally):
    """A telephone forgets the page meanwhile, and asks for it again; or the signer goes back to the form."""
    filled = ally.filled()
    ally.post("sign/code/", filled)

    for _ in range(2):
        again = client.get(ally.home + "sign/code/").content.decode()
        assert f'value="{filled["shown"]}"' in again
        assert 'value="Central committee"' in again
    back = ally.press("sign").content.decode()
    assert 'value="Central committee"' in back
    assert Code.objects.count() == 1

    ally.post("sign/", {**filled, "code": ally.code()})
    assert "written-" not in str({k: v for k, v in client.cookies.items() if v.value})


def test_what_was_written_is_for_its_own_invitation_and_hour(client, ally, circulation, monkeypatch):
    ally.post("sign/code/", ally.filled())
    foreign = Ally(client, circulation.invitations.order_by("pk")[1])
    foreign.press("sign")
    client.cookies[f"written-{foreign.invitation.links.get().pk}"] = client.cookies[
        f"written-{ally.invitation.links.get().pk}"
    ].value

    assert client.get(foreign.home + "sign/code/").status_code == 302
    later = stamps.time.time() + 3660
    monkeypatch.setattr(stamps.time, "time", lambda: later)
    assert client.get(ally.home + "sign/code/").status_code == 302


def test_what_was_written_is_for_its_own_link(client, ally):
    """A colleague may open theirs in the same browser: they have words, and an authority, of their own."""
    ally.post("sign/code/", ally.filled())
    forward(ally.invitation.links.get(), name="Nikos Dimou", email="nikos@dee.example", network=HERE)

    client.post(address_in("forwarded", "nikos@dee.example"), {"answer": "sign"})

    page = client.get(ally.home + "sign/").content.decode()
    assert "Eleni Markou" not in page
    assert "checked" not in page
    assert client.get(ally.home + "sign/code/").status_code == 302


def test_who_goes_back_to_the_form_ticks_anew(ally):
    ally.post("sign/code/", ally.filled())

    page = ally.press("sign").content.decode()

    assert 'value="Central committee"' in page
    assert "checked" not in page


def test_more_than_a_browser_keeps_is_asked_for_at_once(ally, monkeypatch):
    monkeypatch.setattr(keeping, "ROOM", 100)
    page = ally.post("sign/code/", ally.filled())

    assert page.status_code == 200
    assert "six digits" in page.content.decode()
    assert 'value="Central committee"' in page.content.decode()
