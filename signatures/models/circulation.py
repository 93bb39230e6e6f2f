"""The call for co-signatures on one locked text, and whom it reached."""

from datetime import datetime

from django.conf import settings
from django.db import connection, models
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from organisations.identifiers import new_uid
from organisations.models import Contact, Organisation
from outbox.clock import database_now
from statements.lifecycle import Status, WrongMoment
from statements.models import Revision, Statement


class CirculationQuerySet(models.QuerySet["Circulation"]):
    def locked(self, pk: int) -> "Circulation":
        """Fetch for change: waits for every signer who is under way, and holds back those who come."""
        return self.select_for_update().get(pk=pk)

    def held(self, pk: int) -> "Circulation":
        """Fetch as it is, and keep it so until the transaction ends, without keeping other signers out.

        On PostgreSQL a key-share lock, the same that the foreign key of a new signature takes anyway. SQLite lets one
        writer in at a time and needs none.
        """
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                table = connection.ops.quote_name(self.model._meta.db_table)
                cursor.execute(f"SELECT 1 FROM {table} WHERE id = %s FOR KEY SHARE", [pk])  # noqa: S608
        return self.select_related("statement", "revision").get(pk=pk)


class Circulation(models.Model):
    """Open until its deadline, or until somebody closes it. The text is that of `revision`, with `digest`."""

    uid = models.CharField(max_length=12, unique=True, default=new_uid, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="circulations")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="circulations")
    digest = models.CharField(max_length=64)
    deadline = models.DateTimeField()
    answer_by = models.DateTimeField(null=True)  # “please answer by”: asked for, before the deadline; nothing closes
    zone = models.CharField(max_length=64)  # IANA name of the zone in which both were set
    names_visible = models.BooleanField(default=False)  # do invitees see who has signed? (DOMAIN 36)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(db_default=Now())
    closed_at = models.DateTimeField(null=True)

    objects = CirculationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["statement"], condition=models.Q(closed_at__isnull=True), name="one_open_circulation"
            ),
            models.CheckConstraint(
                condition=models.Q(answer_by__isnull=True) | models.Q(answer_by__lt=models.F("deadline")),
                name="answers_asked_before_the_deadline",
            ),
        ]
        indexes = [
            models.Index(fields=["deadline"], condition=models.Q(closed_at__isnull=True), name="circulation_due")
        ]

    def __str__(self) -> str:
        return f"{self.uid} until {self.deadline:%Y-%m-%d %H:%M}"

    def require_open(self, *, now: datetime | None = None) -> None:
        """Raise WrongMoment when names are no longer taken."""
        if self.statement.status == Status.WITHDRAWN:
            raise WrongMoment(_("The issuer has given this statement up; names are no longer taken."))
        if self.closed_at is not None and self.closed_at < self.deadline:
            raise WrongMoment(_("The issuer has closed the call; names are no longer taken."))
        if self.closed_at is not None or self.deadline <= (now or database_now()):
            raise WrongMoment(_("The deadline has passed; names are no longer taken."))


class Invitation(models.Model):
    """One organisation asked to sign, through one registered address."""

    uid = models.CharField(max_length=12, unique=True, default=new_uid, editable=False)
    circulation = models.ForeignKey(Circulation, on_delete=models.PROTECT, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="invitations")
    invited_at = models.DateTimeField(db_default=Now())
    sent_again_at = models.DateTimeField(null=True)  # with a new link
    reminded_at = models.DateTimeField(null=True)  # once: a trigger keeps it (DOMAIN 34)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circulation", "organisation"], name="one_invitation_per_organisation"),
        ]

    def __str__(self) -> str:
        return f"{self.uid} to {self.organisation_id}"

    def require_valid(self) -> None:
        """Raise WrongMoment when the issuer has revoked it, perhaps while the page was open."""
        if self.revoked_at is not None:
            raise WrongMoment(_("This invitation was revoked. Ask whoever sent it for a new one."))
