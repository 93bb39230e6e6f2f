"""Who is in, and with which roles: administrators decide, and one of them always stays."""

import pytest
from django.core.exceptions import PermissionDenied

from organisations.actions.joining import let_in
from organisations.actions.people import change_roles, let_out, send_link_again
from organisations.asking import NotPossible
from organisations.models import Membership, Role, User
from organisations.permissions import roles_of
from organisations.queries import OrganisationQuerySet
from outbox.models import Mail
from trail.models import Event


def test_a_new_person_is_mailed_a_link_and_a_known_one_is_not(cast):
    new = let_in("new@voice.example", name="New", roles=[Role.AUTHOR], issuer=cast.issuer, by=cast.administrator)
    let_in(cast.author.email, name="x", roles=[Role.REVIEWER], issuer=cast.issuer, by=cast.administrator)

    mail = Mail.objects.get(template="welcome")
    assert (mail.to, mail.context["issuer"]) == (new.email, "Workers’ Voice Party")
    assert roles_of(User.objects.get(pk=cast.author.pk), cast.issuer) == {Role.AUTHOR, Role.REVIEWER}
    assert User.objects.get(pk=cast.author.pk).name == cast.author.name


def test_roles_are_exactly_those_that_were_chosen(cast):
    change_roles(cast.author, [Role.RELEASER, Role.REVIEWER], issuer=cast.issuer, by=cast.administrator)

    assert roles_of(cast.author, cast.issuer) == {Role.RELEASER, Role.REVIEWER}
    event = Event.objects.get(kind="issuer.roles_changed")
    assert event.data == {"person": f"user:{cast.author.pk}", "roles": ["releaser", "reviewer"]}


@pytest.mark.parametrize("role", ["author", "reviewer", "releaser"])
def test_only_administrators_decide(cast, role):
    by = getattr(cast, role)
    for act in (
        lambda: change_roles(cast.author, [Role.ADMINISTRATOR], issuer=cast.issuer, by=by),
        lambda: let_out(cast.reviewer2, issuer=cast.issuer, by=by),
        lambda: send_link_again(cast.author, issuer=cast.issuer, by=by),
    ):
        with pytest.raises(PermissionDenied, match="Only an administrator"):
            act()


def test_who_is_let_out_holds_no_role_and_keeps_the_account(cast):
    let_out(cast.author, issuer=cast.issuer, by=cast.administrator)

    assert roles_of(cast.author, cast.issuer) == set()
    assert User.objects.filter(pk=cast.author.pk, is_active=True).exists()
    with pytest.raises(NotPossible, match="not in this issuer any more"):
        let_out(cast.author, issuer=cast.issuer, by=cast.administrator)


def test_the_last_administrator_stays(cast):
    by = cast.administrator
    for act in (
        lambda: let_out(by, issuer=cast.issuer, by=by),
        lambda: change_roles(by, [Role.AUTHOR], issuer=cast.issuer, by=by),
    ):
        with pytest.raises(NotPossible, match="is the last administrator"):
            act()
    assert change_roles(by, [Role.ADMINISTRATOR, Role.AUTHOR], issuer=cast.issuer, by=by) == by


def test_one_who_cannot_log_in_is_no_other_administrator(cast):
    Membership.objects.create(user=cast.author, organisation=cast.issuer, role=Role.ADMINISTRATOR)
    User.objects.filter(pk=cast.author.pk).update(is_active=False)
    with pytest.raises(NotPossible, match="is the last administrator"):
        let_out(cast.administrator, issuer=cast.issuer, by=cast.administrator)


def test_the_link_is_sent_again_only_to_whoever_has_no_password(cast):
    new = let_in("new@voice.example", name="New", roles=[Role.AUTHOR], issuer=cast.issuer, by=cast.administrator)
    send_link_again(new, issuer=cast.issuer, by=cast.administrator)

    assert Mail.objects.filter(template="welcome", to=new.email).count() == 2
    with pytest.raises(NotPossible, match="has a password"):
        send_link_again(cast.author, issuer=cast.issuer, by=cast.administrator)


def test_let_in_by_an_administrator_who_was_let_out_meanwhile(cast, monkeypatch):
    """Two administrators remove and let in at once: whoever waited for the other is asked again."""
    locked = OrganisationQuerySet.locked

    def meanwhile(rows, pk):
        Membership.objects.filter(user=cast.administrator).delete()
        return locked(rows, pk)

    monkeypatch.setattr(OrganisationQuerySet, "locked", meanwhile)

    with pytest.raises(PermissionDenied):
        let_in("new@voice.example", name="", roles=[Role.ADMINISTRATOR], issuer=cast.issuer, by=cast.administrator)
