"""No button lies: what `abilities` says is what the action does, for every role, status and act."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from demo.cast import engage
from demo.moves import statement_at
from limits.networks import HERE
from organisations.models import User
from outbox.clock import database_now
from releases.abilities import ASKS, abilities
from releases.actions import releasing
from releases.models import Progress, Release
from releases.queries import with_life
from signatures.actions import answering, circulating, closing, extending, reminding
from signatures.actions.answering import decline
from signatures.models import Circulation, Link, Objection, Purpose
from statements.actions import commenting, drafting, locking, reviewing
from statements.actions.commenting import Quoted
from statements.asking import NotReady
from statements.lifecycle import Status, WrongMoment
from statements.models import Statement

PEOPLE = ("author", "reviewer", "reviewer2", "releaser", "administrator", "outsider")


class Undo(Exception):
    """Everything was allowed; nothing shall stay."""


def act(name: str, statement: Statement, by: User) -> None:
    assert statement.head is not None
    digest, newest = statement.head.digest, statement.circulations.last()
    {
        "revise": lambda: drafting.revise(
            statement, by=by, document=statement.head.document, based_on=statement.head.number
        ),
        "comment": lambda: commenting.comment(statement, by=by, passage=Quoted("d1", "end"), text="When?"),
        "submit": lambda: reviewing.submit(statement, by=by),
        "decide": lambda: reviewing.decide(statement, by=by, digest=digest),
        "return": lambda: reviewing.return_to_authors(statement, by=by, digest=digest, reason="Too long."),
        "lock": lambda: locking.lock(statement, by=by),
        "circulate": lambda: circulating.circulate(
            statement, by=by, deadline=database_now() + timedelta(days=1), zone="UTC"
        ),
        "invite": lambda: circulating.invite(newest, statement.issuer.allies.all()[:1], by=by),
        "remind": lambda: reminding.remind(newest, by=by),
        "extend": lambda: extending.extend(newest, by=by, deadline=newest.deadline + timedelta(days=1)),
        "resolve": lambda: answering.resolve(objections_to(statement).last(), by=by, upheld=False),
        "close": lambda: closing.close(newest, by=by),
        "release": lambda: releasing.release(statement, by=by),
        "retry": lambda: releasing.retry(statement.releases.last(), by=by),
        "withdraw": lambda: locking.withdraw(statement, by=by),
    }[name]()


def what_happens(name: str, statement: Statement, by: User) -> tuple[bool, str]:
    try:
        with transaction.atomic():
            act(name, Statement.objects.get(pk=statement.pk), by)
            raise Undo
    except Undo:
        return True, ""
    except (PermissionDenied, WrongMoment, NotReady) as refusal:
        return False, str(refusal)


def has_nothing_to_act_on(name: str, statement: Statement) -> bool:
    """No circulation to invite to or close, no release to try again: a door finds none either."""
    if name in ("invite", "remind", "extend", "close"):
        return not statement.circulations.exists()
    if name == "resolve":
        return not objections_to(statement).exists()
    return name == "retry" and not statement.releases.exists()


def objections_to(statement: Statement):
    return Objection.objects.filter(signature__circulation__statement=statement).order_by("pk")


def statements_in_every_moment(cast, allies, document):
    for status in Status:
        yield statement_at(status, cast, document, allies=allies[:2])
    half = statement_at(Status.IN_REVIEW, cast, document)
    yield reviewing.decide(half, by=cast.reviewer, digest=half.head.digest)  # the board waits; one has decided
    faulty = {**document, "title": "Water is a right\u200b"}
    yield statement_at(Status.APPROVED, cast, faulty)  # cannot be locked yet
    failed = statement_at(Status.RELEASED, cast, document, allies=allies[:2])
    Release.objects.filter(statement=failed).update(progress=Progress.FAILED, problem="for the test")
    yield failed
    asked = statement_at(Status.CIRCULATING, cast, document, allies=allies[:2], signing=0)
    circulation = asked.circulations.get()
    circulation.invitations.update(invited_at=database_now() - timedelta(days=3))
    yield asked  # the reminder can be sent,
    reminding.remind(circulation, by=cast.author)
    yield asked  # was sent,
    Circulation.objects.filter(pk=circulation.pk).update(deadline=database_now())
    yield asked  # and is too late, like every other act on it
    declined = statement_at(Status.CIRCULATING, cast, document, allies=allies[:1], signing=0)
    decline(declined.circulations.get().invitations.get())
    yield declined  # nobody is left to remind
    for status in (Status.CIRCULATING, Status.CLOSED):
        challenged = statement_at(status, cast, document, allies=allies[:2])
        receipts = Link.objects.filter(purpose=Purpose.OBJECTION, signature__circulation__statement=challenged)
        objection = answering.object_to(receipts.first(), network=HERE)
        yield challenged
        answering.resolve(objection, by=cast.releaser, upheld=False)
        yield challenged


def test_what_abilities_say_is_what_the_action_does(cast, allies, document):
    outsider = engage(name="Other Party", domain="other.example").releaser
    tried = 0
    for statement in statements_in_every_moment(cast, allies, document):
        for key in PEOPLE:
            person = getattr(cast, key, outsider)
            seen = with_life(Statement.objects.seen_by(person)).filter(pk=statement.pk).first()
            assert (seen is None) == (person == outsider)
            said = abilities(seen or Statement.objects.get(pk=statement.pk), by=person)
            for name in ASKS:
                if has_nothing_to_act_on(name, statement):
                    assert not said[name]
                    continue
                told = (bool(said[name]), said[name].why_not)
                assert told == what_happens(name, statement, person), (statement.status, key, name)
                tried += 1
    assert tried > 500


def test_a_list_asks_no_more_for_many_statements_than_for_one(cast, document):
    def queries() -> int:
        person = User.objects.prefetch_related("memberships").get(pk=cast.reviewer.pk)
        with CaptureQueriesContext(connection) as captured:
            for statement in with_life(Statement.objects.seen_by(person)):
                abilities(statement, by=person)
        return len(captured)

    statement_at(Status.IN_REVIEW, cast, document)
    one = queries()
    statement_at(Status.CIRCULATING, cast, document)
    statement_at(Status.IN_REVIEW, cast, document)
    assert queries() == one


@pytest.mark.parametrize("status", [Status.DRAFTING, Status.IN_REVIEW])
def test_the_inactive_see_nothing(cast, document, status):
    statement_at(status, cast, document)
    cast.reviewer.is_active = False
    assert not Statement.objects.seen_by(cast.reviewer).exists()
