"""May this person do this to the circulation now? Asked by the actions under their locks, and by `abilities` without."""

from typing import Any

from django.utils.translation import gettext as _

from organisations.models import User
from organisations.permissions import require
from signatures import permissions
from signatures.models import Circulation, Decline, Invitation, Objection, Signature
from signatures.queries import OF_CIRCULATION
from signatures.reminders import SPACED, reminders_of
from signatures.timing import in_zone
from statements.lifecycle import Status, WrongMoment, target_of
from statements.models import Statement


def ask_to_circulate(statement: Statement, *, by: User) -> None:
    require(permissions.may_circulate(by, statement), _("Only a releaser can circulate the text."))
    target_of("circulate", current=Status(statement.status))


def ask_to_invite(statement: Statement, *, by: User) -> None:
    require(permissions.may_invite(by, statement), _("Only releasers and authors can invite."))
    circulation_of(statement).require_open(now=getattr(statement, "now", None))


def ask_to_revoke(statement: Statement, *, by: User) -> None:
    """Also when the call has ended: what opens a page in the wrong hands must be closed."""
    require(permissions.may_invite(by, statement), _("Only releasers and authors can revoke an invitation."))


def ask_to_extend(statement: Statement, *, by: User) -> None:
    """A call that has ended, also by its deadline, is not opened again: late names go to the next edition (DOMAIN 38)."""
    require(permissions.may_circulate(by, statement), _("Only a releaser can extend the deadline."))
    circulation_of(statement).require_open(now=getattr(statement, "now", None))


def ask_to_remind(statement: Statement, *, by: User) -> None:
    """Is there anybody who was not reminded, has not answered at all, and was asked long enough ago? (DOMAIN 34)"""
    require(permissions.may_invite(by, statement), _("Only releasers and authors can send the reminder."))
    circulation = circulation_of(statement)
    circulation.require_open(now=getattr(statement, "now", None))
    reminders = reminders_of(statement)
    if reminders.ready:
        return
    if reminders.since:
        raise WrongMoment(
            _("It is too early to remind anybody. The reminder can be sent from %(when)s on.")
            % {"when": in_zone(reminders.since + SPACED, circulation.zone)}
        )
    if reminders.last:
        sent = in_zone(reminders.last, circulation.zone)
        raise WrongMoment(_("The one reminder was sent on %(when)s; nobody else waits for one.") % {"when": sent})
    raise WrongMoment(_("There is nobody to remind."))


def ask_to_close(statement: Statement, *, by: User) -> None:
    require(permissions.may_circulate(by, statement), _("Only a releaser can close the circulation."))
    target_of("close", current=Status(statement.status))


def ask_to_resolve(statement: Statement, *, by: User) -> None:
    """Is there an objection to settle, and may the person settle it?"""
    allowed = permissions.may_resolve(by, statement)
    require(allowed, _("Only a releaser or an administrator can settle an objection."))
    objected: Any = getattr(statement, "objected", None)
    if objected is None:
        objected = _objected(statement)
    if not objected:
        raise WrongMoment(_("No objection waits to be settled."))


def _objected(statement: Statement) -> bool:
    signed = Signature.objects.active().filter(circulation__statement=statement)
    return Objection.objects.open().filter(signature__in=signed).exists()


def ask_to_answer(invitation: Invitation, circulation: Circulation) -> None:
    """Are names still taken, and has nobody signed for the organisation yet?"""
    invitation.require_valid()
    circulation.require_open()
    if invitation.signatures.active().exists():
        raise WrongMoment(_("Your organisation has signed. Withdraw the signature instead."))


def ask_to_choose(invitation: Invitation, circulation: Circulation) -> None:
    """May the organisation sign, defer or forward? Not after it has declined, unless it decides again."""
    ask_to_answer(invitation, circulation)
    require_not_declined(invitation.declines.standing().exists())


def require_not_declined(declined: bool) -> None:
    if declined:
        raise WrongMoment(_("Your organisation has declined. Say first that you decide again."))


def ask_to_reconsider(invitation: Invitation, circulation: Circulation) -> Decline:
    """Return the decline that would be taken back."""
    ask_to_answer(invitation, circulation)
    standing = invitation.declines.standing().first()
    if standing is None:
        raise WrongMoment(_("Your organisation has not declined; it can answer as it is."))
    return standing


def require_signed(signature: Signature | None) -> Signature:
    if signature is None:
        raise WrongMoment(_("There is no signature to withdraw."))
    return signature


def circulation_of(statement: Statement) -> Circulation:
    """The newest circulation of the statement; WrongMoment where the text was never circulated.

    Loaded by `queries.with_circulation`, nothing is queried, and the answer holds its times only.
    """
    loaded = {name: getattr(statement, f"circulation_{name}", None) for name in OF_CIRCULATION}
    newest = Circulation(**loaded) if loaded["pk"] else None
    if not hasattr(statement, "circulation_pk"):
        newest = statement.circulations.order_by("-pk").first()
    if newest is None:
        raise WrongMoment(_("The text does not circulate yet."))
    newest.statement = statement
    return newest
