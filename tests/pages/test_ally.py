"""The ally's page: what it says, how the link is exchanged, how signing goes, nothing typed is lost."""

import re
from datetime import timedelta

import pytest
from django.core import signing as stamps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.moves import sign_for, statement_at
from organisations.models import Organisation
from outbox.models import Mail
from pages.forms.answering import SHOWN_FOR
from signatures.actions.circulating import revoke, send_again
from signatures.models import Circulation, Code, Signature
from statements.actions.locking import withdraw as give_up
from statements.lifecycle import Status
from tests.pages.ally import STEPS, TYPED, Ally, address_in


@pytest.fixture
def ally(client, invitation) -> Ally:
    return Ally(client, invitation)


def test_the_page_says_what_an_ally_must_know(client, ally):
    """DOMAIN 36."""
    page = client.get(ally.mailed).content.decode()

    for said in (
        "Workers’ Voice Party", "Δημοκρατική Ένωση Εργατών", "The text is final", " in Brussels (", "UTC",
        "0 organisations have signed", "shown at the release", "withdraw until the release", "not published",
        "Your name is printed as", "English. You sign this version", "It can no longer be changed", "We demand:",
    ):  # fmt: skip
        assert said in page


def test_individuals_are_no_organisations(client, ally, circulation):
    """DOMAIN 27, 82."""
    Organisation.objects.filter(pk=ally.invitation.organisation_id).update(kind="individual")
    sign_for(circulation.invitations.order_by("pk").last())
    sign_for(ally.invitation)

    page = client.get(ally.mailed).content.decode()

    assert "You have signed." in page
    assert "Your organisation" not in page
    other = Ally(client, circulation.invitations.order_by("pk")[1])
    assert "1 organisation and 1 person have signed" in client.get(other.mailed).content.decode()


def test_the_page_is_neither_cached_nor_referred_nor_indexed(client, ally):
    response = client.get(ally.mailed)

    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "strict-origin"
    assert response["X-Robots-Tag"] == "noindex"
    assert 'name="robots" content="noindex"' in response.content.decode()


@pytest.mark.parametrize("glued", ["", ".", ">", ")", "/.", "/>", "/)", ">,", "/?utm_source=mail&x=%20", "?fbclid=a.b"])
def test_a_link_works_as_mail_programs_hand_it_on(client, ally, glued):
    response = client.get(ally.mailed.rstrip("/") + glued)

    assert response.status_code == 200
    assert f'action="{ally.mailed}"' in response.content.decode()


