"""The two times of a call: by when answers are asked for, and until when names are taken (DOMAIN 32); and where days end."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from django.utils.formats import date_format
from django.utils.translation import gettext as _

LATEST_YEAR = 9000  # beyond, links that outlive a deadline would leave the calendar
FIRST_ZONE = timedelta(hours=14)  # where on Earth a day begins first
LAST_ZONE = timedelta(hours=12)  # and where it ends last


def in_zone(moment: datetime, zone: str) -> str:
    """`28 March 2026, 23:59 (Europe/Brussels)`: as a clock there shows it."""
    # Without its zone, because the formatter would turn it back into the reader's.
    there = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return f"{date_format(there, 'j F Y, H:i')} ({zone})"


def require_zone(zone: str) -> None:
    if zone not in available_timezones():
        raise ValueError(_("“%(zone)s” is no time zone. Write it like Europe/Brussels.") % {"zone": zone})


def require_to_come(deadline: datetime, *, now: datetime) -> None:
    if deadline <= now:
        raise ValueError(_("The deadline must lie in the future."))


def require_before(answer_by: datetime, *, deadline: datetime, now: datetime) -> None:
    """Raise ValueError unless answers are asked for by a time that is still to come, and while names are taken."""
    if answer_by >= deadline:
        raise ValueError(_("Ask for answers before the deadline, not after it."))
    if answer_by <= now:
        raise ValueError(_("The time by which you ask for answers must lie in the future."))


def require_later(deadline: datetime, *, than: datetime) -> None:
    """Raise ValueError unless a deadline is extended: nobody who was told a date is given less time."""
    if deadline <= than:
        raise ValueError(_("The new deadline must be later than the present one."))
