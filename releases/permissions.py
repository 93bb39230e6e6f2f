"""Who may release."""

from organisations.models import Role, User
from organisations.permissions import has_role
from statements.models import Statement


def may_release(user: User, statement: Statement) -> bool:
    return has_role(user, statement.issuer, Role.RELEASER)
