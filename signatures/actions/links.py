"""Open a personal link; ask for a code; spend one."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Now
from django.utils.translation import gettext as _

import limits
from limits.networks import spend_from
from outbox import tokens
from outbox.clock import database_now
from outbox.queue import queue_mail
from signatures.actions.letters import matter
from signatures.models import Code, Invitation, Link, Purpose, Signature
from statements.lifecycle import WrongMoment

CODES_PER_HOUR = 6  # for one invitation
CODES_FROM_NETWORK = 60  # in an hour: a congress has one network for all its delegates
CODES_TO_ADDRESS = 20  # in an hour: one person may be the contact of several
TRIES_IN_ALL = 50
AFTER_DEADLINE = timedelta(days=365)  # a link outlives it, so that a signer can withdraw or object after the release


class NoSuchLink(LookupError):
    """Unknown, revoked and expired links are answered alike."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This link is not valid, or no longer. Open it from the mail once more, or ask whoever sent it for a new one."
            )
        )


class WrongCode(ValueError):
    """The code was not accepted; the sentence says what to do."""


def make_link(
    purpose: Purpose,
    invitation: Invitation,
    *,
    deadline: datetime,
    signature: Signature | None = None,
    forwarded_from: Link | None = None,
) -> tuple[str, str]:
    """Create a link that outlives the deadline, and return what a mail needs to write it: (purpose, nonce)."""
    nonce = tokens.new_nonce()
    bound = f"{purpose}:{invitation.uid}"
    Link.objects.create(
        purpose=purpose,
        invitation=invitation,
        signature=signature,
        forwarded_from=forwarded_from,
        nonce=nonce,
        fingerprint=tokens.fingerprint(tokens.token(bound, nonce)),
        expires_at=deadline + AFTER_DEADLINE,
    )
    return bound, nonce


def open_link(token: str, purpose: Purpose) -> Link:
    """Return the link that the token opens, with its invitation, or raise NoSuchLink. Reads only."""
    return _open(purpose, fingerprint=tokens.fingerprint(token))


def open_again(pk: int, purpose: Purpose) -> Link:
    """Return a link that was opened before, if it still opens anything, or raise NoSuchLink. Reads only."""
    return _open(purpose, pk=pk)


def _open(purpose: Purpose, **which: Any) -> Link:
    # Nothing more is joined: PostgreSQL takes longer to plan a join of nine tables than for all else that an act needs.
    rows = Link.objects.select_related("invitation").filter(
        purpose=purpose, expires_at__gt=Now(), revoked_at__isnull=True, **which
    )
    if purpose is Purpose.ANSWER:  # a revoked invitation answers nothing; a receipt's link still objects (DOMAIN 24)
        rows = rows.filter(invitation__revoked_at__isnull=True)
    try:
        return rows.get()
    except Link.DoesNotExist:
        raise NoSuchLink from None


def revoke_links(invitation: Invitation) -> None:
    """Make every answer link of the invitation useless, forwarded ones too. The caller holds the invitation's row."""
    invitation.links.filter(purpose=Purpose.ANSWER, revoked_at__isnull=True).update(revoked_at=Now())


def ask_for_code(invitation: Invitation, *, act: str, digest: str, network: str) -> Code:
    """Mail a new six-digit code to the registered address; an earlier one is no longer accepted.

    Raises WrongMoment when names are no longer taken, or when too many were asked for or tried; TooMany when the address
    has been sent too many, also for other organisations, or the network has asked for too many.
    """
    spend_from(network, "code from", most=CODES_FROM_NETWORK, per=timedelta(hours=1))
    limits.spend("code to", invitation.contact.email.lower(), most=CODES_TO_ADDRESS, per=timedelta(hours=1))
    return _ask_for_code(invitation, act=act, digest=digest)


@transaction.atomic
def _ask_for_code(invitation: Invitation, *, act: str, digest: str) -> Code:
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("circulation__revision", "circulation__statement", "organisation", "contact")
        .get(pk=invitation.pk)
    )
    now = database_now()
    invitation.require_valid()
    if act == "sign":
        invitation.circulation.require_open(now=now)  # nobody is asked for a code that could not be used
    _require_few(invitation, now)
    return _send_code(invitation, act=act, digest=digest, now=now)


def _send_code(invitation: Invitation, *, act: str, digest: str, now: datetime) -> Code:
    nonce = tokens.new_nonce()
    purpose = f"code:{act}:{invitation.uid}"
    code = Code.objects.create(
        invitation=invitation,
        act=act,
        digest=digest,
        nonce=nonce,
        fingerprint=tokens.fingerprint(tokens.code(purpose, nonce)),
        expires_at=now + timedelta(minutes=Code.LIFETIME_MINUTES),
    )
    queue_mail(
        "code",
        to=invitation.contact.email,
        because=f"code:{code.pk}",
        secrets={"code": (purpose, nonce)},
        act=act,
        minutes=Code.LIFETIME_MINUTES,
        **matter(invitation, invitation.circulation),
    )
    return code


def _require_few(invitation: Invitation, now: datetime) -> None:
    """Six codes an hour, and so many tries on all of them that nobody who holds the link finds one by patience."""
    sent = invitation.links.filter(purpose=Purpose.ANSWER, forwarded_from__isnull=True).order_by("-pk")
    asked = invitation.codes.aggregate(
        lately=Count("pk", filter=Q(created_at__gt=now - timedelta(hours=1))),
        # A new link from the issuer begins anew; without one, every try since the invitation counts.
        tries=Sum("tries", filter=Q(created_at__gte=sent.values("created_at")[:1]), default=0),
    )
    if asked["lately"] >= CODES_PER_HOUR:
        raise WrongMoment(_("Too many codes were asked for. Use the last one, or try again in an hour."))
    if asked["tries"] >= TRIES_IN_ALL:
        raise WrongMoment(_("Too many codes were mistyped. Ask whoever invited you for a new link."))


def spend_try(invitation: Invitation, *, act: str, digits: str) -> Code:
    """Return the code row that the digits open, or raise WrongCode. Every call costs one of five tries, also a refused one.

    Must run outside a transaction, so that a try stays counted when the act itself is refused.
    """
    wanted = "".join(str(int(d)) if d.isdecimal() else "" for d in digits)  # digits of any script, spaces allowed
    code = invitation.codes.filter(act=act).order_by("-created_at", "-pk").first()
    if code is None:
        raise WrongCode(_("Ask for a code first; it is sent to the registered address."))
    counted = Code.objects.filter(pk=code.pk, used_at__isnull=True, tries__lt=Code.TRIES, expires_at__gt=Now()).update(
        tries=F("tries") + 1
    )
    if not counted:
        raise WrongCode(_("This code was used, has expired or was mistyped too often. Ask for a new one."))
    if not tokens.matches(wanted, code.fingerprint):
        left = Code.TRIES - code.tries - 1
        raise WrongCode(_("That is not the code we sent. Tries left: %(left)s.") % {"left": left})
    return code


def use_code(code: Code) -> None:
    """Mark a code as used, inside the act's transaction; whoever comes second is refused."""
    if not Code.objects.filter(pk=code.pk, used_at__isnull=True).update(used_at=Now()):
        raise WrongMoment(_("This code was used already."))
