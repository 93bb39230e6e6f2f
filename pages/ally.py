"""The ally's page: read, sign with a code, decline, withdraw. No account; the link opens reading, a code confirms acts."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from organisations.models import OrganisationName
from outbox.clock import database_now
from pages.forms.answering import CodeForm, ReasonForm, SignForm, read_stamp, shown_stamp
from signatures.actions import answering, links, signing
from signatures.models import Circulation, Invitation, Link, Purpose, Signature
from statements.lifecycle import Status, WrongMoment

View = Callable[..., HttpResponse]


def with_link(view: View) -> View:
    """Exchange the token for its link; a token that opens nothing is answered with one page, whatever the reason."""

    @wraps(view)
    def wrapped(request: HttpRequest, token: str) -> HttpResponse:
        try:
            link = links.open_link(token, Purpose.ANSWER)
        except links.NoSuchLink as unknown:
            return render(request, "pages/link_unknown.html", {"sentence": str(unknown)}, status=404)
        response = view(request, token, link)
        response["Cache-Control"] = "no-store"
        return response

    return wrapped


@require_safe
@with_link
def read(request: HttpRequest, token: str, link: Link) -> HttpResponse:
    return _show(request, token, link)


@require_POST
@with_link
def ask_for_code(request: HttpRequest, token: str, link: Link) -> HttpResponse:
    """Send a code: to sign, with what the signer wrote so far, or to withdraw."""
    act = "withdraw" if request.POST.get("act") == "withdraw" else "sign"
    form = SignForm(request.POST)
    if act == "sign" and not form.is_valid():
        return _show(request, token, link, step="sign", form=form, status=400)
    try:
        digest = _shown(request)[0] if act == "sign" else link.invitation.circulation.digest
        links.ask_for_code(link.invitation, act=act, digest=digest)
    except (WrongMoment, BadSignature) as refusal:
        return _show(request, token, link, step=act, form=form, problem=_sentence(refusal), status=409)
    return _show(request, token, link, step=f"{act}_code", form=form)


@require_POST
@with_link
def sign(request: HttpRequest, token: str, link: Link) -> HttpResponse:
    form, code = SignForm(request.POST), CodeForm(request.POST)
    if not (form.is_valid() and code.is_valid()):
        return _show(request, token, link, step="sign_code", form=form, code_form=code, status=400)
    fields = {k: form.cleaned_data[k] for k in ("person", "office", "email", "organ", "decided_on")}
    try:
        digest, shown_at = _shown(request)
        signing.sign(
            link.invitation,
            signer=signing.Signer(**fields),
            digest=digest,
            shown_at=shown_at,
            code=code.cleaned_data["code"],
        )
    except links.WrongCode as refusal:
        code.add_error("code", str(refusal))
        return _show(request, token, link, step="sign_code", form=form, code_form=code, status=400)
    except (WrongMoment, BadSignature) as refusal:
        return _show(request, token, link, form=form, problem=_sentence(refusal), status=409)
    return redirect("ally", token=token)


@require_POST
@with_link
def decline(request: HttpRequest, token: str, link: Link) -> HttpResponse:
    form = ReasonForm(request.POST)
    if request.POST.get("confirm") != "yes" or not form.is_valid():
        return _show(request, token, link, step="decline", form=form)
    try:
        answering.decline(link.invitation, reason=form.cleaned_data["reason"])
    except WrongMoment as refusal:
        return _show(request, token, link, problem=str(refusal), status=409)
    return redirect("ally", token=token)


@require_POST
@with_link
def withdraw(request: HttpRequest, token: str, link: Link) -> HttpResponse:
    code = CodeForm(request.POST)
    if not code.is_valid():
        return _show(request, token, link, step="withdraw_code", code_form=code, status=400)
    try:
        answering.withdraw(link.invitation, code=code.cleaned_data["code"])
    except links.WrongCode as refusal:
        code.add_error("code", str(refusal))
        return _show(request, token, link, step="withdraw_code", code_form=code, status=400)
    except WrongMoment as refusal:
        return _show(request, token, link, problem=str(refusal), status=409)
    return redirect("ally", token=token)


def _shown(request: HttpRequest) -> tuple[str, Any]:
    return read_stamp(request.POST.get("shown", ""))


def _sentence(refusal: Exception) -> str:
    if isinstance(refusal, BadSignature):
        return _("This page was open too long. Read the text again, then sign.")
    return str(refusal)


def _show(
    request: HttpRequest,
    token: str,
    link: Link,
    *,
    step: str = "",
    form: Any = None,
    code_form: CodeForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    invitation = _with_all(link)
    circulation = invitation.circulation
    now = database_now()
    signature = invitation.signatures.active().select_related("mandate").first()
    given_up = circulation.statement.status == Status.WITHDRAWN
    is_open = circulation.closed_at is None and circulation.deadline > now and not given_up
    context = {
        "token": token,
        "circulation": circulation,
        "issuer": circulation.statement.issuer.official_name,
        "organisation": invitation.organisation.official_name,
        "document": circulation.revision.document,
        # Without a zone, because a template would turn it back into the reader's.
        "deadline_there": circulation.deadline.astimezone(ZoneInfo(circulation.zone)).replace(tzinfo=None),
        "place": circulation.zone.rpartition("/")[2].replace("_", " "),
        "days_left": max((circulation.deadline - now).days, 0),
        "signed": Signature.objects.filter(circulation=circulation).printable().count(),
        "names": _names(circulation) if circulation.names_visible else [],
        "released": circulation.statement.status == Status.RELEASED,
        "given_up": given_up,
        "is_open": is_open,
        "signature": signature,
        "declined": getattr(invitation, "decline", None),
        "step": step or request.GET.get("step", ""),
        "form": form or SignForm(initial=_what_we_know(invitation, now)),
        "reason_form": form if isinstance(form, ReasonForm) else ReasonForm(),
        "code_form": code_form or CodeForm(),
        "problem": problem,
    }
    return render(request, "pages/ally.html", context, status=status)


def _names(circulation: Circulation) -> list[OrganisationName]:
    """Who has signed, where the invitation says that everybody sees it (DOMAIN 36)."""
    signatures = Signature.objects.filter(circulation=circulation).printable().for_content()
    return [s.organisation.official_name for s in signatures]


def _with_all(link: Link) -> Invitation:
    """The invitation as it is now, with all the page shows: in two queries, which are planned faster than one."""
    invitation = Invitation.objects.select_related("organisation", "contact", "decline").get(pk=link.invitation_id)
    circulations = Circulation.objects.select_related("statement__issuer", "revision")
    invitation.circulation = circulations.get(pk=invitation.circulation_id)
    return invitation


def _what_we_know(invitation: Invitation, now: Any) -> dict[str, str]:
    return {
        "person": invitation.contact.person,
        "office": invitation.contact.office,
        "email": invitation.contact.email,
        "shown": shown_stamp(invitation.circulation.digest, now),
    }
