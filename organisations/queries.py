"""Read many organisations, and what is known of their contacts."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Q

from organisations.likeness import fold, skeleton, tellable
from organisations.scripts import country_code

if TYPE_CHECKING:
    from organisations.models import Contact, Organisation, OrganisationName  # noqa: F401 - named in quotes below

ORDERS = {
    "name": ("names__order_key", "pk"),
    "country": ("country", "names__order_key", "pk"),
    "newest": ("-pk",),
}


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def locked(self, pk: int) -> "Organisation":
        """Fetch the row for change, with its directory; whoever comes second waits. Rows that point to it can still be written."""
        return self.select_for_update(of=("self",), no_key=True).select_related("directory").get(pk=pk)

    def found_by(self, words: str) -> "OrganisationQuerySet":
        """Those whose name (in any script or transcription), short form, country or a contact's address holds the words."""
        words = words.replace("\0", "").strip()  # which PostgreSQL knows not
        if not words:
            return self
        code = country_code(words)
        there = Q(country__icontains=words) | (Q(country_code=code) if code else Q())
        written_to = Q(contacts__email__icontains=words) | Q(contacts__person__icontains=words)
        return self.filter(pk__in=self.model._base_manager.filter(_name_holds(words) | written_to | there).values("pk"))

    def named(self, words: str) -> "OrganisationQuerySet":
        """Those with exactly this name or short form, but for case and accents."""
        folded = fold(words)
        exactly = Q(names__folded=folded) | Q(names__folded_short=folded) if folded else Q(names__name=words)
        return self.filter(pk__in=self.model._base_manager.filter(exactly).values("pk"))

    def by(self, order: str) -> "OrganisationQuerySet":
        """In one of ORDERS, names as ICU orders them (DOMAIN 52); by name for any other word."""
        return self.filter(names__official=True).order_by(*ORDERS.get(order, ORDERS["name"]))

    def like(self, *names: "OrganisationName") -> "OrganisationQuerySet":
        """Those whose name or short form is one of these, but for case, accents and script (DOMAIN 29)."""
        wanted = Q(pk=None)
        for name in names:
            wanted |= _is_like(name)
        rows: Any = self.model._meta.get_field("names").related_model  # importing it would go round in a circle
        return self.filter(pk__in=rows.objects.filter(wanted).values("organisation"))


class ContactQuerySet(models.QuerySet["Contact"]):
    def with_use(self) -> "ContactQuerySet":
        """With `uses`: how many invitations and mandates name the contact, which then cannot be removed."""
        return self.annotate(uses=Count("invitations", distinct=True) + Count("mandates", distinct=True))


def _name_holds(words: str) -> Q:
    folded, bones = fold(words), skeleton(words)
    found = Q(names__name__icontains=words) | Q(names__short_name__icontains=words)
    if folded:
        found |= Q(names__folded__contains=folded) | Q(names__folded_short__contains=folded)
    if tellable(bones):  # “Dimokratiki” finds Δημοκρατική
        found |= Q(names__skeleton__contains=bones)
    return found


def _is_like(name: Any) -> Q:
    """Which rows of names are like this one, after its `derive()`. By consonants only across scripts: within one, letters say more."""
    same = Q(pk=None)
    for word in filter(None, (name.folded, name.folded_short)):
        same |= Q(folded=word) | Q(folded_short=word)
    if tellable(name.skeleton):
        same |= Q(skeleton=name.skeleton) & ~Q(script=name.script)
    return same
