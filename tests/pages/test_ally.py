"""The ally's page: opening changes nothing, acting needs a code, nothing typed is lost."""

import logging

import pytest
from django.db import connection

from config.logs import WithoutTokens
from demo.moves import code_sent_for, sign_for, statement_at
from outbox import tokens
from outbox.models import Mail
from signatures.models import Circulation, Code, Decline, Objection, Signature
from statements.actions.locking import withdraw as give_up
from statements.lifecycle import Status

TYPED = {
    "person": "Eleni Markou",
    "office": "Secretary",
    "email": "eleni@dee.example",
    "organ": "Central committee",
    "decided_on": "2026-03-01",
}


@pytest.fixture
def address(invitation) -> str:
    mail = Mail.objects.get(template="invitation", to=invitation.contact.email)
    return f"/s/{tokens.reveal(*mail.secrets['token'])}/"


def shown(client, address: str) -> str:
    return client.get(address, {"step": "sign"}).context["form"].initial["shown"]


def everything() -> list[tuple[str, int]]:
    tables = [t for t in connection.introspection.table_names() if "session" not in t]
    with connection.cursor() as cursor:
        counts = []
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counts.append((table, cursor.fetchone()[0]))
    return counts


def test_get_and_head_change_nothing(client, address):
    """A mail program that follows links signs nothing and uses nothing up."""
    before = everything()

    for step in ("", "sign", "decline", "withdraw", "sign_code"):
        assert client.get(address, {"step": step}).status_code == 200
        assert client.head(address, {"step": step}).status_code == 200
    for act in ("code/", "sign/", "decline/", "withdraw/"):
        assert client.get(address + act).status_code == 405
        assert client.head(address + act).status_code == 405

    assert everything() == before


def test_the_page_says_what_an_ally_must_know(client, address):
    """DOMAIN 36."""
    page = client.get(address).content.decode()

    for said in (
        "Workers’ Voice Party", "Δημοκρατική Ένωση Εργατών", "The text is final", " in Brussels (", "UTC",
        "0 organisations have signed", "withdraw until the release", "not published", "We demand:",
    ):  # fmt: skip
        assert said in page


def test_the_page_is_neither_cached_nor_referred_nor_indexed(client, address):
    response = client.get(address)

    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"
    assert 'name="robots" content="noindex"' in response.content.decode()


def test_read_sign_and_see_it(client, address, invitation):
    typed = {**TYPED, "shown": shown(client, address)}
    asked = client.post(address + "code/", typed)
    assert "six digits" in asked.content.decode()
    assert 'value="Eleni Markou"' in asked.content.decode()

    signed = client.post(address + "sign/", {**typed, "code": code_sent_for(invitation, "sign")}, follow=True)

    assert "Your organisation has signed" in signed.content.decode()
    assert Signature.objects.get().mandate.organ == "Central committee"


def test_a_wrong_code_keeps_what_was_typed(client, address, invitation):
    typed = {**TYPED, "shown": shown(client, address)}
    client.post(address + "code/", typed)
    wrong = f"{(int(code_sent_for(invitation, 'sign')) + 1) % 10**6:06d}"

    page = client.post(address + "sign/", {**typed, "code": wrong})

    assert page.status_code == 400
    text = page.content.decode()
    assert "That is not the code we sent. Tries left: 4." in text
    assert 'value="Eleni Markou"' in text
    assert 'value="Central committee"' in text


def test_an_incomplete_form_sends_no_code(client, address):
    page = client.post(address + "code/", {**TYPED, "office": "", "shown": shown(client, address)})

    assert page.status_code == 400
    assert not Code.objects.exists()
    assert 'value="Eleni Markou"' in page.content.decode()


def test_an_address_longer_than_any_column_is_told(client, address, invitation):
    long = "a@" + "b" * 60 + (".c" * 100) + ".example"
    typed = {**TYPED, "shown": shown(client, address)}
    client.post(address + "code/", typed)

    page = client.post(address + "sign/", {**typed, "email": long, "code": code_sent_for(invitation, "sign")})

    assert page.status_code == 400
    assert "at most 254" in page.content.decode()


