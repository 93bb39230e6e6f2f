"""Public pages on release day: what everybody reads is made once in two seconds, not once for each reader."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.cache import CacheMiddleware

View = Callable[..., HttpResponse]
SECONDS = 2


def for_crowds(view: View) -> View:
    """Let strangers share the page for two seconds. Only for pages without forms."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.for_crowds = True  # type: ignore[attr-defined]
        return response

    return wrapped


class Crowds(CacheMiddleware):
    """Answers a stranger with the page that another one got a moment ago, before sessions and people are thought of.

    Whoever is logged in sees their own top bar, whoever is told something (“You have signed out.”) a line that is for them
    alone: they get pages of their own, and so does whoever sends a cookie or a question. Each process keeps its own pages, in memory.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        super().__init__(get_response, cache_alias="public_pages", page_timeout=SECONDS)

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        # Each cookie and each question makes a page of its own, and a thousand of them would push the crowd's page out.
        if request.COOKIES or request.META["QUERY_STRING"]:
            return None
        return super().process_request(request)

    def _should_update_cache(self, request: HttpRequest, response: HttpResponse) -> bool:
        return getattr(response, "for_crowds", False) and super()._should_update_cache(request, response)
