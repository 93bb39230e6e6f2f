"""Events have no foreign keys, so that the trail never holds back, or changes with, what it describes."""

from django.db import models
from django.db.models.functions import Now


class Event(models.Model):
    """One act. Append-only; a trigger refuses every change and removal."""

    at = models.DateTimeField(db_default=Now())
    kind = models.CharField(max_length=60)  # noun.verb: "statement.submitted"
    about = models.CharField(max_length=60)  # "statement:k3f…": model and uid
    statement = models.CharField(max_length=12, blank=True, db_index=True)  # uid of the statement it belongs to
    by = models.CharField(max_length=60)  # "user:4", "contact:9", "system"
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
