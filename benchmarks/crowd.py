"""Thousands of rows to measure with, made in bulk: circulating statements, and organisations about to sign them.

Only what the real actions would have left behind is written, and every guard of the database is met.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery

from demo.cast import Cast
from organisations.models import Contact, Organisation, OrganisationName
from outbox import tokens
from outbox.clock import database_now
from pages.ally.opening import exchange
from signatures.models import Circulation, Code, Invitation, Link, Purpose
from statements.lifecycle import Status
from statements.models import Revision, Statement
from statements.text import canonical

_running = count(1)


@dataclass(frozen=True)
class Seat:
    """An invited organisation that has opened its link and has a code in its hands."""

    token: str
    cookie: str  # what the link was exchanged for
    digits: str
    digest: str
    invitation: Invitation
    code: Code


def organisations(cast: Cast, number: int) -> list[Contact]:
    """New allies of the issuer, each with a name and a contact."""
    rows = Organisation.objects.bulk_create(
        Organisation(kind="union", country="France", country_code="FR", directory=cast.issuer) for _ in range(number)
    )
    named = [(o, f"Syndicat d’exemple {next(_running)}") for o in rows]
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=o, name=name, language="fr", script="Latn", direction="ltr") for o, name in named
    )
    return Contact.objects.bulk_create(
        Contact(organisation=o, person="Paul Lenoir", office="Secrétaire", email=f"office@s{o.pk}.example")
        for o in rows
    )


@transaction.atomic
def circulating(cast: Cast, document: dict[str, Any], number: int) -> list[Circulation]:
    """Statements with this text, open for two weeks."""
    digest = canonical.digest(document)
    statements = Statement.objects.bulk_create(
        Statement(issuer=cast.issuer, created_by=cast.author) for _ in range(number)
    )
    revisions = Revision.objects.bulk_create(
        Revision(
            statement=s, number=1, author=cast.author, document=document, digest=digest, language=document["language"]
        )
        for s in statements
    )
    Statement.objects.filter(pk__in=[s.pk for s in statements]).update(
        head=Subquery(Revision.objects.filter(statement=OuterRef("pk")).values("pk")[:1]), status=Status.CIRCULATING
    )
    deadline = database_now() + timedelta(days=14)
    return Circulation.objects.bulk_create(
        Circulation(
            statement=r.statement,
            revision=r,
            digest=digest,
            deadline=deadline,
            zone="Europe/Brussels",
            opened_by=cast.releaser,
        )
        for r in revisions
    )


def seats(circulations: Sequence[Circulation], contacts: Sequence[Contact]) -> list[Seat]:
    """Invite every contact, the circulations by turns, with a link and a code that was just sent."""
    invitations = Invitation.objects.bulk_create(
        Invitation(circulation=circulations[n % len(circulations)], organisation=c.organisation, contact=c)
        for n, c in enumerate(contacts)
    )
    until = database_now() + timedelta(hours=1)
    links = [_link(i) for i in invitations]
    Link.objects.bulk_create(link for link, _token in links)
    codes = [_code(i, until) for i in invitations]
    Code.objects.bulk_create(code for code, _digits in codes)
    return [
        Seat(token, _cookie(link), digits, i.circulation.digest, i, code)
        for i, (link, token), (code, digits) in zip(invitations, links, codes, strict=True)
    ]


def _cookie(link: Link) -> str:
    """As a browser sends it."""
    (name, kept), *_none = exchange(link, to="ally_page").cookies.items()
    return f"{name}={kept.coded_value}"


def _link(invitation: Invitation) -> tuple[Link, str]:
    nonce = tokens.new_nonce()
    token = tokens.token(f"{Purpose.ANSWER}:{invitation.uid}", nonce)
    expires = invitation.circulation.deadline + timedelta(days=365)
    return Link(
        purpose=Purpose.ANSWER,
        invitation=invitation,
        nonce=nonce,
        fingerprint=tokens.fingerprint(token),
        expires_at=expires,
    ), token


def _code(invitation: Invitation, until: Any) -> tuple[Code, str]:
    nonce = tokens.new_nonce()
    digits = tokens.code(f"code:sign:{invitation.uid}", nonce)
    digest = invitation.circulation.digest
    row = Code(
        invitation=invitation,
        act="sign",
        digest=digest,
        nonce=nonce,
        fingerprint=tokens.fingerprint(digits),
        expires_at=until,
    )
    return row, digits
