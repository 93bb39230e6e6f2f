"""Addresses. Public ones first; the API comes beside the pages, never between them."""

from django.urls import include, path

from pages import passwords

urlpatterns = [
    # allauth would mail the link from within the request, and past the outbox.
    path("accounts/password/reset/", passwords.ask, name="account_reset_password"),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", include(("api.urls", "api"))),
    path("", include("pages.urls")),
]
