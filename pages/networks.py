"""From which network a page is asked for."""

from django.http import HttpRequest

from limits.networks import network_in


def network_of(request: HttpRequest) -> str:
    return network_in(request.META)
