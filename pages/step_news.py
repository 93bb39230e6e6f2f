"""What follows when somebody switches a second step on."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.usersessions.models import UserSession
from django.dispatch import receiver
from django.http import HttpRequest

from organisations import second_step
from organisations.models import User


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
