"""The product's addresses and one more: a view that does nothing but return bytes."""

import os
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

BYTES = Path(os.environ["BARE_BYTES"])


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BYTES.read_bytes())


urlpatterns = [path("bare/", bare), path("", include("config.urls"))]
