"""Where people keep their second steps: allauth's pages, each change of one person after the other.

They open only to a session that passed the second step, as soon as there is one.
"""

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp import views as totp
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import views as webauthn
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic.edit import FormView

import limits
from organisations import second_step
from organisations.models import User
from outbox.tokens import Unreadable
from pages import access
from pages.accounts import LOGINS_FROM_NETWORK, WHILE
from pages.networks import network_of
from pages.second_step import to_the_login
from pages.trying import why_not

View = Callable[..., Any]
UNREADABLE = _("The key of this service was replaced: your recovery codes open nothing any more. Make new ones.")


def kept(view: View) -> View:
    """A question and the change that follows it hold the person's row: of two changes at once, the second sees the first.

    Codes that were concealed with another LINK_KEY cannot be shown any more: new ones can be made.
    """

    @access.own
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        changes = request.method == "POST"
        with transaction.atomic() if changes else nullcontext():
            if changes:
                User.objects.select_for_update(no_key=True).get(pk=access.person(request).pk)
            sentence = second_step.not_passed_to_keep(request)
            try:
                return to_the_login(request, sentence) if sentence else view(request, *args, **kwargs)
            except Unreadable:
                messages.warning(request, UNREADABLE)
                return redirect("mfa_generate_recovery_codes")

    return wrapped


class Index(IndexView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its template counts the codes that are left, if they can be read."""
        shown = super().get_context_data(**kwargs)
        kept_codes = shown["authenticators"].get(Authenticator.Type.RECOVERY_CODES)
        return shown | {"codes_unreadable": bool(kept_codes) and not readable(kept_codes)}


class MakeCodes(recovery.GenerateRecoveryCodesView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those that cannot be read are no loss."""
        try:
            return super().get_context_data(**kwargs)
        except Unreadable:
            return FormView.get_context_data(self, **kwargs)


def readable(kept_codes: RecoveryCodes) -> bool:
    try:
        kept_codes.generate_codes()
    except Unreadable:
        return False
    return True


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


class LoginByPasskey(webauthn.LoginWebAuthnView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Anybody may ask for a question to a passkey, and each is kept in a session: so they are counted."""
        if get_account_adapter().is_ajax(request):
            limits.spend("passkey asked from", network_of(request), most=LOGINS_FROM_NETWORK, per=WHILE)
        return super().get(request, *args, **kwargs)


login_by_passkey = LoginByPasskey.as_view()
index = kept(Index.as_view())
activate_app = kept(ActivateApp.as_view())
deactivate_app = kept(totp.deactivate_totp)
passkeys = kept(webauthn.list_webauthn)
add_passkey = kept(webauthn.add_webauthn)
rename_passkey = kept(webauthn.edit_webauthn)
remove_passkey = kept(RemovePasskey.as_view())
codes = kept(recovery.view_recovery_codes)
make_codes = kept(MakeCodes.as_view())
download_codes = kept(recovery.download_recovery_codes)
