"""What tests need to be later than they are."""

from datetime import timedelta

from outbox import tokens
from outbox.clock import database_now
from outbox.models import Mail
from signatures.models import Circulation


def asked_days_ago(circulation: Circulation, days: float = 3) -> None:
    """As if everybody had been invited then."""
    circulation.invitations.update(invited_at=database_now() - timedelta(days=days), sent_again_at=None)


def token_in(template: str, to: str) -> str:
    """The secret of the link in the newest such mail."""
    return tokens.reveal(*Mail.objects.filter(template=template, to=to).latest("pk").secrets["token"])
