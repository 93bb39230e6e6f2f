"""The evidence that a person may sign for an organisation (DOMAIN 21–23)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from organisations.models.organisation import Contact, Organisation


class Authority(models.TextChoices):
    KNOWN_CONTACT = "known_contact", _("known contact confirmed")
    DOMAIN_REPLY = "domain_reply", _("reply from the organisation's domain")
    SECOND_OFFICER = "second_officer", _("second officer confirmed")
    DECISION_SEEN = "decision_seen", _("decision document seen")
    QUALIFIED_SEAL = "qualified_seal", _("qualified seal or signature")


class Mandate(models.Model):
    """Who acted, in which office, how that was established, and which organ decided when. Append-only."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="mandates")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="mandates")
    person = models.CharField(_("name"), max_length=200)
    office = models.CharField(_("office"), max_length=200)
    email = models.EmailField(_("email address"))
    organ = models.CharField(_("organ that decided"), max_length=200, blank=True)
    decided_on = models.DateField(_("date of the decision"), null=True, blank=True)
    authority = models.CharField(max_length=20, choices=Authority.choices, default=Authority.KNOWN_CONTACT)
    recorded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.person}, {self.office}"
