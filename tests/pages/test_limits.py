"""Who does something too often is told when to come back; counted by account, address and network."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from limits.models import Window
from limits.networks import network_in
from pages import accounts
from releases import judging
from signatures.actions import answering, links
from signatures.models import Purpose
from tests.api.conftest import ally_for
from tests.pages.ally import Ally, address_in

PASSWORD = "correct horse battery"


def log_in(client, email: str, password: str = "wrong", address: str = "203.0.113.6"):
    return client.post("/accounts/login/", {"login": email, "password": password}, REMOTE_ADDR=address)


@pytest.fixture
def author(cast):
    cast.author.set_password(PASSWORD)
    cast.author.save()
    return cast.author


def test_one_account_is_tried_ten_times_from_anywhere(client, author):
    tries = [
        log_in(client, author.email.upper() if n % 2 else author.email, address=f"198.51.{n}.1") for n in range(11)
    ]

    assert [t.status_code for t in tries] == [200] * 10 + [429]
    assert int(tries[-1]["Retry-After"]) <= 900
    assert "Try again in 15 minutes" in tries[-1].content.decode()
    assert log_in(client, author.email, PASSWORD).status_code == 429


def test_one_network_tries_so_many_accounts(client, author, monkeypatch):
    monkeypatch.setattr(accounts, "LOGINS_FROM_NETWORK", 4)
    tries = [log_in(client, f"n{n}@voice.example", address=f"203.0.113.{n}") for n in range(5)]

    assert [t.status_code for t in tries] == [200] * 4 + [429]
    assert log_in(client, author.email, PASSWORD, "203.0.114.1").status_code == 302


def test_a_second_factor_is_tried_ten_times(rf, author):
    from allauth.core import context

    codes = []
    with context.request_context(rf.post("/")):
        for _ in range(11):
            form = accounts.CountedAuthenticateForm({"code": "000000"}, user=author)
            try:
                codes.append(form.is_valid())
            except accounts.limits.TooMany:
                codes.append("too many")
    assert codes == [False] * 10 + ["too many"]


def test_uploads_are_limited_by_network(client, db, monkeypatch):
    monkeypatch.setattr(judging, "FILES_FROM_NETWORK", 2)

    answers = [client.post("/verify/", {"file": SimpleUploadedFile("a.pdf", b"%PDF")}) for _ in range(3)]
    through_the_api = client.post("/api/v1/verify/", {"file": SimpleUploadedFile("a.pdf", b"%PDF")})

    assert [a.status_code for a in (*answers, through_the_api)] == [200, 200, 429, 429]
    assert "Retry-After" in answers[2]
    assert "Retry-After" in through_the_api


def test_codes_are_limited_by_network(client, circulation, monkeypatch):
    monkeypatch.setattr(links, "CODES_FROM_NETWORK", 2)
    allies = [Ally(client, i) for i in circulation.invitations.order_by("pk")[:3]]

    answers = [ally.post("sign/code/", ally.filled()) for ally in allies]
    asked = {"act": "sign", "digest": circulation.digest}
    through_the_api = ally_for(allies[0].invitation).post("invitation/code/", asked)

    assert [a.status_code for a in (*answers, through_the_api)] == [302, 302, 429, 429]
    assert 'value="Eleni Markou"' in answers[2].content.decode()


def test_objections_are_limited_by_network(client, invitation, monkeypatch):
    monkeypatch.setattr(answering, "OBJECTIONS_FROM_NETWORK", 1)
    Ally(client, invitation).sign()
    home = client.post(address_in("receipt", "office@dee.example"), {"answer": "object"})["Location"]

    answers = [client.post(home, {"reason": "We never met.", "confirm": "on"}) for _ in range(2)]

    through_the_api = ally_for(invitation, Purpose.OBJECTION).post("objection/", {})

    assert [a.status_code for a in (*answers, through_the_api)] == [200, 429, 429]
    assert "We never met." in answers[1].content.decode()


def test_forwarding_is_limited_by_network_through_both_doors(client, circulation, monkeypatch):
    monkeypatch.setattr(answering, "FORWARDS_FROM_NETWORK", 1)
    first, second = (Ally(client, i) for i in circulation.invitations.order_by("pk")[:2])
    colleague = {"name": "Nikos Dimou", "email": "nikos@dee.example"}
    first.press("forward")
    second.press("forward")

    answers = [ally.post("forward/", {**colleague, "confirm": "on"}) for ally in (first, second)]
    through_the_api = ally_for(second.invitation).post("invitation/forward/", colleague)

    assert [a.status_code for a in (*answers, through_the_api)] == [302, 429, 429]


def test_what_was_counted_names_nobody(client, author):
    log_in(client, author.email)

    dump = str(list(Window.objects.values_list()))
    assert Window.objects.count() == 2
    assert "203.0.113" not in dump
    assert author.email not in dump


@pytest.mark.parametrize(
    ("trusted", "forwarded", "network"),
    [
        (0, "", "203.0.113.0/24"),
        (0, "198.51.100.7", "203.0.113.0/24"),  # nobody is trusted: whoever says so may lie
        (1, "198.51.100.7", "198.51.100.0/24"),
        (1, "192.0.2.1, 198.51.100.7", "198.51.100.0/24"),  # the first was written by the sender
        (2, "192.0.2.1, 198.51.100.7, 10.0.0.1", "198.51.100.0/24"),
        (2, "198.51.100.7", "203.0.113.0/24"),  # did not come through both
        (1, "2001:db8:1:2::3", "2001:db8:1::/48"),
        (1, "[2001:db8:1:2::3]", "2001:db8:1::/48"),
        (1, "::ffff:198.51.100.7", "198.51.100.0/24"),
        (1, "198.51.100.7:4711", "198.51.100.0/24"),
        (1, "nobody", "unknown"),
    ],
)
def test_the_network_is_what_trusted_proxies_say(settings, trusted, forwarded, network):
    settings.TRUSTED_PROXIES = trusted
    meta = {"REMOTE_ADDR": "203.0.113.6"} | ({"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {})

    assert network_in(meta) == network
