"""Who holds which role, and the one way to refuse."""

from django.core.exceptions import PermissionDenied

from organisations.models import Membership, Organisation, Role, User


def require(allowed: bool, sentence: str) -> None:
    """Raise PermissionDenied with the sentence that page, API and tests show, unless allowed."""
    if not allowed:
        raise PermissionDenied(sentence)


def roles_of(user: User, organisation: Organisation) -> set[Role]:
    """Every role the person holds in the organisation; none for the inactive."""
    if not user.is_active:
        return set()
    if "memberships" in getattr(user, "_prefetched_objects_cache", ()):
        return {Role(m.role) for m in user.memberships.all() if m.organisation_id == organisation.pk}
    rows = Membership.objects.filter(user=user, organisation=organisation).values_list("role", flat=True)
    return {Role(r) for r in rows}


def has_role(user: User, organisation: Organisation, *roles: Role) -> bool:
    return bool(roles_of(user, organisation) & set(roles))


def holds_anywhere(user: User, role: Role) -> bool:
    """Does the person hold the role in any issuer at all? Asks the database only where their roles are not loaded."""
    return user.is_active and any(m.role == role for m in user.memberships.all())


def may_keep_directory(user: User, organisation: Organisation) -> bool:
    """May the person add allies and their contacts for this issuer?"""
    return has_role(user, organisation, Role.AUTHOR, Role.RELEASER, Role.ADMINISTRATOR)


def may_administer_anywhere(user: User) -> bool:
    return holds_anywhere(user, Role.ADMINISTRATOR)


def may_administer(user: User, organisation: Organisation) -> bool:
    """May the person let others in and out, and change what they may do?"""
    return has_role(user, organisation, Role.ADMINISTRATOR)
