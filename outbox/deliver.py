"""Deliver what is due: claimed by compare-and-set on the database's clock, sent, marked under the same claim."""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import translation

from outbox import tokens
from outbox.clock import database_now
from outbox.models import Mail, MailState

log = logging.getLogger(__name__)
MAX_ATTEMPTS = 30  # most of a day: a mail server may be away for a night, and nobody asks for a lost receipt again
DUE = (MailState.WAITING, MailState.SENDING)


def compose(mail: Mail) -> EmailMessage:
    """Write the mail from its template. The first line of the template is the subject."""
    context = {**mail.context, "public_url": settings.PUBLIC_URL}
    context |= {name: tokens.reveal(*secret) for name, secret in mail.secrets.items()}
    with translation.override(mail.language):
        text = render_to_string(f"mail/{mail.template}.txt", context)
    subject, _, body = text.strip().partition("\n")
    # The same row always carries the same Message-ID: a mail sent twice by a crash is shown once.
    host = settings.PUBLIC_URL.partition("://")[2].partition(":")[0].partition("/")[0]
    return EmailMessage(
        " ".join(subject.split()),
        body.strip() + "\n",
        settings.EMAIL_FROM,
        [mail.to],
        headers={
            "Message-ID": f"<mail-{mail.pk}-{tokens.fingerprint(mail.key)[:24]}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def claim(pk: int) -> Mail | None:
    """Take a due mail for this process, or return None when somebody else has it or it is done."""
    now = database_now()
    lease = now + timedelta(seconds=settings.MAIL_LEASE_SECONDS)
    taken = Mail.objects.filter(pk=pk, state__in=DUE, due_at__lte=now).update(
        state=MailState.SENDING, claim=F("claim") + 1, attempts=F("attempts") + 1, due_at=lease
    )
    return Mail.objects.get(pk=pk) if taken else None


def deliver(pk: int) -> None:
    """Send one mail if it is due. Safe to call twice and from several processes."""
    mail = claim(pk)
    if mail is None:
        return
    mine = Mail.objects.filter(pk=mail.pk, claim=mail.claim, state=MailState.SENDING)
    if not settings.MAIL_IS_SENT:
        mine.update(state=MailState.KEPT)
        return
    try:
        compose(mail).send()
    except Exception as error:
        log.warning("mail %s was not sent (attempt %s): %s", mail.pk, mail.attempts, error)
        again = mail.attempts < MAX_ATTEMPTS
        mine.update(
            state=MailState.WAITING if again else MailState.FAILED,
            due_at=database_now() + timedelta(seconds=min(2**mail.attempts * 5, 3600)),
            problem=str(error)[:500],
        )
    else:
        mine.update(state=MailState.SENT, sent_at=database_now(), problem="")


def deliver_due(*, limit: int = 50) -> int:
    """Deliver up to `limit` due mails, oldest first; return how many were tried."""
    due = Mail.objects.filter(state__in=DUE, due_at__lte=database_now()).order_by("due_at", "pk")
    keys = list(due.values_list("pk", flat=True)[:limit])
    for pk in keys:
        deliver(pk)
    return len(keys)
