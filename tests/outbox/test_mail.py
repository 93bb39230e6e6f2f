"""Mail: a row with its act, sent once after the commit by a real server, swept if lost."""

import email
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.db import transaction

from outbox import tokens
from outbox.clock import database_now
from outbox.deliver import MAX_ATTEMPTS, claim, compose, deliver, deliver_due
from outbox.models import Mail, MailState
from outbox.queue import queue_mail
from tests.services import free_port
from tests.together import together

pytestmark = pytest.mark.slow


class Postbox:
    """What the server took; `refusing` answers like a server in trouble."""

    def __init__(self) -> None:
        self.taken: list = []
        self.refusing = False

    async def handle_DATA(self, server, session, envelope) -> str:
        if self.refusing:
            return "451 try again later"
        self.taken.append(email.message_from_bytes(envelope.content))
        return "250 ok"


@pytest.fixture
def postbox(settings):
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.MAIL_IS_SENT = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    yield box
    server.stop()


def queue(**more) -> Mail:
    told = {"to": "office@dee.example", "because": "event:1", "title": "Water", "organisation": "ΔΕΕ", **more}
    return queue_mail("withdrawn", **told)


def test_a_mail_is_sent_once(db, postbox):
    mail = queue()

    for _ in range(3):
        deliver(mail.pk)
        deliver_due()

    mail.refresh_from_db()
    assert (mail.state, len(postbox.taken)) == (MailState.SENT, 1)
    assert postbox.taken[0]["To"] == "office@dee.example"


def test_the_same_cause_makes_one_mail(db):
    assert queue().pk == queue().pk
    assert queue(because="event:2").pk != queue().pk


def test_long_addresses_that_begin_alike_get_a_mail_each(db):
    """The registered address hears of a signature, whatever address the signer writes (DOMAIN 24)."""
    begin = "a" * 64 + "@" + "b" * 60 + "."

    assert queue(to=begin + "one.example").pk != queue(to=begin + "two.example").pk
    assert queue(to=begin + "one.example").pk == queue(to=begin + "one.example").pk


def test_an_act_that_is_undone_tells_nobody(transactional_db, postbox):
    @transaction.atomic
    def act() -> None:
        queue()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        act()
    deliver_due()

    assert (Mail.objects.count(), postbox.taken) == (0, [])


def test_a_server_in_trouble_is_tried_again_later(db, postbox):
    postbox.refusing = True
    mail = queue()
    deliver(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.due_at > database_now()) == (MailState.WAITING, True)
    assert "451" in mail.problem

    postbox.refusing = False
    Mail.objects.update(due_at=database_now())
    deliver_due()

    mail.refresh_from_db()
    assert (mail.state, mail.problem, len(postbox.taken)) == (MailState.SENT, "", 1)


def test_after_many_attempts_it_is_given_up_and_says_why(db, postbox):
    postbox.refusing = True
    mail = queue()
    Mail.objects.update(attempts=MAX_ATTEMPTS - 1)

    deliver(mail.pk)

    mail.refresh_from_db()
    assert mail.state == MailState.FAILED
    assert "451" in mail.problem


def test_a_mail_server_may_be_away_for_a_night(db, postbox):
    postbox.refusing = True
    mail, waited = queue(), timedelta()

    while mail.state != MailState.FAILED:
        deliver(mail.pk)
        mail.refresh_from_db()
        waited += mail.due_at - database_now()
        Mail.objects.update(due_at=database_now())

    assert waited > timedelta(hours=12)


def test_a_mail_lost_by_a_dead_worker_is_swept(db, postbox):
    mail = queue()
    assert claim(mail.pk) is not None  # and then the worker dies
    assert deliver_due() == 0

    Mail.objects.update(due_at=database_now() - timedelta(seconds=1))
    deliver_due()

    assert len(postbox.taken) == 1


def test_two_workers_send_one_mail(transactional_db, postbox):
    mail = queue()

    together(*[lambda: deliver(mail.pk)] * 4)

    assert len(postbox.taken) == 1


def test_the_same_row_has_the_same_message_id(db):
    mail = queue()
    assert compose(mail).extra_headers["Message-ID"] == compose(mail).extra_headers["Message-ID"]


def test_without_a_server_mail_is_kept(db, settings):
    settings.MAIL_IS_SENT = False
    mail = queue()

    deliver_due()

    mail.refresh_from_db()
    assert mail.state == MailState.KEPT


def test_a_name_cannot_bring_a_header(db):
    mail = queue(organisation="ΔΕΕ\nBcc: everybody@example.org")

    message = compose(mail).message()

    assert message["Bcc"] is None
    assert "\n" not in message["Subject"]


@pytest.mark.parametrize("purpose", ["code:sign:x", "answer:x"])
def test_secrets_are_derived_alike_every_time(purpose):
    nonce = tokens.new_nonce()
    secret = tokens.reveal(purpose, nonce)

    assert secret == tokens.reveal(purpose, nonce)
    assert secret != tokens.reveal(purpose, tokens.new_nonce())
    assert tokens.matches(secret, tokens.fingerprint(secret))
    assert not tokens.matches(secret + "x", tokens.fingerprint(secret))


def test_secrets_depend_on_the_link_key(settings):
    nonce = tokens.new_nonce()
    before = tokens.token("answer:x", nonce)
    settings.LINK_KEY = "another"
    assert tokens.token("answer:x", nonce) != before
