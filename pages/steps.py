"""Where people keep their second steps: allauth's pages, each change of one person after the other.

They open only to a session that passed the second step, as soon as there is one.
"""

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any

from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import views as webauthn
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from organisations import second_step
from organisations.models import User
from pages import access
from pages.second_step import to_the_login
from pages.trying import why_not

View = Callable[..., Any]


def kept(view: View) -> View:
    """A question and the change that follows it hold the person's row: of two changes at once, the second sees the first."""

    @access.own
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        changes = request.method == "POST"
        with transaction.atomic() if changes else nullcontext():
            if changes:
                User.objects.select_for_update(no_key=True).get(pk=request.user.pk)
            sentence = second_step.not_passed_to_keep(request)
            return to_the_login(request, sentence) if sentence else view(request, *args, **kwargs)

    return wrapped


class ActivateApp(totp.ActivateTOTPView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Whoever presses twice has switched it on once."""
        if request.method == "POST" and is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
            return redirect("mfa_index")
        return super().dispatch(request, *args, **kwargs)


class RemovePasskey(webauthn.RemoveWebAuthnView):
    """allauth asks its adapter for an app with codes, but not for a passkey."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(refusal=self._refusal(), **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        if self._refusal():
            return self.render_to_response(self.get_context_data(), status=409)
        return super().form_valid(form)

    def _refusal(self) -> str:
        return why_not(second_step.ask_to_give_up, self.object)


index = kept(IndexView.as_view())
activate_app = kept(ActivateApp.as_view())
deactivate_app = kept(totp.deactivate_totp)
passkeys = kept(webauthn.list_webauthn)
add_passkey = kept(webauthn.add_webauthn)
rename_passkey = kept(webauthn.edit_webauthn)
remove_passkey = kept(RemovePasskey.as_view())
codes = kept(recovery.view_recovery_codes)
make_codes = kept(recovery.generate_recovery_codes)
download_codes = kept(recovery.download_recovery_codes)
