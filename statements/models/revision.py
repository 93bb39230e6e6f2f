"""Immutable snapshots of the text, and their demands as rows."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from statements.models.statement import Statement


class Revision(models.Model):
    """One text, exactly. Append-only; a locked statement takes no new one."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    also_by = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")  # who else wrote since the parent
    created_at = models.DateTimeField(db_default=Now())
    message = models.CharField(max_length=300, blank=True)
    document = models.JSONField()
    digest = models.CharField(max_length=64)  # hex SHA-256 of the canonical form
    canonical = models.PositiveSmallIntegerField(default=1)  # version of the canonical form
    language = models.CharField(max_length=35)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["statement", "number"], name="revision_number_once")]

    def __str__(self) -> str:
        return f"{self.statement_id}/{self.number}"


class Demand(models.Model):
    """A demand of one revision, projected from its document in the same transaction. Append-only."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="demands")
    list = models.PositiveSmallIntegerField()  # which demand list of the text, from 1
    position = models.PositiveSmallIntegerField()  # in its list, from 1
    key = models.CharField(max_length=32)  # stable across revisions
    text = models.TextField()

    class Meta:
        ordering = ["list", "position"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "list", "position"], name="demand_place_once"),
            models.UniqueConstraint(fields=["revision", "key"], name="demand_key_once"),
        ]

    def __str__(self) -> str:
        return self.text
