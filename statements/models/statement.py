"""The statement: one political text with its life. Its words are in its revisions."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from organisations.identifiers import new_uid
from organisations.models import Organisation, User
from outbox import echo
from statements.lifecycle import Status, target_of
from statements.text.issue import Issue, Reading

if TYPE_CHECKING:
    from statements.models.review import Route


class StatementQuerySet(models.QuerySet["Statement"]):
    def locked(self, known: "int | Statement") -> "Statement":
        """Fetch the row for change; whoever comes second waits. Only inside a transaction.

        Of a statement that was loaded before, head, route and issuer are taken over where the row still points to them:
        the first two are append-only.
        """
        if isinstance(known, int):
            return self.select_for_update().get(pk=known)
        fresh = self.select_for_update().get(pk=known.pk)
        for name in ("head", "route", "issuer"):
            loaded = known._state.fields_cache.get(name)
            if loaded is not None and loaded.pk == getattr(fresh, f"{name}_id"):
                setattr(fresh, name, loaded)
        return fresh

    def visible_to(self, user: User) -> Self:
        """The statements of the issuers in which the person holds a role; nobody else may know that they exist."""
        if not user.is_active:
            return self.none()
        return self.filter(issuer__in=user.memberships.values("organisation"))

    def found_by(self, words: str) -> Self:
        """Those with the words in the title of the present text, or in the name of whoever began them."""
        title, name = models.Q(head__document__title__icontains=words), models.Q(created_by__name__icontains=words)
        return self.filter(title | name)

    def seen_by(self, user: User) -> Self:
        """Visible to the person, with what the questions about them ask, in two queries. Lists add `releases.queries`."""
        wrote = self.model.objects.filter(pk=models.OuterRef("pk"))
        alone, together = wrote.filter(revisions__author=user), wrote.filter(revisions__also_by=user)
        rows = self.visible_to(user).annotate(
            viewer=models.Value(user.pk), viewer_wrote=models.Exists(alone) | models.Exists(together), now=Now()
        )
        return rows.select_related("head", "issuer", "route", "created_by").prefetch_related("reviews")


class Statement(models.Model):
    """`head` is the present text. From the lock on, a trigger keeps it (DOMAIN 3)."""

    uid = models.CharField(max_length=12, unique=True, default=new_uid, editable=False)
    issuer = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="statements")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.DRAFTING)
    head = models.ForeignKey("statements.Revision", on_delete=models.PROTECT, null=True, related_name="+")
    route: "models.ForeignKey[Route | None, Route | None]" = models.ForeignKey(
        "statements.Route", on_delete=models.PROTECT, null=True, related_name="statements"
    )
    round = models.PositiveIntegerField(default=0)  # raised by every submission; approvals belong to one round
    # What the issue line says (DOMAIN 45): the number that is wished for, and `YYYY-MM` or `YYYY-MM-DD`.
    issue_number = models.PositiveIntegerField(_("issue number"), null=True, blank=True)
    issue_date = models.CharField(_("issue date"), max_length=10, blank=True)
    issue_readings = models.JSONField(default=list, blank=True)  # more than one: nobody has said yet which is meant
    suggestions = models.PositiveIntegerField(null=True)  # how many wait for a decision; NULL: no working copy yet
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="statements")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="statement_status_known"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The present text's title. Queries unless `head` is loaded."""
        return str(self.head.document["title"]) if self.head else self.uid

    @property
    def issue(self) -> Issue:
        return Issue(tuple(Reading(r["number"], r["date"]) for r in self.issue_readings))

    def move(self, name: str, *also: str) -> None:
        """Make a named move and write it, with `also` more fields; WrongMoment says why not. The row must be locked."""
        target = target_of(name, current=Status(self.status))
        changed = ["status"] if target != self.status else []
        self.status = target
        if changed or also:
            self.save(update_fields=[*changed, *also])
        if changed:
            echo.call(f"statement:{self.uid}")  # whoever has the text open must know at once
