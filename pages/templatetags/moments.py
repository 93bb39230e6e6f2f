"""Dates as people read them: in the reader's zone, with the zone's name, and in UTC on hover."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html

register = template.Library()


@register.filter
def moment(value: datetime | None, zone: str = "") -> str:
    """`24 November 2026, 18:00 CET` in the reader's zone, or in the named one; nothing for no time."""
    return _time(value, "j F Y, H:i", zone, with_zone=True)


@register.filter
def day(value: datetime | None, zone: str = "") -> str:
    """`24 November 2026`, the day in the reader's zone; its moment in UTC on hover."""
    return _time(value, "j F Y", zone, with_zone=False)


def zone_name(value: datetime) -> str:
    """`CET`; `UTC+5` or `UTC+5:30` for a zone that has only a number."""
    name = value.tzname() or ""
    if name[:1] not in ("+", "-"):
        return name
    hours, minutes = int(name[1:3]), name[3:5]
    return f"UTC{name[0]}{hours}" + (f":{minutes}" if minutes.strip("0") else "")


def _time(value: datetime | None, form: str, zone: str, *, with_zone: bool) -> str:
    if not value:
        return ""
    there: tzinfo = ZoneInfo(zone) if zone else timezone.get_current_timezone()
    local, utc = value.astimezone(there), value.astimezone(UTC)
    # Without its zone, because the formatter would turn it back into the reader's.
    shown = formats.date_format(local.replace(tzinfo=None), form)
    if with_zone:
        shown = f"{shown} {zone_name(local)}"
    machine = f"{utc.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
    full = f"{formats.date_format(utc.replace(tzinfo=None), 'j F Y, H:i')} UTC"
    return format_html('<time datetime="{}" title="{}">{}</time>', machine, full, shown)
