"""Stages and decisions → where the review stands."""

import pytest

from statements.routes import DEFAULT_STAGES, Decision, Stage, outcome, stages_from

STAGES = stages_from(DEFAULT_STAGES)


def test_nothing_decided_waits_for_the_first_stage():
    result = outcome(STAGES, [], digest="a")
    assert (result.present, result.missing, result.passed) == (STAGES[0], 1, ())


def test_later_stages_count_only_after_the_earlier():
    votes = [Decision("board", 1, "a"), Decision("board", 2, "a")]
    assert outcome(STAGES, votes, digest="a").present == STAGES[0]


def test_the_same_person_twice_is_one_approval():
    votes = [Decision("editorial", 1, "a"), Decision("board", 1, "a"), Decision("board", 1, "a")]
    assert outcome(STAGES, votes, digest="a").missing == 1


def test_approvals_of_another_text_do_not_count():
    votes = [Decision("editorial", 1, "a"), Decision("board", 1, "b"), Decision("board", 2, "b")]
    result = outcome(STAGES, votes, digest="a")
    assert (result.present, result.approvals) == (STAGES[1], 0)


def test_all_stages_passed():
    votes = [Decision("editorial", 1, "a"), Decision("board", 1, "a"), Decision("board", 2, "a")]
    assert outcome(STAGES, votes, digest="a").present is None


@pytest.mark.parametrize("stages", [[], [Stage("a", "A", ("reviewer",), 0)], [Stage("a", "A", (), 1)]])
def test_a_route_nobody_could_pass_is_refused(stages):
    raw = [{**vars(s), "roles": list(s.roles)} for s in stages]
    with pytest.raises(ValueError, match="needs"):
        stages_from(raw)
