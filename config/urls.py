"""Addresses. Public ones first; the API comes beside the pages, never between them."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("pages.urls")),
]
