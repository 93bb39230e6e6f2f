"""Organisations and the names they go by (DOMAIN 51–57)."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisations.identifiers import new_uid
from organisations.likeness import fold, skeleton
from organisations.queries import ContactQuerySet, OrganisationQuerySet
from organisations.scripts import direction_of, script_of, sort_key, without_article


class Kind(models.TextChoices):
    """What sort of body it is; a release groups its signatories in this order (DOMAIN 55)."""

    PARTY = "party", _("party")
    YOUTH = "youth", _("youth organisation")
    UNION = "union", _("trade union")
    ASSOCIATION = "association", _("association")
    PARLIAMENTARY_GROUP = "parliamentary_group", _("parliamentary group")
    INDIVIDUAL = "individual", _("individual")


class Organisation(models.Model):
    """A body that issues or signs. A branch or youth section is an organisation of its own with a parent (DOMAIN 25)."""

    uid = models.CharField(max_length=12, unique=True, default=new_uid, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    # An editable label, not a list of states: the issuer's naming policy decides (DOMAIN 54).
    country = models.CharField(_("country or territory"), max_length=100, blank=True)
    country_code = models.CharField(_("ISO 3166 code"), max_length=2, blank=True)
    directory = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="allies", verbose_name=_("kept by")
    )
    unit = models.CharField(_("department"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.official_name.name

    @property
    def official_name(self) -> "OrganisationName":
        """The name in the organisation's own language and script. Queries unless `names` is prefetched."""
        names = list(self.names.all())
        return next((n for n in names if n.official), names[0])

    def name_in(self, language: str) -> "OrganisationName":
        """The approved name for an edition's language, else the official one."""
        names = list(self.names.all())
        return next((n for n in names if not n.official and n.language == language), self.official_name)


class OrganisationName(models.Model):
    """One name in one language and script: the official one, or a translation that the organisation approved."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name as it should appear"), max_length=300)
    short_name = models.CharField(_("short form"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=35)
    script = models.CharField(_("script"), max_length=4)
    direction = models.CharField(_("direction"), max_length=3, choices=[("ltr", "ltr"), ("rtl", "rtl")])
    sort_as = models.CharField(_("sort as"), max_length=300, blank=True)
    official = models.BooleanField(default=True)
    # Derived when the name is saved: what it is found and ordered by.
    folded = models.TextField(default="", editable=False)
    folded_short = models.TextField(default="", editable=False)
    skeleton = models.TextField(default="", editable=False)
    order_key = models.BinaryField(default=b"", editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(official=True), name="one_official_name"
            ),
            models.UniqueConstraint(
                fields=["organisation", "language"], condition=models.Q(official=False), name="one_translation_each"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **how: Any) -> None:
        self.derive()
        super().save(*args, update_fields=None if update_fields is None else {*update_fields, *DERIVED}, **how)

    def derive(self) -> "OrganisationName":
        """Fill in all that follows from the words: script, direction, and what the name is found and ordered by."""
        self.script = script_of(self.name, language=self.language)
        self.direction = direction_of(self.language)
        self.folded = fold(self.name)
        self.folded_short = fold(self.short_name)
        self.skeleton = skeleton(self.name)
        self.order_key = sort_key(self.sort_as or without_article(self.name, self.language), language="und")
        return self


DERIVED = ("script", "direction", "folded", "folded_short", "skeleton", "order_key")


class Contact(models.Model):
    """A person who may be written to for an organisation; their address is its registered address (DOMAIN 24)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contacts")
    person = models.CharField(_("person"), max_length=200, blank=True)
    office = models.CharField(_("office"), max_length=200, blank=True)
    email = models.EmailField(_("email address"))

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "email"], name="contact_once_per_address")]

    def __str__(self) -> str:
        return f"{self.person} <{self.email}>"

    @property
    def trail_name(self) -> str:
        return f"contact:{self.pk}"
