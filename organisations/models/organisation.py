"""Organisations and the names they go by (DOMAIN 51–57)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisations.identifiers import new_uid


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


class Contact(models.Model):
    """A person who may be written to for an organisation; their address is its registered address (DOMAIN 24)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contacts")
    person = models.CharField(_("person"), max_length=200, blank=True)
    office = models.CharField(_("office"), max_length=200, blank=True)
    email = models.EmailField(_("email address"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "email"], name="contact_once_per_address")]

    def __str__(self) -> str:
        return f"{self.person} <{self.email}>"

    @property
    def trail_name(self) -> str:
        return f"contact:{self.pk}"