def test_the_page_of_a_statement_that_was_given_up(client, address, circulation, cast):
    typed = {**TYPED, "shown": shown(client, address)}
    give_up(circulation.statement, by=cast.releaser)

    page = client.get(address, {"step": "sign"}).content.decode()

    assert "given this statement up" in page
    assert "<form" not in page
    assert client.post(address + "code/", typed).status_code == 409
    assert not Code.objects.exists()


@pytest.mark.parametrize("stamp", ["", "forged", "a:b:c"])
def test_a_forged_stamp_is_refused(client, address, stamp):
    page = client.post(address + "code/", {**TYPED, "shown": stamp})

    assert page.status_code in (400, 409)
    assert not Code.objects.exists()


def test_decline_asks_once_more_and_keeps_the_reason(client, address):
    assert "We do not sign" in client.post(address + "decline/", {"reason": "No"}).content.decode()
    assert not Decline.objects.exists()

    page = client.post(address + "decline/", {"reason": "We wait.", "confirm": "yes"}, follow=True)

    assert Decline.objects.get().reason == "We wait."
    assert "has declined" in page.content.decode()


def test_withdraw_by_the_same_link(client, address, invitation):
    typed = {**TYPED, "shown": shown(client, address)}
    client.post(address + "code/", typed)
    client.post(address + "sign/", {**typed, "code": code_sent_for(invitation, "sign")})
    client.post(address + "code/", {"act": "withdraw"})

    client.post(address + "withdraw/", {"code": code_sent_for(invitation, "withdraw")})

    assert Signature.objects.active().count() == 0


def test_a_second_signature_is_told_and_not_made(client, address, invitation):
    typed = {**TYPED, "shown": shown(client, address)}
    client.post(address + "code/", typed)
    code = code_sent_for(invitation, "sign")
    client.post(address + "sign/", {**typed, "code": code})

    again = client.post(address + "sign/", {**typed, "code": code})

    assert again.status_code in (400, 409)
    assert Signature.objects.count() == 1


def test_object_by_the_receipts_link(client, address, invitation):
    typed = {**TYPED, "shown": shown(client, address)}
    client.post(address + "code/", typed)
    client.post(address + "sign/", {**typed, "code": code_sent_for(invitation, "sign")})
    receipt = Mail.objects.get(template="receipt", to=invitation.contact.email)
    objection = f"/o/{tokens.reveal(*receipt.secrets['token'])}/"

    assert client.get(objection).status_code == 200
    assert not Objection.objects.exists()
    page = client.post(objection, {"reason": "We never met."})

    assert "Your objection is recorded" in page.content.decode()
    assert Signature.objects.printable().count() == 0


@pytest.mark.parametrize("path", ["/s/x/", "/s/%00/", "/o/x/", "/s/x/sign/"])
def test_unknown_links_are_answered_alike(client, db, path):
    response = client.post(path) if path.endswith("sign/") else client.get(path)
    assert response.status_code == 404


def test_names_are_escaped(client, cast, allies, document):
    document["title"] = "<script>alert(1)</script> & “water”"
    circulation = statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=0).circulations.get()
    mail = Mail.objects.filter(template="invitation").latest("pk")

    page = client.get(f"/s/{tokens.reveal(*mail.secrets['token'])}/").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert circulation.digest[:4] in page


@pytest.mark.parametrize("path", ["/s/secret-token/code/", "/o/secret-token/"])
def test_a_token_never_reaches_the_log(path):
    (console,) = [h for h in logging.getLogger().handlers if any(isinstance(f, WithoutTokens) for f in h.filters)]
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (path,), None)

    assert console.filter(record)

    assert "secret" not in console.format(record)
    assert "/…/" in console.format(record)


@pytest.mark.parametrize("visible", [True, False])
def test_who_has_signed_is_shown_as_the_invitation_says(client, address, circulation, visible):
    """DOMAIN 36."""
    other = circulation.invitations.exclude(contact__email="office@dee.example").first()
    sign_for(other)
    Circulation.objects.filter(pk=circulation.pk).update(names_visible=visible)

    page = client.get(address).content.decode()

    assert (other.organisation.official_name.name in page) is visible
    assert "1 organisation has signed" in page