@pytest.mark.parametrize("step", [s for s in STEPS if "code" not in s])
def test_the_first_act_exchanges_the_link_for_a_clean_address(client, ally, step):
    token = ally.mailed.split("/")[2]
    assert client.get(ally.home + step).status_code == 404

    opened = client.post(ally.mailed, {"answer": "sign"})

    assert (opened.status_code, opened["Location"]) == (302, ally.home + "sign/")
    cookie = opened.cookies[f"answer-{ally.invitation.uid}"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (ally.home, True, "Lax")
    assert token not in cookie.value
    page = client.get(ally.home + step)
    assert page.status_code == 200
    assert token not in page.content.decode()
    assert page["Cache-Control"] == "no-store"


def test_what_is_not_this_browsers_is_answered_alike(client, ally, circulation, cast):
    """Absent, foreign, expired, revoked: one page, one status."""
    ally.press("sign")
    foreign = Ally(client, circulation.invitations.order_by("pk")[1])
    answers = [client.get(foreign.home), client.get("/ally/nobody000000/"), client.get("/s/x/"), client.get("/s/%00/")]
    ally.invitation.links.update(expires_at=circulation.opened_at)
    answers.append(client.get(ally.home))
    ally.invitation.links.update(expires_at=circulation.deadline)
    assert client.get(ally.home).status_code == 200
    revoke(ally.invitation, by=cast.releaser)
    answers += [client.get(ally.home), client.get(ally.mailed), client.post(ally.home + "decline/", {"confirm": "on"})]

    assert {a.status_code for a in answers} == {404}
    assert len({a.content for a in answers}) == 1


def test_a_cookie_of_one_invitation_opens_no_other(client, ally, circulation):
    ally.press("sign")
    foreign = Ally(client, circulation.invitations.order_by("pk")[1])
    client.cookies[f"answer-{foreign.invitation.uid}"] = client.cookies[f"answer-{ally.invitation.uid}"].value

    assert client.get(foreign.home).status_code == 404


def test_a_new_link_ends_the_earlier_one(client, ally, cast):
    ally.press("sign")

    send_again(ally.invitation, by=cast.author)

    assert client.get(ally.home).status_code == 404
    assert client.get(ally.mailed).status_code == 404
    assert client.get(Ally(client, ally.invitation).mailed).status_code == 200


def test_read_sign_and_see_what_happens_next(client, ally):
    filled = ally.filled()
    sent = ally.post("sign/code/", filled)
    assert (sent.status_code, sent["Location"]) == (302, ally.home + "sign/code/")
    asked = client.get(sent["Location"]).content.decode()
    assert "six digits" in asked
    assert 'value="Eleni Markou"' in asked

    done = ally.post("sign/", {**filled, "code": ally.code()}, follow=True)

    assert done.redirect_chain == [(ally.home + "done/", 302)]
    page = done.content.decode()
    for said in (
        "Your organisation has signed",
        "A receipt goes to eleni@dee.example",
        "What happens next",
        "To withdraw",
        "To object",
    ):
        assert said in page
    assert Signature.objects.get().mandate.organ == "Central committee"


def test_the_signing_request_stays_as_cheap_as_it_was(ally):
    filled = ally.filled(email=ally.invitation.contact.email)  # one receipt, as the benchmark has it
    ally.post("sign/code/", filled)
    code = ally.code()

    with CaptureQueriesContext(connection) as queries:
        response = ally.post("sign/", {**filled, "code": code})

    assert response.status_code == 302
    asked = [q["sql"] for q in queries if not re.match(r"(SAVEPOINT|RELEASE|BEGIN|COMMIT)", q["sql"])]
    assert len(asked) <= 13, asked


def test_a_wrong_code_keeps_what_was_typed(ally):
    filled = ally.filled()
    ally.post("sign/code/", filled)
    wrong = f"{(int(ally.code()) + 1) % 10**6:06d}"

    page = ally.post("sign/", {**filled, "code": wrong})

    assert page.status_code == 400
    text = page.content.decode()
    assert "That is not the code we sent. Tries left: 4." in text
    assert 'value="Eleni Markou"' in text
    assert 'value="Central committee"' in text


@pytest.mark.parametrize("left_out", ["office", "authorised"])
def test_an_incomplete_form_sends_no_code_and_loses_nothing(ally, left_out):
    page = ally.post("sign/code/", {**ally.filled(), left_out: ""})

    assert page.status_code == 400
    assert not Code.objects.exists()
    assert 'value="Eleni Markou"' in page.content.decode()


def test_an_address_longer_than_any_column_is_told(ally):
    filled = ally.filled()
    ally.post("sign/code/", filled)

    page = ally.post("sign/", {**filled, "email": "a@" + "b" * 60 + (".c" * 100) + ".example", "code": ally.code()})

    assert page.status_code == 400
    assert "at most 254" in page.content.decode()


def test_a_decision_to_come_is_refused_before_a_code_is_sent(ally):
    page = ally.post("sign/code/", ally.filled(decided_on="2040-01-01"))

    assert page.status_code == 400
    assert "That day is still to come" in page.content.decode()
    assert not Code.objects.exists()


@pytest.mark.parametrize("stamp", ["", "forged", "a:b:c"])
def test_a_forged_stamp_is_refused(ally, stamp):
    page = ally.post("sign/code/", {**ally.filled(), "shown": stamp})

    assert page.status_code == 409
    assert not Code.objects.exists()


def test_a_page_that_was_open_too_long_is_shown_again_with_all_that_was_typed(ally, monkeypatch):
    filled = ally.filled()
    ally.post("sign/code/", filled)
    later = stamps.time.time() + SHOWN_FOR.total_seconds() + 60
    ally.press("sign")  # the session is not what is old here

    with monkeypatch.context() as patched:
        patched.setattr(stamps.time, "time", lambda: later)
        page = ally.post("sign/", {**filled, "code": ally.code()})

    text = page.content.decode()
    assert page.status_code == 409
    assert "This page was open too long" in text
    assert "The text you sign" in text
    assert 'value="Eleni Markou"' in text
    fresh = re.search(r'name="shown" value="([^"]+)"', text)[1]
    assert fresh != filled["shown"]
    assert ally.post("sign/", {**filled, "shown": fresh, "code": ally.code()}).status_code == 302


def test_a_second_signature_is_told_and_not_made(ally):
    filled = ally.filled()
    ally.post("sign/code/", filled)
    code = ally.code()
    ally.post("sign/", {**filled, "code": code})

    again = ally.post("sign/", {**filled, "code": code})

    assert again.status_code in (400, 409)
    assert Signature.objects.count() == 1


def test_the_page_of_a_statement_that_was_given_up(client, ally, circulation, cast):
    filled = ally.filled()
    give_up(circulation.statement, by=cast.releaser)

    page = client.get(ally.mailed).content.decode()

    assert "given this statement up" in page
    assert "<form" not in page
    assert ally.post("sign/code/", filled).status_code == 409
    assert not Code.objects.exists()


def test_names_are_escaped(client, cast, allies, document):
    document["title"] = "<script>alert(1)</script> & “water”"
    circulation = statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=0).circulations.get()

    page = client.get(address_in("invitation", "office@dee.example")).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert circulation.digest[:4] in page


@pytest.mark.parametrize("visible", [True, False])
def test_who_has_signed_is_shown_as_the_invitation_says(client, ally, circulation, visible):
    """DOMAIN 36."""
    other = circulation.invitations.exclude(contact__email="office@dee.example").first()
    sign_for(other)
    Circulation.objects.filter(pk=circulation.pk).update(names_visible=visible)

    page = client.get(ally.mailed).content.decode()

    assert (other.organisation.official_name.name in page) is visible
    assert "1 organisation has signed" in page


def test_the_deadline_is_told_where_it_was_set_and_in_utc(client, ally, circulation):
    """DOMAIN 32: also where the two are not on the same day."""
    late = circulation.deadline.replace(hour=23, minute=30)
    Circulation.objects.filter(pk=circulation.pk).update(deadline=late)

    page = client.get(ally.mailed).content.decode()

    there = late + timedelta(hours=1)
    assert (
        f"<strong>{there:%B} {there.day}, 00:30</strong>" in page
        or f"<strong>{there.day} {there:%B}, 00:30</strong>" in page
    )
    assert f"({late.day} {late:%B}, 23:30 UTC" in page


def test_typed_words_reach_the_evidence(ally):
    ally.sign()

    mandate = Signature.objects.get().mandate
    assert {name: str(getattr(mandate, name)) for name in TYPED if name != "authorised"} == {
        name: value for name, value in TYPED.items() if name != "authorised"
    }
    assert Mail.objects.filter(template="receipt").count() == 2
