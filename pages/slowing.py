"""Whoever does something too often is told when to come back: 429, with a sentence and Retry-After."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from limits import TooMany


class TooOften:
    """Turns a limit that no page has told already into its answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, TooMany):
            return None
        response = render(request, "pages/too_often.html", {"sentence": exception.sentence}, status=429)
        response["Retry-After"] = str(exception.retry_after)
        return response
