"""Keep the directory of allies from a file: look at every row first, then import all of them or none."""

from dataclasses import dataclass, field

from django.db import transaction

from organisations import asking
from organisations.likeness import tellable
from organisations.models import Contact, Kind, Organisation, OrganisationName, User
from organisations.rows import Fault, Row, inspect_rows, read_rows, same
from organisations.scripts import country_label
from trail.record import record

AT_ONCE = 500
MOST_ALIKE = 10  # more are not read by anybody
Key = tuple[str, str]


@dataclass
class Looked:
    """A row before the import: the name as it would be printed, whether it is known, what it is like, what is wrong."""

    row: Row
    name: OrganisationName
    country: str
    known: Organisation | None = None
    contact_is_known: bool = False
    like: list[str] = field(default_factory=list)  # names that may be the same body; nobody merges them (DOMAIN 29)
    faults: list[Fault] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind in words, or as it was typed where there is no such kind."""
        return str(dict(Kind.choices).get(self.row.kind, self.row.kind))


@dataclass(frozen=True)
class Preview:
    rows: list[Looked]
    faults: list[Fault]  # all of them, also those that belong to no row

    @property
    def new(self) -> int:
        return sum(r.known is None for r in self.rows)

    @property
    def known(self) -> int:
        return len(self.rows) - self.new

    @property
    def alike(self) -> int:
        return sum(bool(r.like) for r in self.rows)

    @property
    def contacts(self) -> int:
        """Addresses that are added to organisations which are known."""
        return sum(r.known is not None and not r.contact_is_known for r in self.rows)


def look_at_rows(text: str, *, issuer: Organisation) -> Preview:
    """What importing this CSV file would do, row by row. Nothing is written, and no fault raises."""
    rows, faults = inspect_rows(text)
    known = _known(issuer)
    written_to = _addresses(issuer)
    alike = _Alike(issuer)
    by_line: dict[int, list[Fault]] = {}
    for fault in faults:
        by_line.setdefault(fault.line, []).append(fault)
    looked = []
    for row in rows:
        there = known.get(row.key)
        one = Looked(row, _name(row), _country(row), known=there)
        one.contact_is_known = there is not None and (there.pk, row.email) in written_to
        one.like = alike.to(one.name, unless=there)
        if there is None:
            alike.add(one.name)
        one.faults = by_line.get(row.line, [])
        looked.append(one)
    return Preview(looked, faults)


@transaction.atomic
def import_organisations(text: str, *, by: User, issuer: Organisation) -> list[Organisation]:
    """Add the organisations of a CSV file to the issuer's directory: all of them, or, with any fault, none (BadRows).

    One that is there already, by official name and country, gets the contact and is not doubled.
    """
    asking.ask_to_keep(issuer, by=by)
    rows = read_rows(text)
    Organisation.objects.locked(issuer.pk)  # two imports at once double nobody
    known = _known(issuer)
    new = [r for r in rows if r.key not in known]
    added = Organisation.objects.bulk_create(
        [Organisation(kind=r.kind, country=_country(r), country_code=r.country_code, directory=issuer) for r in new],
        batch_size=AT_ONCE,
    )
    names = []
    for row, organisation in zip(new, added, strict=True):
        names.append(_name(row))
        names[-1].organisation = organisation
    OrganisationName.objects.bulk_create(names, batch_size=AT_ONCE)
    known |= {r.key: o for r, o in zip(new, added, strict=True)}
    _add_contacts(rows, known, issuer)
    record("directory.imported", about=issuer, by=by, organisations=len(rows))
    return [known[r.key] for r in rows]


def _add_contacts(rows: list[Row], known: dict[Key, Organisation], issuer: Organisation) -> None:
    there = _addresses(issuer)
    contacts = []
    for row in rows:
        organisation = known[row.key]
        if (organisation.pk, row.email) not in there:
            there.add((organisation.pk, row.email))
            contacts.append(Contact(organisation=organisation, email=row.email, person=row.person, office=row.office))
    Contact.objects.bulk_create(contacts, batch_size=AT_ONCE)


def _known(issuer: Organisation) -> dict[Key, Organisation]:
    official = OrganisationName.objects.filter(official=True, organisation__directory=issuer)
    return {
        same(n.name, n.organisation.country_code, n.organisation.country): n.organisation
        for n in official.select_related("organisation")
    }


def _addresses(issuer: Organisation) -> set[tuple[int, str]]:
    rows = Contact.objects.filter(organisation__directory=issuer)
    return set(rows.values_list("organisation_id", "email"))


def _name(row: Row) -> OrganisationName:
    return OrganisationName(name=row.name, short_name=row.short_name, language=row.language).derive()


def _country(row: Row) -> str:
    if row.country_code and row.country.upper() == row.country_code:
        return country_label(row.country_code, row.country, language="en")  # a bare code is no label
    return row.country


class _Alike:
    """Names by what they have in common, so that 5,000 rows are compared with 5,000 names at once, and with each other."""

    def __init__(self, issuer: Organisation) -> None:
        self.words: dict[str, list[OrganisationName]] = {}
        self.bones: dict[str, dict[str, list[OrganisationName]]] = {}  # then by script
        for name in OrganisationName.objects.filter(organisation__directory=issuer):
            self.add(name)

    def add(self, name: OrganisationName) -> None:
        for word in {name.folded, name.folded_short} - {""}:
            _append(self.words.setdefault(word, []), name)
        if tellable(name.skeleton):
            _append(self.bones.setdefault(name.skeleton, {}).setdefault(name.script, []), name)

    def to(self, name: OrganisationName, *, unless: Organisation | None) -> list[str]:
        found = [n for word in {name.folded, name.folded_short} - {""} for n in self.words.get(word, ())]
        found += [n for s, names in self.bones.get(name.skeleton, {}).items() if s != name.script for n in names]
        return sorted({n.name for n in found if unless is None or n.organisation_id != unless.pk})[:MOST_ALIKE]


def _append(names: list[OrganisationName], name: OrganisationName) -> None:
    """One more than is shown, because the row's own name may be among them."""
    if len(names) <= MOST_ALIKE:
        names.append(name)
