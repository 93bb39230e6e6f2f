"""What every request gets: the reader's time zone."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone


class ReadersZone:
    """Dates are shown in the zone that the person chose; in UTC to whoever is not logged in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with timezone.override(zone_of(request)):
            return self.get_response(request)


def zone_of(request: HttpRequest) -> ZoneInfo:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:  # a public page asks the database nothing for this
        return ZoneInfo("UTC")
    try:
        return ZoneInfo(getattr(request.user, "time_zone", "UTC"))
    except (KeyError, ValueError, OSError):  # a zone that this machine does not know
        return ZoneInfo("UTC")
