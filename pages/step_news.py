"""What follows when somebody changes their second steps: other sessions end, and a mail tells the owner of the account."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from allauth.usersessions.models import UserSession
from django.dispatch import Signal, receiver
from django.http import HttpRequest

from organisations import second_step
from organisations.models import User
from outbox.queue import queue_mail


@receiver(authenticator_added)
def the_first_one_ends_other_sessions(
    request: HttpRequest, user: User, authenticator: Authenticator, **_more: object
) -> None:
    """The password alone had opened them. The session that switched it on has passed it thereby, and no other has."""
    if authenticator.type not in second_step.STEPS or not second_step.is_only(authenticator):
        return
    record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
    for session in UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key):
        session.end()


@receiver([authenticator_added, authenticator_removed, authenticator_reset])
def tell_the_owner(user: User, authenticator: Authenticator, signal: Signal, **_more: object) -> None:
    """Recovery codes come and go with the first and the last step; only new ones are news."""
    kind, removed = authenticator.type, signal is authenticator_removed
    if kind not in second_step.STEPS and signal is not authenticator_reset:
        return
    queue_mail(
        "second_step_removed" if removed else "second_step_added",
        to=user.email,
        because=f"{kind}:{user.pk}:{authenticator.created_at:%Y%m%d%H%M%S%f}",  # what is removed has no number any more
        name=user.name,
        kind=kind,
    )
