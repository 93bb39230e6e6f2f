"""Lists on pages: what was asked for, and fifty rows of the answer."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

ROWS = 50


def asked(request: HttpRequest, *names: str) -> dict[str, str]:
    """The named words of the query: short, and without U+0000, which PostgreSQL knows not. Empty where nothing was asked."""
    return {name: request.GET.get(name, "").replace("\0", "").strip()[:200] for name in names}


def page_of(rows: Any, request: HttpRequest) -> Page[Any]:
    """The page of rows that was asked for; the nearest one where there is no such page."""
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))
