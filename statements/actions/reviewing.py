"""Submit a text to its route, decide on it, send it back."""

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from organisations.models import Organisation, User
from outbox.queue import queue_mail, queue_mails
from statements import permissions, routes
from statements.actions.keeping import keep_typed
from statements.asking import ask_to_approve, ask_to_return, ask_to_submit, standing
from statements.lifecycle import WrongMoment
from statements.models import Review, Revision, Route, Statement, Verdict
from trail.record import record


def route_of(issuer: Organisation) -> Route:
    """The newest version of the issuer's route; the default one is written down at its first use."""
    route = Route.objects.filter(issuer=issuer).order_by("-version").first()
    return route or Route.objects.get_or_create(issuer=issuer, version=1, defaults={"stages": routes.DEFAULT_STAGES})[0]


@transaction.atomic
def submit(statement: Statement, *, by: User) -> Statement:
    """Hand the present text to the reviewers, on the route as it is now. What was typed becomes a revision first."""
    statement = Statement.objects.locked(statement)
    ask_to_submit(statement, by=by)
    keep_typed(statement)
    statement.route = route_of(statement.issuer)
    statement.round += 1
    statement.move("submit", "route", "round")
    event = record("statement.submitted", about=statement, by=by, statement=statement.uid, round=statement.round)
    _tell_deciders(statement, statement.route.parsed[0], because=f"event:{event.pk}")
    return statement


@transaction.atomic
def decide(statement: Statement, *, by: User, digest: str) -> Statement:
    """Approve, in the stage that waits, the text with this digest: the one that was shown.

    When the last stage is passed the statement is approved. Another text than the present one is refused (WrongMoment).
    """
    statement = Statement.objects.locked(statement)
    prefetch_related_objects([statement], "reviews")
    stage = ask_to_approve(statement, by=by)
    review = _write(statement, _shown(statement, digest), stage, by, Verdict.APPROVE)
    record(
        "statement.approved_in_stage", about=statement, by=by, statement=statement.uid, stage=stage.key, digest=digest
    )
    after = standing(statement, also=review)
    statement._prefetched_objects_cache.clear()  # type: ignore[attr-defined]  # without this decision
    if after.present is None:
        statement.move("approve")
        record("statement.approved", about=statement, by=by, statement=statement.uid, digest=digest)
    elif after.present != stage:
        _tell_deciders(statement, after.present, because=f"review:{review.pk}")
    return statement


@transaction.atomic
def return_to_authors(statement: Statement, *, by: User, digest: str, reason: str) -> Statement:
    """Send the text back with a reason; its approvals fall with the round (DOMAIN 18)."""
    statement = Statement.objects.locked(statement)
    stage = ask_to_return(statement, by=by)
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


def _shown(statement: Statement, digest: str) -> Revision:
    assert statement.head is not None
    if statement.head.digest != digest:
        raise WrongMoment(_("The text was changed while you read it. Read the present text and decide again."))
    return statement.head


def _write(
    statement: Statement, revision: Revision, stage: routes.Stage, by: User, verdict: Verdict, reason: str = ""
) -> Review:
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


def _tell_deciders(statement: Statement, stage: routes.Stage, *, because: str) -> None:
    addresses = permissions.deciders(statement, stage).values_list("email", flat=True)
    queue_mails("review_waits", to=addresses, because=because, title=statement.title, stage=stage.name)
