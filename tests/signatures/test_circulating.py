"""Call for signatures: on a locked text, until a deadline, through personal links."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from demo.moves import code_sent_for, open_circulation, sign_for, statement_at
from limits.networks import HERE
from organisations.actions.joining import found_issuer, let_in
from organisations.actions.keeping import import_organisations
from organisations.models import Contact, Role
from outbox import tokens
from outbox.clock import database_now
from outbox.deliver import compose
from outbox.models import Mail
from signatures.actions.answering import decline, defer
from signatures.actions.circulating import circulate, invite, revoke
from signatures.actions.closing import close, close_due
from signatures.actions.links import NoSuchLink, ask_for_code, open_link
from signatures.actions.signing import Signer, sign
from signatures.models import Circulation, Link, Purpose, Signature
from statements.actions.locking import withdraw as give_up
from statements.lifecycle import Status, WrongMoment
from tests.conftest import small_document


def token_of(mail: Mail) -> str:
    return tokens.reveal(*mail.secrets["token"])


def answers(invitation) -> list:
    """All that an ally can do who was sent a code: sign with it, ask for another, decline."""
    signer = Signer("Eleni Markou", "Secretary", "office@dee.example")
    digest, code = invitation.circulation.digest, code_sent_for(invitation, "sign")
    return [
        lambda: sign(invitation, signer=signer, digest=digest, shown_at=database_now(), code=code),
        lambda: ask_for_code(invitation, act="sign", digest=digest, network=HERE),
        lambda: decline(invitation),
    ]


def test_circulate_needs_a_locked_text(cast, document):
    statement = statement_at(Status.APPROVED, cast, document)

    with pytest.raises(WrongMoment, match="only a locked text can circulate"):
        open_circulation(statement, cast)


def test_circulate_is_for_releasers(cast, document):
    statement = statement_at(Status.LOCKED, cast, document)

    with pytest.raises(PermissionDenied):
        circulate(statement, by=cast.author, deadline=database_now() + timedelta(days=1), zone="UTC")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd"])
def test_a_zone_that_is_none_is_refused(cast, document, zone):
    statement = statement_at(Status.LOCKED, cast, document)

    with pytest.raises(ValueError, match="no time zone"):
        circulate(statement, by=cast.releaser, deadline=database_now() + timedelta(days=1), zone=zone)


def test_a_deadline_in_the_past_is_refused(cast, document):
    statement = statement_at(Status.LOCKED, cast, document)

    with pytest.raises(ValueError, match="in the future"):
        circulate(statement, by=cast.releaser, deadline=database_now(), zone="UTC")


def test_invite_mails_each_contact_a_link_of_its_own(circulation, allies):
    mails = Mail.objects.filter(template="invitation")
    assert {m.to for m in mails} == {c.email for c in Contact.objects.filter(organisation__in=allies)}

    opened = [open_link(token_of(m), Purpose.ANSWER) for m in mails]
    assert {link.invitation.contact.email for link in opened} == {m.to for m in mails}


def test_the_mail_says_what_an_ally_must_know(circulation):
    """DOMAIN 36."""
    mail = Mail.objects.filter(template="invitation").first()
    message = compose(mail)

    assert token_of(mail) in message.body
    for said in ("The text is final", "Europe/Brussels", "UTC", "signs nothing", "withdraw", "not published"):
        assert said in message.body


def test_the_database_holds_no_usable_link_or_code(circulation):
    """A dump opens nothing: tokens are not stored, in no table and no column."""
    tokens_sent = [token_of(m) for m in Mail.objects.filter(template="invitation")]
    dump = "\n".join(str(row) for model in (Mail, Link) for row in model.objects.values_list())

    assert len(tokens_sent) == 5
    assert len({len(t) for t in tokens_sent}) == 1
    assert len(tokens_sent[0]) == 43  # 256 bits
    assert not any(t in dump for t in tokens_sent)


def test_invite_twice_writes_once(circulation, allies, cast):
    assert invite(circulation, allies, by=cast.releaser) == []
    assert Mail.objects.filter(template="invitation").count() == len(allies)


def test_invite_names_those_without_a_contact_and_invites_nobody(circulation, cast):
    rows = "name,language,kind,email\nNew Front,en,party,a@new.example\nOther Front,en,party,a@other.example\n"
    new, other = import_organisations(rows, by=cast.releaser, issuer=cast.issuer)
    Contact.objects.filter(organisation=other).delete()

    with pytest.raises(ValueError, match="Other Front"):
        invite(circulation, [new, other], by=cast.releaser)

    assert circulation.invitations.filter(organisation=new).count() == 0


def test_invite_takes_nobody_out_of_another_issuers_directory(circulation, cast):
    """Also for a person who writes for both: their colleagues here would read the other one's addresses."""
    other = found_issuer("The Other Voice", kind="party", language="en")
    let_in(cast.author.email, name="", roles=[Role.AUTHOR], issuer=other)
    rows = "name,language,kind,email\nQuiet Front,en,party,a@quiet.example\n"
    foreign = import_organisations(rows, by=cast.author, issuer=other)

    with pytest.raises(ValueError, match="Not in the directory of this issuer: Quiet Front"):
        invite(circulation, foreign, by=cast.author)


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "é" * 10, "A" * 5000])
def test_a_token_of_nobody_opens_nothing(circulation, token):
    with pytest.raises(NoSuchLink):
        open_link(token, Purpose.ANSWER)


