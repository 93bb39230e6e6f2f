"""Two administrators act at once: an issuer is never left without one, and nobody is doubled."""

import time

import pytest
from django.core.exceptions import PermissionDenied

from organisations.actions import passwords
from organisations.actions.directory import Description, Naming, add_organisation, approve_translation, describe
from organisations.actions.joining import let_in
from organisations.actions.people import change_roles, let_out
from organisations.asking import NotPossible
from organisations.models import Membership, Organisation, OrganisationName, Role, User
from outbox import tokens
from outbox.models import Mail
from tests.together import together

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROUNDS = 5


def two_administrators(cast):
    Membership.objects.get_or_create(user=cast.author, organisation=cast.issuer, role=Role.ADMINISTRATOR)
    Membership.objects.get_or_create(user=cast.administrator, organisation=cast.issuer, role=Role.ADMINISTRATOR)
    return cast.author, cast.administrator


def administrators(cast) -> int:
    return Membership.objects.filter(organisation=cast.issuer, role=Role.ADMINISTRATOR).count()


def test_two_who_step_down_at_once_leave_one(cast):
    for _ in range(ROUNDS):
        one, other = two_administrators(cast)
        results = together(
            lambda one=one: change_roles(one, [Role.AUTHOR], issuer=cast.issuer, by=one),
            lambda other=other: let_out(other, issuer=cast.issuer, by=other),
        )
        assert sum(isinstance(r, NotPossible) for r in results) == 1, results
        assert administrators(cast) == 1


def test_two_who_remove_each_other_leave_one(cast):
    for _ in range(ROUNDS):
        one, other = two_administrators(cast)
        results = together(
            lambda one=one, other=other: let_out(other, issuer=cast.issuer, by=one),
            lambda one=one, other=other: let_out(one, issuer=cast.issuer, by=other),
        )
        assert sum(isinstance(r, PermissionDenied) for r in results) == 1, results
        assert administrators(cast) == 1


def test_two_who_let_the_same_person_in_make_one(cast):
    one, other = two_administrators(cast)
    acts = [
        lambda by=by, role=role: let_in("new@voice.example", name="New", roles=[role], issuer=cast.issuer, by=by)
        for by, role in ((one, Role.AUTHOR), (other, Role.REVIEWER)) * 2
    ]
    results = together(*acts)

    assert [type(r) for r in results] == [User] * 4
    person = User.objects.get(email="new@voice.example")
    assert {m.role for m in person.memberships.all()} == {"author", "reviewer"}


@pytest.mark.parametrize("links", [1, 2])
def test_one_or_two_links_used_at_once_set_one_password(cast, monkeypatch, links):
    """While a password is looked at, the other comes: it waits, and finds its link closed."""
    for _ in range(links):
        passwords.ask_for_password(cast.author.email)
    mails = Mail.objects.filter(template="password").order_by("pk")
    opened = [tokens.reveal(*m.secrets["token"]) for m in mails] * (3 - links)
    chosen = ("three boats under snow", "four boats under snow")
    look = passwords.validate_password
    monkeypatch.setattr(passwords, "validate_password", lambda *what: (look(*what), time.sleep(0.5)))

    results = together(*[lambda t=t, p=p: passwords.set_password(t, p) for t, p in zip(opened, chosen, strict=True)])

    assert sum(isinstance(r, passwords.NoSuchLink) for r in results) == 1, results
    winner = next(p for p, r in zip(chosen, results, strict=True) if isinstance(r, User))
    assert User.objects.get(pk=cast.author.pk).check_password(winner)


def test_two_translations_at_once_are_one(cast, allies):
    acts = [lambda n=n: approve_translation(allies[0], Naming(f"Union {n}", "en"), by=cast.author) for n in range(4)]
    results = together(*acts)

    assert [type(r) for r in results] == [OrganisationName] * 4
    assert allies[0].names.filter(official=False).count() == 1


def test_two_are_never_each_others_parent(cast):
    about = Description("party")
    for n in range(ROUNDS):
        one, other = (
            add_organisation(Naming(f"{w} {n}", "en"), about, issuer=cast.issuer, by=cast.author) for w in ("A", "B")
        )
        together(
            lambda o=one, p=other: describe(o, Description("party", parent=p), by=cast.author),
            lambda o=other, p=one: describe(o, Description("party", parent=p), by=cast.author),
        )
        rows = Organisation.objects.filter(pk__in=(one.pk, other.pk)).exclude(parent=None)
        assert rows.count() == 1
