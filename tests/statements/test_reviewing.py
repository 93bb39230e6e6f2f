"""Approvals: of one exact text, by people who did not write it, in the stages of the route."""

import copy

import pytest
from django.core.exceptions import PermissionDenied

from demo.moves import approve, statement_at
from organisations.models import Membership, Role
from outbox.models import Mail
from statements.actions.drafting import revise
from statements.actions.reviewing import decide, return_to_authors, standing, submit
from statements.lifecycle import Status, WrongMoment
from statements.models import Review, Route


@pytest.fixture
def in_review(cast, document):
    return statement_at(Status.IN_REVIEW, cast, document)


def test_submit_tells_those_who_decide(in_review):
    mails = Mail.objects.filter(template="review_waits").values_list("to", flat=True)
    assert set(mails) == {"reviewer@voice.example", "reviewer2@voice.example"}


def test_submit_is_refused_to_outsiders(cast, document):
    statement = statement_at(Status.DRAFTING, cast, document)

    with pytest.raises(PermissionDenied, match="Only the authors"):
        submit(statement, by=cast.reviewer)


def test_submit_twice_says_why_not(cast, in_review):
    with pytest.raises(WrongMoment, match="only a draft can be submitted"):
        submit(in_review, by=cast.author)


def test_submit_pins_the_route_as_it_is(cast, in_review):
    Route.objects.create(issuer=cast.issuer, version=2, stages=[{**in_review.route.stages[0], "needed": 5}])

    in_review.refresh_from_db()
    assert in_review.route.version == 1


def test_two_stages_then_approved(cast, in_review):
    digest = in_review.head.digest

    assert standing(in_review).present.key == "editorial"
    after = decide(in_review, by=cast.reviewer, digest=digest)
    assert (standing(after).present.key, standing(after).missing) == ("board", 2)
    after = decide(after, by=cast.reviewer, digest=digest)
    after = decide(after, by=cast.reviewer2, digest=digest)

    assert after.status == Status.APPROVED


def test_authors_do_not_decide_on_their_own_text(cast, in_review):
    """DOMAIN 18."""
    Membership.objects.create(user=cast.author, organisation=cast.issuer, role=Role.REVIEWER)

    with pytest.raises(PermissionDenied, match="You wrote part of this text"):
        decide(in_review, by=cast.author, digest=in_review.head.digest)


def test_one_vote_a_stage(cast, in_review):
    digest = in_review.head.digest
    decide(in_review, by=cast.reviewer, digest=digest)
    decide(in_review, by=cast.reviewer, digest=digest)

    with pytest.raises(WrongMoment, match="already decided"):
        decide(in_review, by=cast.reviewer, digest=digest)


def test_decide_on_another_text_than_shown_is_refused(cast, in_review):
    with pytest.raises(WrongMoment, match="changed while you read it"):
        decide(in_review, by=cast.reviewer, digest="0" * 64)

    assert not Review.objects.exists()


def test_return_needs_a_reason(cast, in_review):
    """DOMAIN 18."""
    with pytest.raises(ValueError, match="Say why"):
        return_to_authors(in_review, by=cast.reviewer, digest=in_review.head.digest, reason="  ")


def test_return_tells_the_author_and_a_new_round_begins_from_nothing(cast, in_review):
    digest = in_review.head.digest
    decide(in_review, by=cast.reviewer, digest=digest)
    returned = return_to_authors(in_review, by=cast.reviewer2, digest=digest, reason="Name the company.")
    assert returned.status == Status.DRAFTING
    assert Mail.objects.filter(template="statement_returned", to=cast.author.email).count() == 1

    again = submit(returned, by=cast.author)

    assert (standing(again).present.key, standing(again).missing) == ("editorial", 1)


def test_submitting_again_after_a_change_announces_again(cast, document, in_review):
    revised = revise(in_review, by=cast.author, document={**copy.deepcopy(document), "title": "Other"}, based_on=1)
    again = submit(revised, by=cast.author)

    assert Mail.objects.filter(template="review_waits", to=cast.reviewer.email).count() == 2
    assert approve(again, cast).status == Status.APPROVED
