"""What is said of an ally, and whom to write to: asked before each act, recorded after it."""

import pytest
from django.core.exceptions import PermissionDenied

from demo.cast import engage
from demo.moves import sign_for
from organisations.actions import contacts
from organisations.actions.directory import (
    Description,
    Naming,
    add_organisation,
    approve_translation,
    change_name,
    describe,
    drop_translation,
)
from organisations.asking import NotPossible
from organisations.models import Contact, Organisation
from outbox.models import Mail
from trail.models import Event

NAMING, ABOUT = Naming("Νέα Φωνή", "el", "ΝΦ"), Description("party", "Greece")


def acts(cast, ally, by):
    contact = ally.contacts.get()
    naming = Naming("Union", "en")
    translation = approve_translation(ally, naming, by=cast.author)
    return {
        "add": lambda: add_organisation(NAMING, ABOUT, issuer=cast.issuer, by=by),
        "describe": lambda: describe(ally, ABOUT, by=by),
        "name": lambda: change_name(ally, NAMING, by=by),
        "translation": lambda: approve_translation(ally, naming, by=by),
        "drop": lambda: drop_translation(translation, by=by),
        "contact": lambda: contacts.add_contact(ally, email="x@y.example", by=by),
        "change": lambda: contacts.change_contact(contact, email="x@y.example", by=by),
        "remove": lambda: contacts.remove_contact(contact, by=by),
    }


@pytest.mark.parametrize("act", ["add", "describe", "name", "translation", "drop", "contact", "change", "remove"])
@pytest.mark.parametrize(
    ("role", "allowed"), [("author", True), ("releaser", True), ("administrator", True), ("reviewer", False)]
)
def test_who_keeps_the_directory(cast, allies, act, role, allowed):
    does = acts(cast, allies[0], getattr(cast, role))[act]
    if allowed:
        does()
    else:
        with pytest.raises(PermissionDenied, match="Only authors, releasers and administrators"):
            does()


def test_another_issuers_people_change_nothing(cast, allies):
    other = engage(name="Other Party", domain="other.example")
    for does in acts(cast, allies[0], other.administrator).values():
        with pytest.raises(PermissionDenied):
            does()


def test_an_organisation_is_added_with_all_that_follows_from_its_name(cast):
    """DOMAIN 51, 54."""
    contact = Contact(email="a@b.example", person="A", office="Chair")
    made = add_organisation(NAMING, Description("party", "GR"), issuer=cast.issuer, by=cast.author, contact=contact)

    name = made.official_name
    assert (name.script, name.direction, name.short_name) == ("Grek", "ltr", "ΝΦ")
    assert (made.country, made.country_code, made.directory) == ("Greece", "GR", cast.issuer)
    assert made.contacts.get().email == "a@b.example"
    assert Event.objects.filter(kind="directory.added", about=f"organisation:{made.uid}").exists()


def test_a_country_can_be_printed_as_typed(cast):
    """DOMAIN 54."""
    historic = add_organisation(
        NAMING, Description("party", "Greece", as_typed=True), issuer=cast.issuer, by=cast.author
    )
    assert (historic.country, historic.country_code) == ("Greece", "")


def test_a_new_name_leaves_what_was_signed_and_its_editions(cast, circulation, allies):
    """DOMAIN 30. The signature names the organisation; an edition has frozen the words (tests/releases)."""
    signature = sign_for(circulation.invitations.get(organisation=allies[0]))
    change_name(allies[0], Naming("حزب جديد", "ar"), by=cast.author)

    name = Organisation.objects.get(pk=allies[0].pk).official_name
    assert (name.name, name.script, name.direction, name.folded) == ("حزب جديد", "Arab", "rtl", "hzb jdyd")
    assert signature.organisation_id == allies[0].pk


def test_a_translation_is_replaced_not_doubled_and_the_official_name_stays(cast, allies):
    for words in ("Democratic Union", "Democratic Workers’ Union"):
        row = approve_translation(allies[0], Naming(words, "en"), by=cast.author)
    one = Organisation.objects.get(pk=allies[0].pk)
    assert [n.name for n in one.names.filter(official=False)] == ["Democratic Workers’ Union"]
    assert one.name_in("en") == row

    with pytest.raises(NotPossible, match="can be changed, but not removed"):
        drop_translation(one.official_name, by=cast.author)
    drop_translation(row, by=cast.author)
    assert Organisation.objects.get(pk=one.pk).name_in("en").language == "el"


def test_nobody_stands_below_itself(cast, allies):
    """DOMAIN 25."""
    describe(allies[1], Description("party", parent=allies[0]), by=cast.author)
    describe(allies[2], Description("party", parent=allies[1]), by=cast.author)
    for parent in (allies[0], allies[2]):
        with pytest.raises(NotPossible, match="cannot stand below itself"):
            describe(allies[0], Description("party", parent=Organisation.objects.get(pk=parent.pk)), by=cast.author)
    other = engage(name="Other Party", domain="other.example")
    foreign = add_organisation(NAMING, ABOUT, issuer=other.issuer, by=other.author)
    with pytest.raises(NotPossible, match="same directory"):
        describe(allies[3], Description("party", parent=foreign), by=cast.author)


def test_a_contact_that_was_written_to_is_kept(cast, circulation, allies):
    contact = allies[0].contacts.get()
    with pytest.raises(NotPossible, match="Replace the address, or empty the person"):
        contacts.remove_contact(contact, by=cast.author)

    changed = contacts.change_contact(contact, email=contact.email, by=cast.author)

    assert (changed.person, changed.office) == ("", "")
    assert circulation.invitations.get(organisation=allies[0]).contact == changed
    assert not Mail.objects.filter(template="address_replaced").exists()


def test_a_contact_that_nothing_was_sent_to_is_forgotten(cast, allies):
    contacts.remove_contact(allies[0].contacts.get(), by=cast.author)

    assert not Contact.objects.filter(organisation=allies[0]).exists()
    assert "dee.example" not in str(Event.objects.filter(kind__startswith="directory.").values_list("data", "about"))


def test_an_address_may_be_written_with_other_capitals(cast, allies):
    changed = contacts.change_contact(allies[0].contacts.get(), email="Office@dee.example", by=cast.author)

    assert changed.email == "Office@dee.example"


def test_the_old_address_is_told_that_it_was_replaced(cast, allies):
    """DOMAIN 24: whoever reads the new address could sign."""
    contacts.change_contact(allies[0].contacts.get(), email="new@dee.example", by=cast.author)

    mail = Mail.objects.get(template="address_replaced")
    assert mail.to == "office@dee.example"
    assert "new@dee.example" not in str(mail.context)


def test_an_address_stands_once(cast, allies):
    with pytest.raises(NotPossible, match="is a contact of this organisation already"):
        contacts.add_contact(allies[0], email="OFFICE@dee.example", by=cast.author)
    other = contacts.add_contact(allies[0], email="b@dee.example", by=cast.author)
    with pytest.raises(NotPossible, match="already"):
        contacts.change_contact(other, email="office@dee.example", by=cast.author)
