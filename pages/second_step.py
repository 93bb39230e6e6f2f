"""Where somebody goes whose role needs a second step at the login, until it is there."""

from typing import Any

from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from organisations import second_step
from pages.trying import why_not

WANTED = "wanted_before_second_step"  # in the session: the page that the person asked for


def detour(request: HttpRequest, sentence: str) -> HttpResponse:
    """To the page that switches it on, from where they come back. What was sent is refused, before anything of it is done."""
    if request.method in ("GET", "HEAD") and "HX-Request" not in request.headers:
        request.session[WANTED] = request.get_full_path()
        return redirect("mfa_index")
    return render(request, "pages/second_step_missing.html", {"sentence": sentence}, status=403)


def arrived(request: HttpRequest) -> None:
    """The person is through: forget where they wanted to go."""
    if WANTED in request.session:
        del request.session[WANTED]


class RemovePasskey(RemoveWebAuthnView):
    """allauth asks its adapter for an app with codes, but not for a passkey."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(refusal=self._refusal(), **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        if self._refusal():
            return self.render_to_response(self.get_context_data(), status=409)
        return super().form_valid(form)

    def _refusal(self) -> str:
        return why_not(second_step.ask_to_give_up, self.object)


remove_passkey = RemovePasskey.as_view()
