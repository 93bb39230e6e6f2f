"""Submit a text to its route, decide on it, send it back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from organisations.models import Organisation, User
from organisations.permissions import require
from outbox.queue import queue_mail
from statements import permissions, routes
from statements.lifecycle import Status, WrongMoment, target_of
from statements.models import Review, Revision, Route, Statement, Verdict
from trail.record import record


def route_of(issuer: Organisation) -> Route:
    """The newest version of the issuer's route; the default one is written down at its first use."""
    route = Route.objects.filter(issuer=issuer).order_by("-version").first()
    return route or Route.objects.get_or_create(issuer=issuer, version=1, defaults={"stages": routes.DEFAULT_STAGES})[0]


def standing(statement: Statement) -> routes.Outcome:
    """Where the present review stands: which stage waits, how many approvals are there and missing."""
    assert statement.route is not None
    assert statement.head is not None
    approvals = statement.reviews.filter(round=statement.round, verdict=Verdict.APPROVE)
    decisions = [routes.Decision(r.stage, r.reviewer_id, r.digest) for r in approvals]
    return routes.outcome(statement.route.parsed, decisions, digest=statement.head.digest)


@transaction.atomic
def submit(statement: Statement, *, by: User) -> Statement:
    """Hand the present text to the reviewers, on the route as it is now."""
    statement = Statement.objects.locked(statement.pk)
    require(permissions.may_edit(by, statement), _("Only the authors can submit this statement."))
    statement.move("submit")
    statement.route = route_of(statement.issuer)
    statement.round += 1
    statement.save(update_fields=["route", "round"])
    event = record("statement.submitted", about=statement, by=by, statement=statement.uid, round=statement.round)
    _tell_deciders(statement, _waiting_stage(statement), because=f"event:{event.pk}")
    return statement


@transaction.atomic
def decide(statement: Statement, *, by: User, digest: str) -> Statement:
    """Approve, in the stage that waits, the text with this digest: the one that was shown.

    When the last stage is passed the statement is approved. Another text than the present one is refused (WrongMoment).
    """
    statement = Statement.objects.locked(statement.pk)
    stage = _stage_to_decide(statement, "approve", by=by)
    review = _write(statement, _shown(statement, digest), stage, by, Verdict.APPROVE)
    record(
        "statement.approved_in_stage", about=statement, by=by, statement=statement.uid, stage=stage.key, digest=digest
    )
    after = standing(statement)
    if after.present is None:
        statement.move("approve")
        record("statement.approved", about=statement, by=by, statement=statement.uid, digest=digest)
    elif after.present != stage:
        _tell_deciders(statement, after.present, because=f"review:{review.pk}")
    return statement


@transaction.atomic
def return_to_authors(statement: Statement, *, by: User, digest: str, reason: str) -> Statement:
    """Send the text back with a reason; its approvals fall with the round (DOMAIN 18)."""
    statement = Statement.objects.locked(statement.pk)
    stage = _stage_to_decide(statement, "return", by=by)
    if not reason.strip():
        raise ValueError(_("Say why you send the text back, so that the authors know what to change."))
    review = _write(statement, _shown(statement, digest), stage, by, Verdict.RETURN, reason.strip())
    statement.move("return")
    record("statement.returned", about=statement, by=by, statement=statement.uid, stage=stage.key)
    queue_mail(
        "statement_returned",
        to=statement.created_by.email,
        because=f"review:{review.pk}",
        title=statement.title,
        reason=review.reason,
    )
    return statement


def _waiting_stage(statement: Statement) -> routes.Stage:
    stage = standing(statement).present
    assert stage is not None, "a passed review has moved on"
    return stage


def _stage_to_decide(statement: Statement, move: str, *, by: User) -> routes.Stage:
    """The stage that waits, if this is the moment and the person is among those who decide in it."""
    target_of(move, current=Status(statement.status))
    stage = _waiting_stage(statement)
    if not permissions.may_decide(by, statement, stage):
        raise PermissionDenied(_refusal(by, statement, stage))
    return stage


def _shown(statement: Statement, digest: str) -> Revision:
    assert statement.head is not None
    if statement.head.digest != digest:
        raise WrongMoment(_("The text was changed while you read it. Read the present text and decide again."))
    return statement.head


def _write(
    statement: Statement, revision: Revision, stage: routes.Stage, by: User, verdict: Verdict, reason: str = ""
) -> Review:
    if statement.reviews.filter(round=statement.round, stage=stage.key, reviewer=by).exists():
        raise WrongMoment(_("You have already decided in this stage."))
    return Review.objects.create(
        statement=statement,
        revision=revision,
        digest=revision.digest,
        round=statement.round,
        stage=stage.key,
        reviewer=by,
        verdict=verdict,
        reason=reason,
    )


def _refusal(by: User, statement: Statement, stage: routes.Stage) -> str:
    if not stage.authors_may_decide and permissions.is_author_of(by, statement):
        return _("You wrote part of this text; others decide on it.")
    return _("You are not among those who decide in the stage “%(stage)s”.") % {"stage": stage.name}


def _tell_deciders(statement: Statement, stage: routes.Stage, *, because: str) -> None:
    people = User.objects.filter(
        memberships__organisation=statement.issuer, memberships__role__in=stage.roles, is_active=True
    ).distinct()
    for person in people:
        if permissions.may_decide(person, statement, stage):
            queue_mail("review_waits", to=person.email, because=because, title=statement.title, stage=stage.name)
