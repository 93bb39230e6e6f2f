"""The life of a statement as a line of six stations."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from statements.lifecycle import Status

# The station at which a statement of this status stands.
PRESENT = {
    Status.DRAFTING: 0, Status.IN_REVIEW: 1, Status.APPROVED: 1, Status.LOCKED: 2, Status.CIRCULATING: 2,
    Status.CLOSED: 4, Status.RELEASED: 5, Status.WITHDRAWN: -1,
}  # fmt: skip


@dataclass(frozen=True)
class Station:
    name: str
    state: str  # done, present or ahead
    detail: str = ""


def stations(facts: Any) -> list[Station]:
    """Six stations; `facts` is the statement's presenting.facts.Facts. A withdrawn statement has no present one."""
    present = PRESENT[Status(facts.status)]
    named = [
        (_("Drafted"), _drafted(facts)),
        (_("Reviewed"), _reviewed(facts)),
        (_("Circulating") if facts.status == Status.CIRCULATING else _("Circulated"), _circulating(facts)),
        (_("Signed"), _signed(facts)),
        (_("Released"), _released(facts)),
        (_("Verified"), _("by anybody, at any time") if facts.status == Status.RELEASED else ""),
    ]
    return [Station(name, _state(n, present), detail) for n, (name, detail) in enumerate(named)]


def _state(n: int, present: int) -> str:
    return "done" if n < present else "present" if n == present else "ahead"


def _drafted(facts: Any) -> str:
    return ngettext("%(n)s revision", "%(n)s revisions", facts.revisions) % {"n": facts.revisions}


def _reviewed(facts: Any) -> str:
    if not facts.stages:
        return ""
    return _("%(passed)s of %(all)s stages") % {"passed": facts.stages_passed, "all": facts.stages}


def _circulating(facts: Any) -> str:
    if facts.deadline is None:
        return _("not yet") if facts.status == Status.LOCKED else ""
    return _("until %(day)s") % {"day": date_format(localtime(facts.deadline), "j F")}


def _signed(facts: Any) -> str:
    if facts.deadline is None:
        return ""
    return _("%(signed)s of %(asked)s") % {"signed": facts.signed, "asked": facts.invited}


def _released(facts: Any) -> str:
    return facts.label if facts.status == Status.RELEASED else ""