def test_a_link_is_bound_to_its_purpose(circulation):
    token = token_of(Mail.objects.filter(template="invitation").first())

    with pytest.raises(NoSuchLink):
        open_link(token, Purpose.OBJECTION)


def test_a_revoked_invitation_opens_nothing(circulation, invitation, cast):
    token = token_of(Mail.objects.get(template="invitation", to=invitation.contact.email))
    revoke(invitation, by=cast.releaser)

    with pytest.raises(NoSuchLink):
        open_link(token, Purpose.ANSWER)


def test_an_expired_link_opens_nothing(circulation, invitation):
    token = token_of(Mail.objects.get(template="invitation", to=invitation.contact.email))
    invitation.links.update(expires_at=database_now() - timedelta(seconds=1))

    with pytest.raises(NoSuchLink):
        open_link(token, Purpose.ANSWER)


def test_close_takes_no_more_names(circulation, invitation, cast):
    close(circulation, by=cast.releaser)

    with pytest.raises(WrongMoment, match="issuer has closed the call"):
        sign_for(invitation)
    assert not Signature.objects.exists()


def test_whoever_could_still_have_signed_is_told_of_an_early_end(circulation, cast):
    """Also those who named a day before the deadline, and were told that they can answer until then."""
    signs, declines, decides, revoked, silent = circulation.invitations.order_by("pk")
    sign_for(signs)
    decline(declines)
    defer(decides, decides_on=(circulation.deadline - timedelta(days=1)).date())
    revoke(revoked, by=cast.author)

    close(circulation, by=cast.releaser)

    told = Mail.objects.filter(template="closed")
    assert {mail.to for mail in told} == {decides.contact.email, silent.contact.email}
    assert "before the deadline" in compose(told.first()).body


def test_an_end_at_its_time_is_told_to_nobody(circulation):
    Circulation.objects.filter(pk=circulation.pk).update(deadline=database_now())

    assert close_due() == 1
    assert not Mail.objects.filter(template="closed").exists()


def test_nobody_is_invited_where_nobody_was_chosen(circulation, cast):
    with pytest.raises(ValueError, match="Choose at least one organisation"):
        invite(circulation, [], by=cast.releaser)


def test_a_passed_deadline_takes_no_name_even_before_anybody_closed(circulation, invitation):
    Circulation.objects.filter(pk=circulation.pk).update(deadline=database_now() - timedelta(seconds=1))
    invitation.refresh_from_db()

    with pytest.raises(WrongMoment, match="deadline has passed"):
        sign_for(invitation)


def test_the_deadline_closes_by_itself(circulation, cast):
    """DOMAIN 32."""
    assert close_due() == 0
    Circulation.objects.filter(pk=circulation.pk).update(deadline=database_now() - timedelta(seconds=1))

    assert close_due() == 1
    assert close_due() == 0
    circulation.statement.refresh_from_db()
    assert circulation.statement.status == Status.CLOSED


def test_a_statement_that_is_given_up_takes_no_names(circulation, invitation, cast):
    ask_for_code(invitation, act="sign", digest=circulation.digest, network=HERE)
    give_up(circulation.statement, by=cast.releaser)

    for act in answers(invitation):
        with pytest.raises(WrongMoment, match="given this statement up"):
            act()
    assert not Signature.objects.exists()


def test_a_statement_that_is_given_up_keeps_no_other_from_closing(circulation, cast):
    other = statement_at(Status.CIRCULATING, cast, small_document("Rent")).circulations.get()
    give_up(circulation.statement, by=cast.releaser)
    Circulation.objects.update(deadline=database_now() - timedelta(seconds=1))

    assert close_due() == 2
    assert close_due() == 0
    circulation.statement.refresh_from_db()
    other.statement.refresh_from_db()
    assert (circulation.statement.status, other.statement.status) == (Status.WITHDRAWN, Status.CLOSED)


def test_an_invitation_revoked_while_its_page_is_open_signs_nothing(circulation, invitation, cast):
    ask_for_code(invitation, act="sign", digest=circulation.digest, network=HERE)
    revoke(invitation, by=cast.releaser)

    for act in answers(invitation):
        with pytest.raises(WrongMoment, match="was revoked"):
            act()
    assert not Signature.objects.exists()


def test_after_the_deadline_no_code_is_sent(circulation, invitation, cast):
    close(circulation, by=cast.releaser)

    with pytest.raises(WrongMoment, match="issuer has closed the call"):
        ask_for_code(invitation, act="sign", digest=circulation.digest, network=HERE)
    assert not Mail.objects.filter(template="code").exists()


def test_another_text_cannot_be_put_under_a_circulation(circulation):
    with pytest.raises(DatabaseError, match="another text"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE signatures_circulation SET digest = %s", ["0" * 64])
