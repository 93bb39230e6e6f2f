"""What the API itself has to remember: tokens, and the answers that were given to numbered requests."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class ApiToken(models.Model):
    """A key to the API in a person's name. Only its fingerprint is stored (outbox/tokens.py)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    last_used = models.DateField(null=True)  # a day is enough to find the forgotten ones, and costs one write a day
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} of {self.user_id}"


class IdempotentRequest(models.Model):
    """A request that carried an Idempotency-Key, and its answer once there is one. Swept after a day.

    `claim` is a fencing token: a request that was given up for dead cannot write its answer over a later one's.
    """

    owner = models.CharField(max_length=40)  # "user:4", "link:9"
    key = models.CharField(max_length=128)
    fingerprint = models.CharField(max_length=64)  # of method, address and body; keyed, because a body can hold a code
    created_at = models.DateTimeField(db_default=Now(), db_index=True)
    begun_at = models.DateTimeField(db_default=Now())
    claim = models.PositiveIntegerField(default=0)
    status = models.PositiveSmallIntegerField(null=True)  # of the answer; null while the act is under way
    body = models.TextField(blank=True)
    location = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="idempotency_key_once")]

    def __str__(self) -> str:
        return f"{self.owner} {self.key}"
