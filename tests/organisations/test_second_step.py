"""Whoever lost the telephone is helped by an administrator, or by whoever runs the service; it is recorded, and they are told."""

import io

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client

from api.tokens import create_token, user_of
from demo.cast import engage
from organisations.actions.people import let_out, take_away_second_step
from organisations.asking import NotPossible
from organisations.models import Membership, Role
from outbox.deliver import compose
from outbox.models import Mail
from tests.pages.test_profile import log_in
from trail.models import Event


@pytest.fixture
def found(cast) -> Client:
    """The telephone, on which the releaser is logged in: somebody has it now."""
    client = Client()
    log_in(client, cast.releaser)
    assert client.get("/profile/").status_code == 200
    return client


@pytest.fixture
def lost(cast, found):
    """A releaser with a second step, whose telephone is gone."""
    TOTP.activate(cast.releaser, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(cast.releaser)
    return cast.releaser


def test_an_administrator_takes_it_away(cast, lost, found):
    take_away_second_step(lost, issuer=cast.issuer, by=cast.administrator)

    assert not Authenticator.objects.filter(user=lost).exists()
    assert found.get("/profile/").status_code == 302
    event = Event.objects.get(kind="issuer.second_step_taken")
    assert (event.by, event.data) == (f"user:{cast.administrator.pk}", {"person": f"user:{lost.pk}"})
    mail = Mail.objects.get(template="second_step_taken")
    assert mail.to == lost.email
    assert "was taken away" in compose(mail).subject
    assert "/accounts/2fa/" in compose(mail).body


@pytest.mark.parametrize("role", ["author", "reviewer", "releaser"])
def test_only_administrators_do_it(cast, lost, role):
    with pytest.raises(PermissionDenied, match="Only an administrator"):
        take_away_second_step(lost, issuer=cast.issuer, by=getattr(cast, role))
    assert Authenticator.objects.filter(user=lost).count() == 2


def test_another_issuers_administrator_does_not(cast, lost):
    other = engage(name="Other Party", domain="other.example")
    with pytest.raises(PermissionDenied, match="Only an administrator"):
        take_away_second_step(lost, issuer=cast.issuer, by=other.administrator)
    with pytest.raises(NotPossible, match="not in this issuer any more"):
        take_away_second_step(lost, issuer=other.issuer, by=other.administrator)
    Membership.objects.create(user=lost, organisation=other.issuer, role=Role.AUTHOR)
    for by, issuer in ((other.administrator, other.issuer), (cast.administrator, cast.issuer)):
        with pytest.raises(NotPossible, match="also works for an issuer that you do not administer"):
            take_away_second_step(lost, issuer=issuer, by=by)
    Membership.objects.create(user=cast.administrator, organisation=other.issuer, role=Role.ADMINISTRATOR)
    take_away_second_step(lost, issuer=cast.issuer, by=cast.administrator)


def test_what_is_not_there_or_ones_own_is_not_taken(cast, lost):
    TOTP.activate(cast.administrator, "JBSWY3DPEHPK3PXP")
    with pytest.raises(NotPossible, match="in your profile"):
        take_away_second_step(cast.administrator, issuer=cast.issuer, by=cast.administrator)
    with pytest.raises(NotPossible, match="has no second step"):
        take_away_second_step(cast.author, issuer=cast.issuer, by=cast.administrator)
    let_out(lost, issuer=cast.issuer, by=cast.administrator)
    with pytest.raises(NotPossible, match="not in this issuer any more"):
        take_away_second_step(lost, issuer=cast.issuer, by=cast.administrator)


def test_the_command_helps_the_last_administrator(cast):
    TOTP.activate(cast.administrator, "JBSWY3DPEHPK3PXP")
    out = io.StringIO()
    call_command("take_away_second_step", cast.administrator.email.upper(), stdout=out)

    assert "is gone" in out.getvalue()
    assert not Authenticator.objects.exists()
    assert Event.objects.get(kind="issuer.second_step_taken").by == "system"
    for email in (cast.administrator.email, "nobody@voice.example"):
        with pytest.raises(CommandError):
            call_command("take_away_second_step", email)


def test_keys_to_the_api_are_revoked_with_it_and_the_mail_says_so(cast, lost):
    """The telephone may have held them; nobody else's end, and letting somebody out ends none."""
    secret, others = (create_token(person, name="t", days=1) for person in (lost, cast.author))
    let_out(cast.author, issuer=cast.issuer, by=cast.administrator)
    take_away_second_step(lost, issuer=cast.issuer, by=cast.administrator)

    assert user_of(secret) is None
    assert user_of(others) == cast.author
    assert "your keys to the API are revoked" in compose(Mail.objects.get(template="second_step_taken")).body


def test_who_loses_two_telephones_is_told_twice(cast, lost):
    take_away_second_step(lost, issuer=cast.issuer, by=cast.administrator)
    TOTP.activate(lost, "JBSWY3DPEHPK3PXP")
    take_away_second_step(lost, issuer=cast.issuer, by=cast.administrator)

    assert Mail.objects.filter(template="second_step_taken").count() == 2
