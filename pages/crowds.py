"""Public pages on release day: what everybody reads is made once in two seconds, not once for each reader."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_page

View = Callable[..., HttpResponse]
SECONDS = 2


def for_crowds(view: View) -> View:
    """Keep the page for visitors without a session for two seconds, in this process's memory.

    Whoever is logged in sees their own top bar, whoever is told something (“You have signed out.”) a line that is for them
    alone: they get pages of their own, and so does whoever searches. Only for pages without forms.
    """
    kept = cache_page(SECONDS, cache="public_pages")(view)

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        own = not {settings.SESSION_COOKIE_NAME, CookieStorage.cookie_name}.isdisjoint(request.COOKIES)
        asked = bool(request.GET)  # a search is nobody else's, and a thousand of them would push the crowd's page out
        return (view if own or asked else kept)(request, *args, **kwargs)

    return wrapped
