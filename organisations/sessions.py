"""Sessions whose time is over; the browser has forgotten them long ago."""

from allauth.usersessions.models import UserSession

from organisations.models import LoginSession
from outbox.clock import database_now

SWEPT_AT_ONCE = 1000


def sweep() -> int:
    """Forget some sessions that have ended, and what was listed of them; return how many. The worker does it now and then."""
    over = LoginSession.objects.filter(expire_date__lt=database_now()).order_by("expire_date")
    keys = list(over.values_list("session_key", flat=True)[:SWEPT_AT_ONCE])
    UserSession.objects.filter(session_key__in=keys).delete()
    return LoginSession.objects.filter(session_key__in=keys, expire_date__lt=database_now()).delete()[0]
