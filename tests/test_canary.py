"""A word that nobody outside may meet: it stands in a draft, and the whole life of another statement is played around it."""

import io
import logging
import re
import subprocess
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from config.logs import WithoutTokens
from demo.cast import engage
from demo.moves import statement_at
from organisations.models import User
from outbox.deliver import compose
from outbox.models import Mail
from releases import store
from releases.actions.composing import compose_due
from releases.models import Release
from signatures.models import Invitation
from statements.actions.locking import withdraw as give_up
from statements.lifecycle import Status
from statements.models import Statement
from tests.conftest import small_document
from tests.pages.ally import STEPS, Ally, address_in

pytestmark = pytest.mark.slow
CANARY = "quibbleflorp"


def canary_document() -> dict[str, Any]:
    document = small_document(f"Against the {CANARY}")
    document["blocks"][0]["text"].insert(0, {"text": f"The {CANARY} must go. "})
    return document


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that is logged, at the most talkative level, as the console would write it."""
    lines, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(lines)
    handler.addFilter(WithoutTokens())
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lines
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def draft(cast, log) -> Statement:
    """In review, so that its people were mailed about it."""
    return statement_at(Status.IN_REVIEW, cast, canary_document())


@pytest.fixture
def played(cast, allies, document, draft, seal_key) -> Release:
    """Another statement of the same issuer, from its draft to its sealed release; an ally signs by the pages."""
    circulation = statement_at(Status.CIRCULATING, cast, document, allies=allies, signing=2).circulations.get()
    ally = Ally(Client(), circulation.invitations.get(contact__email="office@fonderies.example"))
    ally.sign()
    statement_at(Status.RELEASED, cast, small_document("The other one"), allies=allies)
    compose_due()
    return Release.objects.get()


def everywhere(draft: Statement, release: Release) -> Iterator[str]:
    """Every address of the product, filled in as somebody would who had learned the draft's own."""
    known = {
        "uid": [draft.uid, release.statement.uid], "statement": [draft.uid], "number": ["1"], "pk": [str(draft.pk), str(release.pk)],
        "old": ["1"], "new": ["1"], "code": [draft.head.digest[:12], release.text_digest[:12]], "language": ["en"],
        "name": ["submit", "withdraw"], "token": ["x"],
    }  # fmt: skip
    for route in _routes(get_resolver(), ""):
        names = re.findall(r"<(?:\w+:)?(\w+)>", route)
        for n in range(max((len(known.get(name, "x")) for name in names), default=1)):
            path = route
            for name in names:
                values = known.get(name, ["1"])
                path = re.sub(rf"<(?:\w+:)?{name}>", values[min(n, len(values) - 1)], path)
            yield "/" + path


def _routes(resolver: URLResolver, before: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, route)
        elif isinstance(pattern, URLPattern) and not set("^$\\") & set(route):
            yield route


def heard(client: Client, paths: list[str]) -> list[str]:
    """The addresses whose answer holds the word, in its text or its headers."""
    telling = []
    for path in paths:
        answer = client.get(path, follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if CANARY.encode() in body or CANARY in str(answer.headers):
            telling.append(path)
    return telling


def unheard(draft: Statement, release: Release, cast: Any, log: io.StringIO) -> None:
    paths = [p for p in everywhere(draft, release) if not p.startswith("/mailbox/")]  # the demo's, absent in production
    assert len(paths) > 40
    assert heard(Client(), paths) == []
    stranger = Client()
    other = User.objects.get(email="author@other.example")
    stranger.force_login(other)
    assert heard(stranger, paths) == []
    assert heard_by_allies() == []
    ours = set(User.objects.filter(memberships__organisation=cast.issuer).values_list("email", flat=True))
    told = {m.to for m in Mail.objects.all() if CANARY in f"{compose(m).subject} {compose(m).body} {m.context}"}
    assert told
    assert told <= ours
    assert CANARY not in log.getvalue()
    for name in caches.settings:
        assert CANARY not in repr(vars(caches[name]))


def heard_by_allies() -> list[str]:
    """What those who were invited to the other statement meet."""
    telling = []
    for invitation in Invitation.objects.select_related("contact"):
        client = Client()
        mailed = address_in("invitation", invitation.contact.email)
        home = client.post(mailed, {"answer": "sign"})["Location"].removesuffix("sign/")
        telling += heard(client, [mailed, home, *(home + step for step in STEPS)])
    return telling


def test_a_draft_is_heard_of_by_its_own_people_only(cast, draft, played, log):
    engage(name="Other Party", domain="other.example")

    unheard(draft, played, cast, log)

    own = Client()
    own.force_login(cast.author)
    assert CANARY in own.get("/desk/").content.decode()  # the word is there to be found


def test_a_draft_that_was_given_up_is_not_heard_of_either(cast, draft, played, log):
    engage(name="Other Party", domain="other.example")
    give_up(draft, by=cast.releaser, reason=f"The {CANARY} has gone.")

    unheard(draft, played, cast, log)


def test_the_other_statements_pdf_does_not_hold_it(draft, played, tmp_path):
    path = store.path_of(played.file.sha256)

    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True).stdout
    assert "The other one" in text
    assert CANARY not in text
    with pikepdf.open(path) as pdf:
        held = [str(pdf.docinfo), str(pdf.open_metadata())]
        held += [f"{name} {spec.get_file().read_bytes()!r}" for name, spec in pdf.attachments.items()]
        held += [
            o.read_bytes().decode("latin-1") for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Filter" in o
        ]
    assert len(held) > 5
    assert [h[:80] for h in held if CANARY in h] == []
