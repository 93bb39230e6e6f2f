"""What opens a page or confirms an act is in no table, no log line and no address that is told on."""

import io
import logging
import re

import pytest
from django.db import connection

from config.logs import WithoutTokens
from demo.moves import statement_at
from outbox import tokens
from outbox.models import Mail
from statements.lifecycle import Status
from tests.pages.ally import STEPS, Ally, address_in


def dump() -> str:
    """Every text of every column of every table."""
    words: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            words += [str(value) for row in cursor.fetchall() for value in row if value is not None]
    return "\n".join(words)


def secrets_sent() -> tuple[list[str], list[str]]:
    """Tokens and codes as the mails carry them."""
    sent = [tokens.reveal(*secret) for mail in Mail.objects.all() for secret in mail.secrets.values()]
    return [s for s in sent if len(s) > 6], [s for s in sent if len(s) == 6]


@pytest.fixture
def played(client, invitation, cast) -> Ally:
    """An ally defers, forwards, declines, decides again, signs, objects; another withdraws."""
    ally = Ally(client, invitation)
    ally.press("decide")
    ally.post("decide/", {"decides_on": "2026-12-01", "confirm": "on"})
    ally.post("forward/", {"name": "Nikos", "email": "nikos@dee.example", "confirm": "on"})
    ally.post("decline/", {"confirm": "on"})
    ally.post("reconsider/", {"confirm": "on"})
    ally.sign()
    home = client.post(address_in("receipt", "office@dee.example"), {"answer": "object"})["Location"]
    client.post(home, {"confirm": "on"})
    other = Ally(client, invitation.circulation.invitations.order_by("pk").last())
    other.sign()
    other.post("withdraw/code/", {"confirm": "on"})
    other.post("withdraw/", {"code": other.code("withdraw"), "confirm": "on"})
    return ally


def test_a_dump_of_the_database_opens_nothing(played, client):
    whole = dump()

    links, codes = secrets_sent()
    assert (len(links), len(codes)) == (10, 3)
    assert [link for link in links if link in whole] == []
    assert [code for code in codes if re.search(rf"(?<!\w){code}(?!\w)", whole)] == []
    cookies = [c.value for name, c in client.cookies.items() if name.startswith(("answer", "objection"))]
    assert len(cookies) == 3
    assert [c for c in cookies if c in whole] == []


def test_no_log_line_holds_a_link_or_a_code(client, invitation, cast, settings):
    """Also when things go wrong: unknown pages, wrong methods, forged forms, wrong codes."""
    (console,) = [h for h in logging.getLogger().handlers if any(isinstance(f, WithoutTokens) for f in h.filters)]
    lines = io.StringIO()
    logged = logging.StreamHandler(lines)
    logged.setFormatter(console.formatter)
    for one in console.filters:
        logged.addFilter(one)
    root = logging.getLogger()
    level = root.level
    root.addHandler(logged)
    root.setLevel(logging.DEBUG)
    try:
        ally = Ally(client, invitation)
        ally.sign()
        for method in (client.put, client.delete):
            method(ally.mailed)
        client.get(ally.mailed + "code/")
        client.get(ally.mailed.rstrip("/") + "x")
        ally.post("sign/", {"code": "000000"})
        type(client)(enforce_csrf_checks=True).post(ally.mailed, {"answer": "sign"})
    finally:
        root.removeHandler(logged)
        root.setLevel(level)

    links, codes = secrets_sent()
    said = lines.getvalue()
    assert "/s/…" in said
    assert [secret for secret in links if secret in said or secret[:20] in said] == []
    assert [code for code in codes if re.search(rf"(?<!\w){code}(?!\w)", said)] == []


@pytest.mark.parametrize("path", ["/s/secret-token/code/", "/o/secret-token/", "/s/secret-token"])
def test_a_token_never_reaches_the_log(path):
    (console,) = [h for h in logging.getLogger().handlers if any(isinstance(f, WithoutTokens) for f in h.filters)]
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Not Found: %s", (path,), None)

    assert console.filter(record)

    assert "secret" not in console.format(record)
    assert "/…" in console.format(record)


def test_no_page_after_the_exchange_holds_the_token(played, client):
    links, _codes = secrets_sent()
    for step in ("", *STEPS):
        page = client.get(played.home + step, follow=True)
        assert [link for link in links if link in page.content.decode()] == []
        assert [link for link in links if link in str(page.headers)] == []


def test_the_page_with_the_link_tells_nobody_its_address(client, invitation, cast, allies, document):
    """Links in the text lead elsewhere: they hear of the host at most, and not even of that."""
    document["blocks"][0]["text"].append(
        {"text": "here", "marks": [{"type": "link", "href": "https://elsewhere.example/"}]}
    )
    statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=0)

    page = client.get(address_in("invitation", invitation.contact.email))

    assert page["Referrer-Policy"] == "strict-origin"
    assert 'href="https://elsewhere.example/" rel="noreferrer nofollow"' in page.content.decode()
