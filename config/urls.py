"""Addresses. Public ones first; the API comes beside the pages, never between them."""

from django.urls import include, path, re_path

from pages import passwords, steps

urlpatterns = [
    # allauth would mail links from within the request, and past the outbox; addresses are changed by administrators.
    path("accounts/password/reset/", passwords.ask, name="account_reset_password"),
    re_path(r"^accounts/(email|confirm-email|password/set|password/reset|login/code)/", passwords.nothing_here),
    # allauth's own pages and names; ours stand before them.
    path("accounts/2fa/", steps.index),
    path("accounts/2fa/totp/activate/", steps.activate_app),
    path("accounts/2fa/totp/deactivate/", steps.deactivate_app),
    path("accounts/2fa/webauthn/", steps.passkeys),
    path("accounts/2fa/webauthn/login/", steps.login_by_passkey),
    path("accounts/2fa/webauthn/add/", steps.add_passkey),
    path("accounts/2fa/webauthn/keys/<int:pk>/edit/", steps.rename_passkey),
    path("accounts/2fa/webauthn/keys/<int:pk>/remove/", steps.remove_passkey),
    path("accounts/2fa/recovery-codes/", steps.codes),
    path("accounts/2fa/recovery-codes/generate/", steps.make_codes),
    path("accounts/2fa/recovery-codes/download/", steps.download_codes),
    path("accounts/", include("allauth.urls")),
    path("api/v1/", include(("api.urls", "api"))),
    path("", include("pages.urls")),
]
