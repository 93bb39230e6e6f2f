"""Who sees which threads: the only place that says so, for pages, lines and mails alike."""

from django.db.models import Exists, OuterRef, QuerySet

from organisations.models import Membership, Role, User
from organisations.permissions import roles_of
from statements.models import Audience, Statement, Thread
from statements.permissions import is_author_of, without_authors

DECIDING = (Role.REVIEWER, Role.RELEASER)


def audiences_of(person: User, statement: Statement) -> list[Audience]:
    """The audiences that the person belongs to, and may speak to; none for who holds no role in the issuer.

    Who wrote part of the text is no reviewer of it (DOMAIN 18).
    """
    roles = roles_of(person, statement.issuer)
    if not roles:
        return []
    found = [Audience.EVERYBODY]
    if Role.AUTHOR in roles:
        found.append(Audience.AUTHORS)
    if roles & set(DECIDING) and not is_author_of(person, statement):
        found.append(Audience.REVIEWERS)
    return found


def heard_by(statement: Statement, audience: str) -> QuerySet[User]:
    """Everybody who sees the threads of this audience."""
    roles = {Audience.AUTHORS: [Role.AUTHOR], Audience.REVIEWERS: list(DECIDING)}.get(Audience(audience), list(Role))
    held = Membership.objects.filter(user=OuterRef("pk"), organisation=statement.issuer_id, role__in=roles)
    people = User.objects.filter(Exists(held), is_active=True)
    return without_authors(people, statement) if audience == Audience.REVIEWERS else people


def threads_shown_to(person: User, statement: Statement) -> QuerySet[Thread]:
    """The statement's threads that the person may see, the oldest first."""
    return Thread.objects.filter(statement=statement, audience__in=audiences_of(person, statement))
