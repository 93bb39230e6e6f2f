"""The first people of an installation, and those whom an administrator lets in."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from organisations.actions.joining import let_in
from organisations.models import Membership, Organisation, Role, User


def test_the_command_founds_an_issuer_with_its_first_person(db):
    out = io.StringIO()
    call_command(
        "add_person", "Ana@Voice.example", "Ana", "--role", "author", "--role", "releaser", "--found", "Vox", stdout=out
    )

    person = User.objects.get(email="ana@voice.example")
    issuer = Organisation.objects.get()
    assert {m.role for m in person.memberships.all()} == {"author", "releaser"}
    assert (issuer.official_name.name, person.has_usable_password()) == ("Vox", False)
    assert issuer.uid in out.getvalue()


@pytest.mark.parametrize("arguments", [["nobody", "N", "--issuer", "x"], ["a@b.example", "N", "--issuer", "absent"]])
def test_the_command_says_what_is_wrong(db, arguments):
    with pytest.raises(CommandError, match=r"no email address|no issuer"):
        call_command("add_person", *arguments, "--role", "author")


def test_only_an_administrator_lets_people_in(cast):
    with pytest.raises(PermissionDenied, match="Only an administrator"):
        let_in("new@voice.example", name="New", roles=[Role.AUTHOR], issuer=cast.issuer, by=cast.author)

    person = let_in("new@voice.example", name="New", roles=[Role.AUTHOR], issuer=cast.issuer, by=cast.administrator)

    assert Membership.objects.filter(user=person).count() == 1
    assert let_in("NEW@voice.example", name="", roles=[], issuer=cast.issuer, by=cast.administrator) == person
