"""Make, find and revoke keys to the API. The secret is shown once and stored nowhere."""

import secrets
from datetime import UTC, datetime, timedelta

from django.db.models import Q
from django.db.models.functions import Now

from api.models import ApiToken
from organisations import second_step
from organisations.models import User
from outbox import tokens
from outbox.clock import database_now

PREFIX = "cq_"


def create_token(user: User, *, name: str, days: int) -> str:
    """Return a new secret of 256 bits; the database keeps its fingerprint only."""
    secret = PREFIX + secrets.token_urlsafe(32)
    ApiToken.objects.create(
        user=user,
        name=name,
        fingerprint=tokens.fingerprint(secret),
        expires_at=database_now() + timedelta(days=days),
    )
    return secret


def user_of(secret: str) -> User | None:
    """The active person in whose name the secret acts; None for the unknown, expired and revoked alike."""
    found = ApiToken.objects.select_related("user").filter(
        fingerprint=tokens.fingerprint(secret), revoked_at__isnull=True, expires_at__gt=Now(), user__is_active=True
    )
    row = found.annotate(owed=second_step.debt("user")).first()
    if row is None:
        return None
    today = datetime.now(UTC).date()  # by this machine's own clock, which is good enough for a day
    if row.last_used != today:
        unused = Q(last_used__isnull=True) | Q(last_used__lt=today)
        ApiToken.objects.filter(unused, pk=row.pk).update(last_used=today)
    setattr(row.user, second_step.OWED, row.owed)
    return row.user
