"""Who may call for signatures and settle objections. What an ally may do is said by the link they hold."""

from organisations.models import Role, User
from organisations.permissions import has_role
from statements.models import Statement


def may_circulate(user: User, statement: Statement) -> bool:
    return has_role(user, statement.issuer, Role.RELEASER)


def may_invite(user: User, statement: Statement) -> bool:
    return has_role(user, statement.issuer, Role.RELEASER, Role.AUTHOR)


def may_resolve(user: User, statement: Statement) -> bool:
    return has_role(user, statement.issuer, Role.RELEASER, Role.ADMINISTRATOR)
