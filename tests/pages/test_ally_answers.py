"""The other answers: our board decides on …, forward, decline and decide again, withdraw, object. None without its human field."""

from datetime import timedelta

import pytest

from outbox.clock import database_now
from outbox.deliver import compose
from outbox.models import Mail
from signatures.models import Decline, Deferral, Link, Objection, Purpose, Signature
from tests.pages.ally import Ally, address_in, everything
from trail.models import Event

COLLEAGUE = {"name": "Nikos Dimou", "email": "nikos@dee.example", "confirm": "on"}


@pytest.fixture
def ally(client, invitation) -> Ally:
    ally = Ally(client, invitation)
    ally.press("decide")
    return ally


def day(after: int) -> str:
    return f"{database_now() + timedelta(days=after):%Y-%m-%d}"


def test_our_board_decides_on_a_day_and_on_another(ally):
    """DOMAIN 33, scenario 9."""
    ally.post("decide/", {"decides_on": day(3), "confirm": "on"})

    page = ally.post("decide/", {"decides_on": day(5), "confirm": "on"}, follow=True).content.decode()

    assert "The issuer knows the day" in page
    assert [f"{d.decides_on}" for d in Deferral.objects.order_by("pk")] == [day(3), day(5)]
    told = Event.objects.filter(kind="invitation.deferred").order_by("pk")
    assert [e.data["decides_on"] for e in told] == [day(3), day(5)]


@pytest.mark.parametrize(("after", "sentence"), [(-3, "That day has passed"), (4000, "Look at the year again")])
def test_a_day_on_which_nobody_decides_is_told(ally, after, sentence):
    page = ally.post("decide/", {"decides_on": day(after), "confirm": "on"})

    assert page.status_code == 400
    assert sentence in page.content.decode()
    assert not Deferral.objects.exists()


def test_a_day_after_the_deadline_is_taken_and_told(ally):
    page = ally.post("decide/", {"decides_on": day(20), "confirm": "on"}, follow=True).content.decode()

    assert "That day is after the deadline" in page


def test_forwarding_mails_the_colleague_a_link_of_their_own(ally, client):
    page = ally.post("forward/", COLLEAGUE, follow=True).content.decode()

    assert "A link of its own was mailed to your colleague" in page
    theirs = address_in("forwarded", "nikos@dee.example")
    assert theirs != ally.mailed
    assert ally.mailed not in compose(Mail.objects.get(template="forwarded")).body
    assert [client.get(a).status_code for a in (theirs, ally.mailed)] == [200, 200]
    assert Link.objects.filter(purpose=Purpose.ANSWER, invitation=ally.invitation).count() == 2


def test_the_trail_does_not_say_to_whom_it_was_forwarded(ally):
    """DOMAIN 83."""
    ally.post("forward/", COLLEAGUE)

    event = Event.objects.get(kind="invitation.forwarded")
    assert "nikos" not in str(vars(event)).lower()


def test_the_colleague_signs_with_the_code_of_the_registered_address(ally, client):
    ally.post("forward/", COLLEAGUE)
    client.cookies.clear()
    ally.mailed = address_in("forwarded", "nikos@dee.example")
    page = ally.press("sign").content.decode()
    assert "Eleni" not in page  # the colleague has a name of their own

    ally.sign(person="Nikos Dimou", email="nikos@dee.example")

    assert Signature.objects.get().mandate.person == "Nikos Dimou"
    assert {m.to for m in Mail.objects.filter(template="code")} == {"office@dee.example"}


@pytest.mark.parametrize("name", ["Win at http://spam.example", "see www.spam.example", "a@b.example"])
def test_a_colleagues_name_carries_no_message(ally, name):
    assert ally.post("forward/", {**COLLEAGUE, "name": name}).status_code == 400
    assert not Mail.objects.filter(template="forwarded").exists()


def test_forwarding_is_limited(ally):
    answers = [ally.post("forward/", {**COLLEAGUE, "email": f"n{n}@dee.example"}) for n in range(6)]

    assert [a.status_code for a in answers] == [302] * 5 + [429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert 'value="Nikos Dimou"' in answers[-1].content.decode()
    assert Mail.objects.filter(template="forwarded").count() == 5


def test_decline_and_decide_again_until_the_deadline(ally):
    declined = ally.post("decline/", {"reason": "We wait.", "confirm": "on"}, follow=True).content.decode()
    assert "has declined" in declined
    assert ally.post("decide/", {"decides_on": day(3), "confirm": "on"}).status_code == 409

    again = ally.post("reconsider/", {"confirm": "on"}, follow=True).content.decode()

    assert "We sign" in again
    row = Decline.objects.get()
    assert (row.reason, row.reconsidered_at is not None) == ("We wait.", True)
    ally.sign()
    assert Signature.objects.active().count() == 1


def test_declining_twice_is_written_twice(ally):
    for _ in range(2):
        ally.post("decline/", {"confirm": "on"})
        ally.post("reconsider/", {"confirm": "on"})

    assert Decline.objects.count() == 2
    assert ally.post("reconsider/", {"confirm": "on"}).status_code == 409


def test_withdraw_by_the_same_link(ally):
    ally.sign()
    assert "Type the code" not in ally.post("withdraw/code/", {}).content.decode()
    asked = ally.post("withdraw/code/", {"confirm": "on"}, follow=True).content.decode()
    assert "six digits" in asked

    page = ally.post("withdraw/", {"code": ally.code("withdraw"), "confirm": "on"}, follow=True).content.decode()

    assert "Withdrawn" in page
    assert Signature.objects.active().count() == 0


def test_object_by_the_receipts_link(ally, client):
    ally.sign()
    mailed = address_in("receipt", "office@dee.example")
    home = f"/objection/{Signature.objects.get().uid}/"
    assert client.get(home).status_code == 404

    opened = client.post(mailed, {"answer": "object"})
    page = client.post(home, {"reason": "We never met.", "confirm": "on"})

    assert (opened.status_code, opened["Location"]) == (302, home)
    assert "Your objection is recorded" in page.content.decode()
    assert Objection.objects.get().reason == "We never met."
    assert Signature.objects.printable().count() == 0


@pytest.mark.parametrize(
    ("step", "filled"),
    [
        ("decide/", {"decides_on": "2040-01-01"}),
        ("forward/", {"name": "Nikos Dimou", "email": "nikos@dee.example"}),
        ("decline/", {"reason": "We wait."}),
        ("reconsider/", {"confirm": ""}),
        ("sign/", {"person": "Eleni Markou", "office": "Secretary", "email": "e@dee.example", "code": "000000"}),
        ("sign/code/", {"person": "Eleni Markou", "office": "Secretary", "email": "e@dee.example"}),
        ("withdraw/", {"code": "000000"}),
        ("withdraw/code/", {"confirm": ""}),
    ],
)
def test_a_form_without_its_human_field_changes_nothing_and_loses_nothing(ally, step, filled):
    before = everything()

    page = ally.post(step, filled)

    assert page.status_code == 400
    assert everything() == before
    text = page.content.decode()
    if step != "reconsider/" and "withdraw" not in step:
        assert all(value in text for name, value in filled.items() if name != "code")


def test_an_objection_without_its_human_field_changes_nothing(ally, client):
    ally.sign()
    client.post(address_in("receipt", "office@dee.example"), {"answer": "object"})
    before = everything()

    page = client.post(f"/objection/{Signature.objects.get().uid}/", {"reason": "We never met."})

    assert page.status_code == 400
    assert everything() == before
    assert "We never met." in page.content.decode()
