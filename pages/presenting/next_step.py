"""What to do now: one sentence, at most one primary act, and what else is possible. Only what is possible is offered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.presenting.facts import Facts
from statements.ability import Ability
from statements.lifecycle import Status

Abilities = Mapping[str, Ability]


@dataclass(frozen=True)
class Act:
    """A button: a page to open (`page`), or an act to post (`post`), by the name of its address."""

    label: str
    page: str = ""
    post: str = ""


@dataclass(frozen=True)
class Step:
    """`waits_for_me` is said on the desk; `until` is a date by which it should be done."""

    sentence: str
    primary: Act | None = None
    others: tuple[Act, ...] = ()
    waits_for_me: bool = False
    heading: str = ""
    until: datetime | None = None


def next_step(facts: Facts, can: Abilities, *, returned: bool = False, own: bool = False) -> Step:
    """The step for the person with these abilities; `own` is a statement that they began, `returned` one sent back to them."""
    if facts.failed and can["retry"]:
        again = Act(_("Try again"), post="retry")
        return Step(
            _("The release failed: %(problem)s") % {"problem": facts.problem}, again, waits_for_me=True,
            heading=_("The release of %(title)s failed"),
        )  # fmt: skip
    if facts.under_way:
        return Step(_("The release is being made."), Act(_("Watch it"), page="release_progress"))
    if facts.status == Status.DRAFTING:
        return _drafting(facts, can, returned, own)
    return STEPS[Status(facts.status)](facts, can)


def _drafting(facts: Facts, can: Abilities, returned: bool, own: bool) -> Step:
    if not can["submit"]:
        return Step(_("The authors are writing. When they send the text to review, the reviewers are told by mail."))
    submit, write = Act(_("Send to review"), post="submit"), Act(_("Write on"), page="write")
    if returned:
        return Step(
            _("The text was sent back. Read why, change it, and send it to review again."), write, (submit,),
            waits_for_me=True, heading=_("%(title)s was sent back"),
        )  # fmt: skip
    return Step(
        _("Nobody but the issuer’s people sees the draft. When it is ready, send it to review."),
        submit,
        (write,),
        waits_for_me=own,
        heading=_("%(title)s is a draft of yours"),
    )


def where_in_review(facts: Facts) -> str:
    return _("Stage %(stage)s: %(there)s approved, %(missing)s to go.") % {
        "stage": facts.stage_name, "there": facts.approvals, "missing": facts.approvals_missing,
    }  # fmt: skip


def _in_review(facts: Facts, can: Abilities) -> Step:
    where = where_in_review(facts)
    if can["decide"]:
        read = Act(_("Read and decide"), page="review")
        return Step(where, read, waits_for_me=True, heading=_("Decide on %(title)s"))
    others = (Act(_("Take it back and change it"), page="write"),) if can["revise"] else ()
    return Step(f"{where} {can['decide'].why_not}", Act(_("Read the text"), page="review"), others)


def _approved(facts: Facts, can: Abilities) -> Step:
    if can["lock"]:
        return Step(
            _("Every stage has approved this text. Lock it: from then on nobody can change a letter of it."),
            Act(_("Lock the text"), post="lock"), waits_for_me=True, heading=_("%(title)s can be locked"),
        )  # fmt: skip
    if can["lock"].mine:
        mend = Act(_("Mend the text"), page="write") if can["revise"] else None
        return Step(can["lock"].why_not, mend)
    return Step(_("Every stage has approved this text. A releaser locks it before it goes to the allies."))


def _locked(facts: Facts, can: Abilities) -> Step:
    if can["circulate"]:
        return Step(
            _("The text is final. Say until when names are taken, then invite the organisations."),
            Act(_("Call for signatures"), page="circulate"), waits_for_me=True, heading=_("%(title)s can go to the allies"),
        )  # fmt: skip
    return Step(_("The text is final. A releaser opens the circulation next."))


def _circulating(facts: Facts, can: Abilities) -> Step:
    sentence = " ".join(filter(None, [_answers(facts), _reminder(facts)]))
    board, invite = Act(_("See who has answered"), page="board"), Act(_("Invite another organisation"), page="invite")
    seldom = [
        Act(label, page=name)
        for name, label in (("extend", _("Extend the deadline")), ("close", _("Close for names")))
        if can[name]
    ]
    if not can["invite"]:
        return Step(sentence, board, tuple(seldom))
    if facts.objected:
        return Step(
            sentence, board, (invite, *seldom), waits_for_me=True,
            heading=_("A name on %(title)s is challenged"), until=facts.deadline,
        )  # fmt: skip
    if not facts.invited:
        first = Act(_("Invite organisations"), page="invite")
        return Step(
            sentence, first, tuple(seldom), waits_for_me=True, heading=_("Invite allies to sign %(title)s"), until=facts.deadline
        )  # fmt: skip
    return _asked(facts, can, sentence, invite, seldom)


def _asked(facts: Facts, can: Abilities, sentence: str, invite: Act, seldom: list[Act]) -> Step:
    """The reminder comes first once half of the time has passed; before, it is possible, but there is only one."""
    if not can["remind"]:
        return Step(sentence, invite, tuple(seldom))
    send = Act(facts.send_reminder, page="remind")
    if not facts.half_over:
        return Step(sentence, invite, (send, *seldom))
    return Step(
        sentence, send, (invite, *seldom), waits_for_me=True,
        heading=_("Remind allies of %(title)s"), until=facts.deadline,
    )  # fmt: skip


def _answers(facts: Facts) -> str:
    if not facts.invited:
        return _("Nobody is invited yet.")
    silent = facts.unanswered
    sentence = _("Everybody has answered.")
    if silent:
        sentence = ngettext(
            "%(n)s organisation has not answered.", "%(n)s organisations have not answered.", silent
        ) % {"n": silent}
    if facts.deciding:
        later = ngettext("%(n)s says when it decides.", "%(n)s say when they decide.", facts.deciding)
        sentence = f"{sentence} {later % {'n': facts.deciding}}"
    return sentence


def _reminder(facts: Facts) -> str:
    """Whether the one reminder was sent; nothing where nobody would get it."""
    if facts.reminded_at:
        return _("The one reminder was sent on %(day)s.") % {"day": date_format(localtime(facts.reminded_at), "j F")}
    return _("The one reminder has not been sent yet.") if facts.waiting_since else ""


def _closed(facts: Facts, can: Abilities) -> Step:
    names = ngettext("%(n)s name is on the list.", "%(n)s names are on the list.", facts.signed) % {"n": facts.signed}
    if facts.objected:
        held = ngettext("%(n)s is challenged and held out.", "%(n)s are challenged and held out.", facts.objected)
        names = f"{names} {held % {'n': facts.objected}}"
    board = Act(_("Check the list"), page="board")
    if can["release"]:
        make = Act(_("Release"), page="release_ask")
        return Step(names, make, (board,), waits_for_me=True, heading=_("%(title)s can be released"))
    return Step(f"{names} " + _("A releaser makes the edition."), board)


def _released(facts: Facts, can: Abilities) -> Step:
    if facts.objected:
        return Step(
            _("A name on the released list is challenged. Settle it: whoever verifies the release is told."),
            Act(_("See the objection"), page="board"), (Act(_("Open the release"), page="release"),),
            waits_for_me=can["resolve"].allowed, heading=_("A name on %(title)s is challenged"),
        )  # fmt: skip
    return Step(
        _("Released as %(label)s. Anybody can read, download and verify it.") % {"label": facts.label},
        Act(_("Open the release"), page="release"), (Act(_("Check the list"), page="board"),),
    )  # fmt: skip


def _withdrawn(facts: Facts, can: Abilities) -> Step:
    return Step(_("This statement was given up. Nothing of it becomes public; the text and the trail stay here."))


STEPS = {
    Status.IN_REVIEW: _in_review,
    Status.APPROVED: _approved,
    Status.LOCKED: _locked,
    Status.CIRCULATING: _circulating,
    Status.CLOSED: _closed,
    Status.RELEASED: _released,
    Status.WITHDRAWN: _withdrawn,
}
