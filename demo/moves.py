"""The real actions, played in order: what the demo shows and what the tests start from."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from demo.cast import Cast
from limits.networks import HERE
from organisations.models import Organisation
from outbox import tokens
from outbox.clock import database_now
from outbox.models import Mail
from releases.actions.releasing import release
from signatures.actions import answering
from signatures.actions.circulating import circulate, invite
from signatures.actions.closing import close
from signatures.actions.links import ask_for_code
from signatures.actions.signing import Signer, sign
from signatures.models import Circulation, Invitation, Signature
from statements.actions.drafting import draft
from statements.actions.locking import lock, withdraw
from statements.actions.reviewing import decide, submit
from statements.lifecycle import Status
from statements.models import Statement

BEFORE_RELEASE = (
    Status.DRAFTING,
    Status.IN_REVIEW,
    Status.APPROVED,
    Status.LOCKED,
    Status.CIRCULATING,
    Status.CLOSED,
    Status.RELEASED,
)


def code_sent_for(invitation: Invitation, act: str) -> str:
    """The code as the registered address received it: read from the newest mail in the outbox."""
    mail = Mail.objects.filter(template="code", to=invitation.contact.email, context__act=act).latest("pk")
    return tokens.reveal(*mail.secrets["code"])


def sign_for(
    invitation: Invitation, *, person: str = "", office: str = "", organ: str = "", decided_on: date | None = None
) -> Signature:
    """Sign as the invited contact would: ask for the code, read it in the mail, confirm the text that is shown."""
    circulation = invitation.circulation
    shown_at = database_now()
    ask_for_code(invitation, act="sign", digest=circulation.digest, network=HERE)
    contact = invitation.contact
    signer = Signer(
        person=person or contact.person or "A. Contact",
        office=office or contact.office or "Secretary",
        email=contact.email,
        organ=organ,
        decided_on=decided_on,
    )
    return sign(
        invitation, signer=signer, digest=circulation.digest, shown_at=shown_at, code=code_sent_for(invitation, "sign")
    )


def withdraw_for(invitation: Invitation) -> Signature:
    """Take the signature back as the contact would: ask for the code, read it in the mail, confirm."""
    ask_for_code(invitation, act="withdraw", digest=invitation.circulation.digest, network=HERE)
    return answering.withdraw(invitation, code=code_sent_for(invitation, "withdraw"))


def approve(statement: Statement, cast: Cast) -> Statement:
    """Both stages of the default route: one editor, then two of the board."""
    assert statement.head is not None
    digest = statement.head.digest
    for person in (cast.reviewer, cast.reviewer, cast.reviewer2):
        statement = decide(statement, by=person, digest=digest)
    return statement


def open_circulation(
    statement: Statement, cast: Cast, *, days: float = 14, asked: float | None = None, zone: str = "Europe/Brussels"
) -> Circulation:
    """Names are taken for so many days; answers are `asked` for within fewer."""
    now = database_now()
    answer_by = now + timedelta(days=asked) if asked else None
    deadline = now + timedelta(days=days)
    return circulate(statement, by=cast.releaser, deadline=deadline, answer_by=answer_by, zone=zone)


def statement_at(
    status: Status,
    cast: Cast,
    document: dict[str, Any],
    *,
    allies: Sequence[Organisation] = (),
    signing: int | None = None,
    **issue: Any,
) -> Statement:
    """Play the real moves up to `status`. RELEASED leaves the release waiting for a worker, who makes it so.

    `allies` are invited; the first `signing` of them (all by default) sign.
    """
    statement = draft(by=cast.author, issuer=cast.issuer, document=document, **issue)
    if status is Status.WITHDRAWN:
        return withdraw(statement, by=cast.releaser, reason="Overtaken by events.")
    steps = BEFORE_RELEASE[: BEFORE_RELEASE.index(status) + 1]
    for step in steps[1:]:
        statement = _step(statement, step, cast, allies, signing)
    return Statement.objects.select_related("head", "issuer").get(pk=statement.pk)


def _step(
    statement: Statement, step: Status, cast: Cast, allies: Sequence[Organisation], signing: int | None
) -> Statement:
    if step is Status.IN_REVIEW:
        return submit(statement, by=cast.author)
    if step is Status.APPROVED:
        return approve(statement, cast)
    if step is Status.LOCKED:
        return lock(statement, by=cast.releaser)
    if step is Status.CIRCULATING:
        circulation = open_circulation(statement, cast)
        for invitation in (invite(circulation, allies, by=cast.releaser) if allies else [])[:signing]:
            sign_for(invitation)
        return circulation.statement
    circulation = statement.circulations.latest("pk")
    if step is Status.CLOSED:
        return close(circulation, by=cast.releaser).statement
    release(statement, by=cast.releaser, number=statement.issue_number)
    return statement
