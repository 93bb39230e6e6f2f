"""An organisation's positive act on one exact text, and what may undo its effect."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from organisations.identifiers import new_uid
from organisations.models import Mandate, Organisation
from signatures.models.circulation import Circulation, Invitation
from statements.models import Revision


class SignatureQuerySet(models.QuerySet["Signature"]):
    def active(self) -> "SignatureQuerySet":
        """Signed, not withdrawn, not removed."""
        return self.filter(withdrawn_at__isnull=True, removed_at__isnull=True)

    def fallen(self) -> "SignatureQuerySet":
        """Withdrawn, or removed after an objection."""
        return self.filter(models.Q(withdrawn_at__isnull=False) | models.Q(removed_at__isnull=False))

    def printable(self) -> "SignatureQuerySet":
        """Active, and without an open objection (DOMAIN 31)."""
        return self.active().exclude(objections__in=Objection.objects.open())

    def for_content(self) -> "SignatureQuerySet":
        """With all an edition prints, in a fixed number of queries."""
        return self.select_related("organisation", "mandate").prefetch_related("organisation__names").order_by("pk")


class Signature(models.Model):
    """Who signed what, when, seen how (DOMAIN 1, 21). What was signed never changes: a trigger keeps it."""

    uid = models.CharField(max_length=12, unique=True, default=new_uid, editable=False)
    circulation = models.ForeignKey(Circulation, on_delete=models.PROTECT, related_name="signatures")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="signatures")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="signatures")
    mandate = models.OneToOneField(Mandate, on_delete=models.PROTECT, related_name="signature")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="signatures")
    digest = models.CharField(max_length=64)
    language = models.CharField(max_length=35)
    shown_at = models.DateTimeField()
    signed_at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)  # after an objection was upheld

    objects = SignatureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["circulation", "organisation"],
                condition=models.Q(withdrawn_at__isnull=True, removed_at__isnull=True),
                name="one_active_signature",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.uid} of {self.organisation_id}"


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def open(self) -> "ObjectionQuerySet":
        """Those that nobody has settled yet."""
        return self.filter(resolved_at__isnull=True)


class Objection(models.Model):
    """Somebody at the organisation says that it did not sign. Holds the name out until it is resolved."""

    signature = models.ForeignKey(Signature, on_delete=models.PROTECT, related_name="objections")
    reason = models.TextField(blank=True)
    raised_at = models.DateTimeField(db_default=Now())
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    upheld = models.BooleanField(null=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["signature"], condition=models.Q(resolved_at__isnull=True), name="one_open_objection"
            ),
            models.CheckConstraint(
                condition=models.Q(resolved_at__isnull=True, resolved_by__isnull=True, upheld__isnull=True)
                | models.Q(resolved_at__isnull=False, resolved_by__isnull=False, upheld__isnull=False),
                name="objection_resolved_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"to {self.signature_id}"
