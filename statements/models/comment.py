"""What people say to each other about passages of the text while it is written."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from organisations.identifiers import new_uid
from statements.models.statement import Statement


class Audience(models.TextChoices):
    """Who sees a thread (statements/audiences.py)."""

    EVERYBODY = "everybody", _("everybody")
    AUTHORS = "authors", _("authors")
    REVIEWERS = "reviewers", _("reviewers")


class Thread(models.Model):
    """A conversation about one passage: what it said, and where its words are in the working copy at `version`.

    `spans` are pairs of positions; none where the words are gone. They are carried on before old steps are forgotten.
    """

    uid = models.CharField(max_length=12, unique=True, default=new_uid, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="threads")
    clause = models.CharField(max_length=40, blank=True)
    quotation = models.TextField()
    spans: "models.JSONField[Any, Any]" = models.JSONField(default=list)
    version = models.PositiveBigIntegerField()
    audience = models.CharField(max_length=10, choices=Audience.choices, default=Audience.EVERYBODY)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.statement_id}: {self.uid}"


class Comment(models.Model):
    """One thing that somebody said in a thread. Append-only."""

    thread = models.ForeignKey(Thread, on_delete=models.PROTECT, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    text = models.TextField()
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.thread_id} by {self.by_id}"
