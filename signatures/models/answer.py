"""Answers that are no signature: the organisation does not sign, or says when its organ decides (DOMAIN 33)."""

from django.db import models
from django.db.models.functions import Now

from signatures.models.circulation import Invitation


class DeclineQuerySet(models.QuerySet["Decline"]):
    def standing(self) -> "DeclineQuerySet":
        """Declined, and not taken back since."""
        return self.filter(reconsidered_at__isnull=True)


class Decline(models.Model):
    """The organisation does not sign. The reason is private to the issuer. What was said stays; it may be taken back once."""

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="declines")
    reason = models.TextField(blank=True)
    declined_at = models.DateTimeField(db_default=Now())
    reconsidered_at = models.DateTimeField(null=True)

    objects = DeclineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["invitation"], condition=models.Q(reconsidered_at__isnull=True), name="one_standing_decline"
            ),
        ]

    def __str__(self) -> str:
        return f"of {self.invitation_id}"


class Deferral(models.Model):
    """“Our organ decides on this day.” Append-only: another day is another row, and the newest one counts."""

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="deferrals")
    decides_on = models.DateField()
    said_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"{self.invitation_id} decides on {self.decides_on:%Y-%m-%d}"
