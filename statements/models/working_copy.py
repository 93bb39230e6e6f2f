"""The text as it is being written, ahead of the newest revision."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from statements.models.statement import Statement


class WorkingCopy(models.Model):
    """A tree and how many steps made it; changed only together with its batches, under the statement's lock.

    `tree` is the state after `tree_version` steps: the present one is that and the batches since. `kept_version` is the
    state that the newest revision holds.
    """

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, primary_key=True, related_name="copy")
    version = models.PositiveBigIntegerField(default=0)
    tree = models.JSONField()
    tree_version = models.PositiveBigIntegerField(default=0)
    kept_version = models.PositiveBigIntegerField(default=0)
    typed_at = models.DateTimeField(db_default=Now())
    talk = models.PositiveBigIntegerField(null=True)  # how often something was done about comments on it

    def __str__(self) -> str:
        return f"{self.statement_id} at {self.version}"

    @property
    def ahead(self) -> bool:
        """Is there anything typed that no revision holds yet?"""
        return self.version > self.kept_version


class Batch(models.Model):
    """Steps that one editor sent in one go, as they were applied: numbers `first` to `last`. Never changed, swept when old."""

    copy = models.ForeignKey(WorkingCopy, on_delete=models.PROTECT, related_name="batches")
    first = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField()
    steps = models.JSONField()
    client = models.CharField(max_length=40)  # which window; the server itself mends as `SERVER`
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    changes_text = models.BooleanField(default=True)  # False: it only suggests

    SERVER = "server"

    class Meta:
        ordering = ["first"]
        constraints = [
            models.UniqueConstraint(fields=["copy", "first"], name="step_number_once"),
            models.UniqueConstraint(fields=["copy", "last"], name="last_step_number_once"),
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="batch_holds_steps"),
        ]

    def __str__(self) -> str:
        return f"{self.copy_id}: {self.first}–{self.last}"
