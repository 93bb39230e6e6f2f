"""Review stages and decisions → where the review stands. Pure (DOMAIN 17, 18)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Stage:
    """One stage: people holding one of `roles` decide; `needed` of them must approve."""

    key: str
    name: str
    roles: tuple[str, ...]
    needed: int
    authors_may_decide: bool = False


@dataclass(frozen=True)
class Decision:
    """One approval, of one text, in one stage."""

    stage: str
    reviewer: int
    digest: str


@dataclass(frozen=True)
class Outcome:
    """`present` is the stage that waits for decisions, None when every stage is passed."""

    present: Stage | None
    approvals: int = 0
    missing: int = 0
    passed: tuple[str, ...] = ()


DEFAULT_STAGES: list[dict[str, Any]] = [
    {"key": "editorial", "name": "Editorial", "roles": ["reviewer"], "needed": 1, "authors_may_decide": False},
    {"key": "board", "name": "Board", "roles": ["reviewer", "releaser"], "needed": 2, "authors_may_decide": False},
]


def stages_from(raw: Iterable[dict[str, Any]]) -> tuple[Stage, ...]:
    """Read stages as a Route row stores them; ValueError for a route nobody could pass."""
    stages = tuple(
        Stage(s["key"], s["name"], tuple(s["roles"]), int(s["needed"]), bool(s["authors_may_decide"])) for s in raw
    )
    if not stages or len({s.key for s in stages}) != len(stages):
        raise ValueError("A route needs at least one stage, and every stage its own key.")
    if any(s.needed < 1 or not s.roles for s in stages):
        raise ValueError("A stage needs deciders, and at least one approval.")
    return stages


def outcome(stages: Sequence[Stage], decisions: Iterable[Decision], *, digest: str) -> Outcome:
    """Return where the review of the text with this digest stands; approvals of any other text do not count."""
    people: dict[str, set[int]] = {s.key: set() for s in stages}
    for decision in decisions:
        if decision.digest == digest and decision.stage in people:
            people[decision.stage].add(decision.reviewer)
    passed: list[str] = []
    for stage in stages:
        approvals = len(people[stage.key])
        if approvals < stage.needed:
            return Outcome(stage, approvals, stage.needed - approvals, tuple(passed))
        passed.append(stage.key)
    return Outcome(None, passed=tuple(passed))
