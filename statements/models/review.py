"""Routes, and the decisions taken on them."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from organisations.models import Organisation
from statements import routes
from statements.models.revision import Revision
from statements.models.statement import Statement


class Route(models.Model):
    """The review stages of an issuer. Append-only: a changed route is a new version, running reviews keep theirs."""

    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="routes")
    version = models.PositiveIntegerField()
    stages = models.JSONField(default=list)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["issuer", "version"], name="route_version_once")]

    def __str__(self) -> str:
        return f"{self.issuer_id} v{self.version}"

    @property
    def parsed(self) -> tuple[routes.Stage, ...]:
        return routes.stages_from(self.stages)


class Verdict(models.TextChoices):
    APPROVE = "approve", _("approved")
    RETURN = "return", _("sent back")


class Review(models.Model):
    """One decision by one person on one exact text in one stage and round. Append-only (DOMAIN 17)."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="reviews")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="reviews")
    digest = models.CharField(max_length=64)
    round = models.PositiveIntegerField()
    stage = models.CharField(max_length=40)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews")
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "round", "stage", "reviewer"], name="one_decision_per_stage"),
            models.CheckConstraint(
                condition=~models.Q(verdict="return") | ~models.Q(reason=""), name="sending_back_needs_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} in {self.stage}"
