"""Set a password by a personal link that was mailed: for whoever is new, and for whoever forgot it."""

from datetime import timedelta

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from organisations.models import PasswordLink, User
from outbox import tokens
from outbox.clock import database_now
from outbox.queue import queue_mail

HOURS = 2
DAYS_FOR_NEW = 3  # who is let in on a Friday reads it on Monday; afterwards they ask for another link themselves
LINKS_PER_HOUR = 4


class NoSuchLink(LookupError):
    """Unknown, used and expired links are answered alike."""

    def __init__(self) -> None:
        super().__init__(_("This link is not valid, or no longer: it opens once, for a short time. Ask for a new one."))


@transaction.atomic
def ask_for_password(email: str) -> None:
    """Mail a link to the person with this address, if there is one. The caller is not told whether there is."""
    person = User.objects.select_for_update(no_key=True).filter(email=email.strip().lower(), is_active=True).first()
    if person is None:
        return
    lately = person.password_links.filter(created_at__gt=database_now() - timedelta(hours=1))
    if lately.count() >= LINKS_PER_HOUR:  # somebody fills another one's letter box
        return
    link = _make_link(person, lasting=timedelta(hours=HOURS))
    queue_mail(
        "password", to=person.email, because=f"password:{link.pk}", secrets=_secret(link), name=person.name, hours=HOURS
    )


def welcome(person: User, *, issuer: str) -> None:
    """Mail a new person the link to set the first password, in the transaction that lets them in."""
    link = _make_link(person, lasting=timedelta(days=DAYS_FOR_NEW))
    queue_mail(
        "welcome",
        to=person.email,
        because=f"password:{link.pk}",
        secrets=_secret(link),
        name=person.name,
        issuer=issuer,
        days=DAYS_FOR_NEW,
    )


def open_link(token: str) -> PasswordLink:
    """Return the link that the token opens, with its person, or raise NoSuchLink. Reads only."""
    return _openable(token, PasswordLink.objects.all())


@transaction.atomic
def set_password(token: str, password: str) -> User:
    """Set the password, once. Every session of the person ends, and no other link of theirs opens any more.

    Raises NoSuchLink, or ValidationError for a password that is too easy to guess.
    """
    # The person first, as in ask_for_password: two links of one person wait for each other.
    person = User.objects.select_for_update(no_key=True).get(pk=open_link(token).user_id)
    link = _openable(token, PasswordLink.objects.select_for_update(of=("self",)))
    validate_password(password, person)
    person.set_password(password)  # sessions carry a hash of it, and end where it is another one
    person.save(update_fields=["password"])
    PasswordLink.objects.filter(user=person, used_at__isnull=True).update(used_at=Now())
    return link.user


def _openable(token: str, rows: QuerySet[PasswordLink]) -> PasswordLink:
    try:
        return rows.select_related("user").get(
            fingerprint=tokens.fingerprint(token), used_at__isnull=True, expires_at__gt=Now(), user__is_active=True
        )
    except PasswordLink.DoesNotExist:
        raise NoSuchLink from None


def _make_link(person: User, *, lasting: timedelta) -> PasswordLink:
    nonce = tokens.new_nonce()
    return PasswordLink.objects.create(
        user=person,
        nonce=nonce,
        fingerprint=tokens.fingerprint(tokens.token(_purpose(person), nonce)),
        expires_at=database_now() + lasting,
    )


def _purpose(person: User) -> str:
    return f"password:{person.pk}"


def _secret(link: PasswordLink) -> dict[str, tuple[str, str]]:
    return {"token": (_purpose(link.user), link.nonce)}
