"""May this person release the statement now? Asked by the actions under their locks, and by `abilities` without."""

from django.utils.translation import gettext as _

from organisations.models import User
from organisations.permissions import require
from releases import permissions
from releases.models import Progress, Release
from releases.models.release import UNDER_WAY
from statements.lifecycle import Status, WrongMoment, target_of
from statements.models import Statement


def ask_to_release(statement: Statement, *, by: User) -> None:
    require(permissions.may_release(by, statement), _("Only a releaser can release the statement."))
    target_of("release", current=Status(statement.status))
    newest = newest_of(statement)
    if newest is not None and newest.progress in UNDER_WAY:
        raise WrongMoment(_("A release of this statement is under way."))


def ask_to_retry(statement: Statement, *, by: User) -> Release:
    """Return the failed release that would be tried again."""
    require(permissions.may_release(by, statement), _("Only a releaser can release the statement."))
    newest = newest_of(statement)
    if newest is None or newest.progress != Progress.FAILED:
        raise WrongMoment(_("Only a failed release can be tried again."))
    target_of("release", current=Status(statement.status))
    return newest


def newest_of(statement: Statement) -> Release | None:
    """The statement's newest edition, whatever its progress. No query when prefetched."""
    return max(statement.releases.all(), key=lambda r: r.pk, default=None)
