"""Mail waiting to be sent. The row holds no link and no code: they are derived when the mail is written (tokens.py)."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("sending")
    SENT = "sent", _("sent")
    KEPT = "kept", _("kept, because no mail server is set")
    FAILED = "failed", _("failed")


class Mail(models.Model):
    """One mail to one address. `key` makes it happen once, however often it is asked for."""

    key = models.CharField(max_length=120, unique=True)
    template = models.CharField(max_length=60)
    to = models.EmailField()
    language = models.CharField(max_length=35, default="en")
    context = models.JSONField(default=dict)
    # name in the template → [purpose, nonce]; see tokens.py
    secrets = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING)
    queued_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField(db_default=Now())
    claim = models.PositiveIntegerField(default=0)  # fencing token
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(state__in=["waiting", "sending"]), name="mail_due"),
        ]

    def __str__(self) -> str:
        return f"{self.template} to {self.to}"
