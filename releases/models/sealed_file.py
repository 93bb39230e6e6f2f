"""Sealed bytes on disk, and the seals an issuer is known by. Append-only."""

from django.db import models
from django.db.models.functions import Now

from organisations.models import Organisation


class IssuerSeal(models.Model):
    """A certificate with which an issuer seals, or sealed. The worker writes it down when it first seals with it."""

    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seals")
    fingerprint = models.CharField(max_length=64)  # hex SHA-256 of the DER certificate
    certificate = models.TextField()  # PEM, public
    since = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "fingerprint"], name="seal_once_per_issuer")]

    def __str__(self) -> str:
        return self.fingerprint[:16]


class SealedFile(models.Model):
    """A sealed PDF in the file store, named by its SHA-256."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()  # bytes
    pages = models.PositiveIntegerField(default=0)  # 0: sealed before they were counted
    seal = models.ForeignKey(IssuerSeal, on_delete=models.PROTECT, related_name="files")
    sealed_at = models.DateTimeField()
    timestamped = models.BooleanField()  # by an independent authority (RFC 3161)

    def __str__(self) -> str:
        return self.sha256[:16]
