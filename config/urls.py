"""Addresses. Public ones first; the API comes beside the pages, never between them."""

from django.urls import include, path, re_path

from pages import passwords, second_step

urlpatterns = [
    # allauth would mail links from within the request, and past the outbox; addresses are changed by administrators.
    path("accounts/password/reset/", passwords.ask, name="account_reset_password"),
    re_path(r"^accounts/(email|confirm-email|password/set|password/reset|login/code)/", passwords.nothing_here),
    path("accounts/2fa/webauthn/keys/<int:pk>/remove/", second_step.remove_passkey),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", include(("api.urls", "api"))),
    path("", include("pages.urls")),
]
