"""Addresses of the sockets."""

from django.urls import path

from pages.live.consumer import Line

websocket_urlpatterns = [path("statements/<slug:uid>/line/", Line.as_asgi())]
