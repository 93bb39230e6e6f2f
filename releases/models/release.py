"""An edition: frozen content, and how far the job has come with it."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from organisations.identifiers import new_uid
from organisations.models import Organisation
from statements.models import Statement


class Series(models.Model):
    """The running numbers of an issuer. Its row is the lock under which numbers are given."""

    issuer = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="series")
    first_number = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"of {self.issuer_id} from {self.first_number}"


class Progress(models.TextChoices):
    WAITING = "waiting", _("waiting")
    COMPOSING = "composing", _("composing")
    SEALING = "sealing", _("sealing")
    PUBLISHED = "published", _("published")
    FAILED = "failed", _("failed")


UNDER_WAY = (Progress.WAITING, Progress.COMPOSING, Progress.SEALING)


class ReleaseQuerySet(models.QuerySet["Release"]):
    def published(self) -> "ReleaseQuerySet":
        """What the public may see."""
        return self.filter(progress=Progress.PUBLISHED)

    def for_public(self) -> "ReleaseQuerySet":
        return self.published().select_related("file", "statement", "issuer").prefetch_related("issuer__names")


class Release(models.Model):
    """One edition of one statement. Once published, a trigger keeps every column.

    `claim` is a fencing token: whoever takes the job raises it, and only the holder of the present value can publish.
    """

    uid = models.CharField(max_length=12, unique=True, default=new_uid, editable=False)
    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="releases")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    edition = models.CharField(max_length=10, blank=True)  # "" or "Add.1" …
    content = models.JSONField()
    text_digest = models.CharField(max_length=64, db_index=True)
    progress = models.CharField(max_length=10, choices=Progress.choices, default=Progress.WAITING)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField(db_default=Now())
    claim = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=500, blank=True)
    published_at = models.DateTimeField(null=True)
    file = models.OneToOneField("releases.SealedFile", on_delete=models.PROTECT, null=True, related_name="release")

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["issuer", "number", "edition"], name="edition_number_once"),
            models.UniqueConstraint(
                fields=["statement"], condition=models.Q(progress__in=UNDER_WAY), name="one_release_under_way"
            ),
            models.CheckConstraint(
                condition=models.Q(progress="published", published_at__isnull=False, file__isnull=False)
                | (~models.Q(progress="published") & models.Q(published_at__isnull=True, file__isnull=True)),
                name="published_whole",
            ),
        ]
        indexes = [models.Index(fields=["due_at"], condition=models.Q(progress__in=UNDER_WAY), name="release_due")]

    def __str__(self) -> str:
        return str(self.content["label"])

    @property
    def label(self) -> str:
        return str(self.content["label"])

    @property
    def title(self) -> str:
        return str(self.content["document"]["title"])
