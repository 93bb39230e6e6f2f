"""Open a personal link; ask for a code; spend one."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from outbox import tokens
from outbox.clock import database_now
from outbox.queue import queue_mail
from signatures.models import Code, Invitation, Link, Purpose, Signature
from statements.lifecycle import WrongMoment

CODES_PER_HOUR = 6
AFTER_DEADLINE = timedelta(days=365)  # a link outlives it, so that a signer can withdraw or object after the release


class NoSuchLink(LookupError):
    """Unknown, revoked and expired links are answered alike."""

    def __init__(self) -> None:
        super().__init__(_("This link is not valid, or no longer. Ask whoever sent it for a new one."))


class WrongCode(ValueError):
    """The code was not accepted; the sentence says what to do."""


def make_link(
    purpose: Purpose, invitation: Invitation, *, deadline: datetime, signature: Signature | None = None
) -> tuple[str, str]:
    """Create a link that outlives the deadline, and return what a mail needs to write it: (purpose, nonce)."""
    nonce = tokens.new_nonce()
    bound = f"{purpose}:{invitation.uid}"
    Link.objects.create(
        purpose=purpose,
        invitation=invitation,
        signature=signature,
        nonce=nonce,
        fingerprint=tokens.fingerprint(tokens.token(bound, nonce)),
        expires_at=deadline + AFTER_DEADLINE,
    )
    return bound, nonce


def open_link(token: str, purpose: Purpose) -> Link:
    """Return the link that the token opens, with its invitation, or raise NoSuchLink. Reads only."""
    # Nothing more is joined: PostgreSQL takes longer to plan a join of nine tables than for all else that an act needs.
    rows = Link.objects.select_related("invitation").filter(
        fingerprint=tokens.fingerprint(token),
        purpose=purpose,
        expires_at__gt=Now(),
        revoked_at__isnull=True,
    )
    if (
        purpose is Purpose.ANSWER
    ):  # a revoked invitation answers nothing; who got a receipt can still object (DOMAIN 24)
        rows = rows.filter(invitation__revoked_at__isnull=True)
    try:
        return rows.get()
    except Link.DoesNotExist:
        raise NoSuchLink from None


@transaction.atomic
def ask_for_code(invitation: Invitation, *, act: str, digest: str) -> Code:
    """Mail a new six-digit code to the registered address; an earlier one is no longer accepted.

    Raises WrongMoment when names are no longer taken, or when too many were asked for in the last hour.
    """
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("circulation__revision", "circulation__statement", "organisation", "contact")
        .get(pk=invitation.pk)
    )
    now = database_now()
    invitation.require_valid()
    if act == "sign":
        invitation.circulation.require_open(now=now)  # nobody is asked for a code that could not be used
    if invitation.codes.filter(created_at__gt=now - timedelta(hours=1)).count() >= CODES_PER_HOUR:
        raise WrongMoment(_("Too many codes were asked for. Use the last one, or try again in an hour."))
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
        title=invitation.circulation.revision.document["title"],
        organisation=invitation.organisation.official_name.name,
    )
    return code


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
