"""Who may do what to a statement: one function per question."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from organisations.models import Membership, Organisation, Role, User
from organisations.permissions import has_role, holds_anywhere
from statements.models import Revision, Statement
from statements.routes import Stage


def may_draft(user: User, issuer: Organisation) -> bool:
    return has_role(user, issuer, Role.AUTHOR)


def may_draft_anywhere(user: User) -> bool:
    return holds_anywhere(user, Role.AUTHOR)


def may_edit(user: User, statement: Statement) -> bool:
    return has_role(user, statement.issuer, Role.AUTHOR)


def may_suggest(user: User, statement: Statement) -> bool:
    return has_role(user, statement.issuer, Role.AUTHOR, Role.REVIEWER, Role.RELEASER)


def is_author_of(user: User, statement: Statement) -> bool:
    """Did the person write any part of this text? Then they do not decide on it (DOMAIN 18)."""
    if getattr(statement, "viewer", None) == user.pk:  # loaded for this person (Statement.objects.seen_by)
        return statement.created_by_id == user.pk or bool(statement.viewer_wrote)  # type: ignore[attr-defined]
    return statement.created_by_id == user.pk or statement.revisions.filter(Q(author=user) | Q(also_by=user)).exists()


def may_decide(user: User, statement: Statement, stage: Stage) -> bool:
    if getattr(statement, "viewer", None) != user.pk:
        return user.is_active and deciders(statement, stage).filter(pk=user.pk).exists()
    if not stage.authors_may_decide and is_author_of(user, statement):
        return False
    return has_role(user, statement.issuer, *(Role(r) for r in stage.roles))


def deciders(statement: Statement, stage: Stage) -> QuerySet[User]:
    """Everybody who may decide in the stage: with one of its roles and, unless it says otherwise, not an author."""
    roles = Membership.objects.filter(user=OuterRef("pk"), organisation=statement.issuer_id, role__in=stage.roles)
    people = User.objects.filter(Exists(roles), is_active=True)
    return people if stage.authors_may_decide else without_authors(people, statement)


def without_authors(people: QuerySet[User], statement: Statement) -> QuerySet[User]:
    """Those of the people who wrote no part of this text."""
    others = people.exclude(pk=statement.created_by_id).exclude(pk__in=statement.revisions.values("author"))
    together = Revision.also_by.through.objects.filter(revision__statement=statement)
    return others.exclude(pk__in=together.values("user"))


def may_lock(user: User, statement: Statement) -> bool:
    return has_role(user, statement.issuer, Role.RELEASER)


def may_withdraw(user: User, statement: Statement) -> bool:
    return has_role(user, statement.issuer, Role.RELEASER, Role.ADMINISTRATOR)
