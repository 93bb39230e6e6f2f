"""Personal links and confirmation codes. Only fingerprints are stored (outbox/tokens.py)."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from signatures.models.circulation import Invitation


class Purpose(models.TextChoices):
    ANSWER = "answer", _("read, sign, decline, withdraw")
    OBJECTION = "objection", _("object to a signature")


class Link(models.Model):
    """A secret address: bound to a purpose, and through its invitation to one statement and one organisation."""

    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="links")
    signature = models.ForeignKey("signatures.Signature", on_delete=models.PROTECT, null=True, related_name="links")
    forwarded_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="forwarded")
    nonce = models.CharField(max_length=32)
    fingerprint = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)  # a newer one was sent, or the invitation was revoked

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(purpose="answer", signature__isnull=True)
                | models.Q(purpose="objection", signature__isnull=False),
                name="link_names_what_it_is_for",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"

    @property
    def trail_name(self) -> str:
        """For who holds it and says nothing of themselves."""
        return f"link:{self.pk}"


class Code(models.Model):
    """A six-digit code sent to the registered address: ten minutes, five tries, one act, one text."""

    LIFETIME_MINUTES = 10
    TRIES = 5

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="codes")
    act = models.CharField(max_length=12)  # "sign" or "withdraw"
    digest = models.CharField(max_length=64)  # the text that was shown when the code was asked for
    nonce = models.CharField(max_length=32)
    fingerprint = models.CharField(max_length=64)
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["invitation", "act", "-created_at"], name="code_latest")]

    def __str__(self) -> str:
        return f"{self.act} {self.pk}"
