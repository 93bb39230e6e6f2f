"""Who needs a second step at the login, and has none. Both doors ask it of whoever comes, before anything else of theirs.

Whoever approves, releases or administers needs one: an app with codes or a passkey. Recovery codes alone are none.
To have one is not enough: the session itself must have been opened with it. A token is no session.
What a person owes is read in the query that reads the person, so that asking costs nothing.
"""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from organisations import permissions
from organisations.asking import NotPossible, ask_to_administer
from organisations.models import Membership, Organisation, Role, User

BINDING = (Role.REVIEWER, Role.RELEASER, Role.ADMINISTRATOR)
STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
OWED = "second_step_owed_as"  # the attributes of a person that was read by `with_debt`
BOUND = "second_step_bound_as"


class SecondStepMissing(PermissionDenied):
    """The person may come back when the second step is switched on, or when they have logged in with it."""


def bound(person: str) -> Subquery:
    """The weightiest role for which the person in the column `person` needs a second step, else NULL."""
    return _weightiest(Membership.objects.filter(user=OuterRef(person), role__in=BINDING))


def debt(person: str) -> Subquery:
    """The role for which the person in the column `person` needs a second step they do not have, else NULL."""
    steps = Authenticator.objects.filter(user=OuterRef("user"), type__in=STEPS)
    return _weightiest(Membership.objects.filter(~Exists(steps), user=OuterRef(person), role__in=BINDING))


def _weightiest(held: QuerySet[Membership]) -> Subquery:
    return Subquery(held.order_by("role").values("role")[:1])  # as it happens, the alphabet puts the weightiest first


def with_debt(people: QuerySet[User]) -> QuerySet[User]:
    return people.annotate(**{OWED: debt("pk"), BOUND: bound("pk")})


def missing(person: Any) -> str:
    """The sentence that both doors say to a person who still needs a second step; empty for everybody else."""
    role = _role(person, OWED)
    if role is None:
        return ""
    return _("Your role as %(role)s needs a second step at the login. Switch it on, then go on.") % {"role": role.label}


def not_passed(request: Any) -> str:
    """The sentence for whoever has a second step, and whose session was opened without it; empty for everybody else."""
    role = _role(request.user, BOUND)
    if role is None or passed(request):
        return ""
    sentence = _(
        "Your role as %(role)s needs a second step at the login, and you came in without it. Log in again, with it."
    )
    return sentence % {"role": role.label}


def not_passed_to_keep(request: Any) -> str:
    """The same for the pages that change second steps, whatever the role: else whoever knows the password adds their own."""
    if not settings.SECOND_FACTOR_REQUIRED or passed(request):
        return ""
    if not Authenticator.objects.filter(user=request.user.pk, type__in=STEPS).exists():
        return ""
    return _("You have a second step at the login, and you came in without it. Log in again, with it.")


def passed(request: Any) -> bool:
    """Has this session passed a second step, at the login or when the first one was switched on?"""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def _role(person: Any, attribute: str) -> Role | None:
    """Queries only if the person was not read `with_debt`."""
    if not settings.SECOND_FACTOR_REQUIRED or not isinstance(person, User):
        return None
    if not hasattr(person, attribute):
        row = with_debt(User.objects.filter(pk=person.pk)).values_list(attribute, flat=True).first()
        setattr(person, attribute, row)
    role = getattr(person, attribute)
    return Role(role) if role else None


def ask_for_second_step(request: Any, *, by_session: bool) -> None:
    """Raise SecondStepMissing, with the sentence, unless the person may come in."""
    sentence = missing(request.user) or (not_passed(request) if by_session else "")
    if sentence:
        raise SecondStepMissing(sentence)


def ask_to_give_up(step: Authenticator) -> None:
    """May the person take this one away? Not if it is the only one that counts, and a role of theirs needs it."""
    if not settings.SECOND_FACTOR_REQUIRED or step.type not in STEPS:
        return
    binding = Membership.objects.filter(user=step.user_id, role__in=BINDING).order_by("role").first()
    if binding is not None and is_only(step):
        raise NotPossible(
            _(
                "Your role as %(role)s needs a second step at the login, and this is your only one. Add another one first."
            )
            % {"role": binding.get_role_display()}
        )


def is_only(step: Authenticator) -> bool:
    """Has the person no other second step beside this one?"""
    return not Authenticator.objects.filter(user=step.user_id, type__in=STEPS).exclude(pk=step.pk).exists()


def ask_to_take_away(person: User, issuer: Organisation, *, by: User) -> None:
    """May `by` take the second step from a colleague who lost the telephone? Not where others' issuers rely on it."""
    ask_to_administer(issuer, by=by)
    if person.pk == by.pk:
        raise NotPossible(_("Your own second step you change in your profile."))
    if not permissions.roles_of(person, issuer):
        raise NotPossible(_("%(name)s is not in this issuer any more.") % {"name": person})
    administered = Membership.objects.filter(user=by, role=Role.ADMINISTRATOR).values("organisation")
    if Membership.objects.filter(user=person).exclude(organisation__in=administered).exists():
        raise NotPossible(
            _("%(name)s also works for an issuer that you do not administer. Ask whoever runs this service to do it.")
            % {"name": person}
        )
    ask_for_any(person)


def ask_for_any(person: User) -> None:
    if not Authenticator.objects.filter(user=person).exists():
        raise NotPossible(_("%(name)s has no second step at the login.") % {"name": person})
