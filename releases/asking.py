"""May this person release the statement now? Asked by the actions under their locks, and by `abilities` without."""

from django.utils.translation import gettext as _

from organisations.models import User
from organisations.permissions import require
from releases import permissions
from releases.models import Progress, Release
from releases.models.release import UNDER_WAY
from statements.lifecycle import Status, WrongMoment, target_of
from statements.models import Statement


class UnderWay(WrongMoment):
    def __init__(self) -> None:
        super().__init__(_("A release of this statement is under way."))


def ask_to_release(statement: Statement, *, by: User) -> None:
    _require_releaser(statement, by=by)
    target_of("release", current=Status(statement.status))
    if progress_of(statement) in UNDER_WAY:
        raise UnderWay


def ask_to_retry(statement: Statement, *, by: User) -> None:
    _require_releaser(statement, by=by)
    if progress_of(statement) != Progress.FAILED:
        raise WrongMoment(_("Only a failed release can be tried again."))
    target_of("release", current=Status(statement.status))


def _require_releaser(statement: Statement, *, by: User) -> None:
    require(permissions.may_release(by, statement), _("Only a releaser can release the statement."))


def progress_of(statement: Statement) -> Progress | None:
    """How far the statement's newest edition is; None before the first. No query when loaded by `queries.with_life`."""
    if hasattr(statement, "release_progress"):
        loaded = statement.release_progress
    else:
        loaded = Release.objects.filter(statement=statement).order_by("-pk").values_list("progress", flat=True).first()
    return Progress(loaded) if loaded else None
