"""The personal link with which a person sets a password. Only its fingerprint is stored (outbox/tokens.py)."""

from django.db import models
from django.db.models.functions import Now

from organisations.models.people import User


class PasswordLink(models.Model):
    """Opens once, until it expires, for one person."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="password_links")
    nonce = models.CharField(max_length=32)
    fingerprint = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)  # or replaced, when a password was set through another one

    def __str__(self) -> str:
        return f"for {self.user_id} until {self.expires_at:%Y-%m-%d %H:%M}"
