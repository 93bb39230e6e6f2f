"""A list of findings that a person reads to its end."""

from collections.abc import Iterable
from dataclasses import dataclass

from statements.text.linting.finding import Finding


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind in one clause: the first ones, and how many more there are."""

    findings: list[Finding]
    more: int = 0


def in_short(findings: Iterable[Finding], *, at_most: int = 3) -> list[Group]:
    """By kind and clause, in the order of their first; of each at most so many."""
    kinds: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        kinds.setdefault((finding.rule, finding.where), []).append(finding)
    return [Group(found[:at_most], max(len(found) - at_most, 0)) for found in kinds.values()]
