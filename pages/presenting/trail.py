"""The trail of a statement in sentences: who did what, when. Names come from the rows; the trail itself holds keys only."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from organisations.models import Contact, OrganisationName, User
from statements.models import Statement
from trail.models import Event

SENTENCES = {
    "statement.drafted": gettext_lazy("%(who)s began the statement."),
    "statement.revised": gettext_lazy("%(who)s saved revision %(revision)s."),
    "statement.issue_settled": gettext_lazy("%(who)s settled number and date of the issue."),
    "statement.submitted": gettext_lazy("%(who)s sent the text to review."),
    "statement.approved_in_stage": gettext_lazy("%(who)s approved the text in the stage “%(stage)s”."),
    "statement.approved": gettext_lazy("The text passed every stage."),
    "statement.returned": gettext_lazy("%(who)s sent the text back."),
    "statement.locked": gettext_lazy("%(who)s locked the text."),
    "statement.withdrawn": gettext_lazy("%(who)s gave the statement up."),
    "circulation.opened": gettext_lazy("%(who)s opened the circulation."),
    "circulation.extended": gettext_lazy("%(who)s extended the deadline from %(deadline_was)s to %(deadline)s."),
    "circulation.reminded": ngettext_lazy(
        "%(who)s sent the one reminder to %(n)s organisation.",
        "%(who)s sent the one reminder to %(n)s organisations.",
        "n",
    ),
    "circulation.closed": gettext_lazy("%(who)s closed the circulation."),
    "organisation.invited": gettext_lazy("%(who)s invited %(organisation)s."),
    "invitation.sent_again": gettext_lazy("%(who)s sent an invitation again."),
    "invitation.revoked": gettext_lazy("%(who)s revoked an invitation."),
    "invitation.declined": gettext_lazy("%(who)s declined."),
    "invitation.reconsidered": gettext_lazy("%(who)s took a refusal back."),
    "invitation.deferred": gettext_lazy("%(who)s said when their organ decides."),
    "invitation.forwarded": gettext_lazy("%(who)s forwarded the invitation to a colleague."),
    "signature.given": gettext_lazy("%(who)s signed for %(organisation)s."),
    "signature.withdrawn": gettext_lazy("%(who)s withdrew a signature."),
    "signature.objected": gettext_lazy("%(who)s objected to a signature."),
    "objection.settled": gettext_lazy("%(who)s settled an objection."),
    "release.requested": gettext_lazy("%(who)s asked for the release with %(names)s names."),
    "release.retried": gettext_lazy("%(who)s had the release tried again."),
    "release.failed": gettext_lazy("The release failed: %(reason)s"),
    "release.published": gettext_lazy("The sealed edition N° %(number)s was published."),
}


@dataclass(frozen=True)
class Line:
    at: datetime
    sentence: str


def lines(statement: Statement, *, last: int | None = None) -> list[Line]:
    """The newest first, `last` of them or all, in at most four queries."""
    rows = Event.objects.filter(statement=statement.uid).order_by("-pk")
    events = list(rows[:last] if last else rows)
    names = _names(events)
    return [Line(event.at, _sentence(event, names)) for event in events]


def _sentence(event: Event, names: dict[str, str]) -> str:
    form = SENTENCES.get(event.kind)
    if form is None:
        return event.kind
    words = {key: _word(key, value) for key, value in event.data.items()}
    words["who"] = names.get(event.by, _("Communiqué"))
    words["organisation"] = names.get(f"organisation:{event.data.get('organisation')}", _("an organisation"))
    return str(form % words)


def _word(key: str, value: object) -> object:
    """Deadlines are told as the reader's clock shows them."""
    if key in ("deadline", "deadline_was"):
        return date_format(localtime(datetime.fromisoformat(str(value))), "j F Y, H:i")
    return value


def _names(events: list[Event]) -> dict[str, str]:
    """Who acted and which organisations are meant: `user:4` → a name."""
    keys: dict[str, set[int]] = {"user": set(), "contact": set()}
    for event in events:
        kind, _sep, key = event.by.partition(":")
        if kind in keys and key.isdecimal():
            keys[kind].add(int(key))
    uids = {uid for event in events if (uid := event.data.get("organisation"))}
    names = {user.trail_name: str(user) for user in User.objects.filter(pk__in=keys["user"])}
    for contact in Contact.objects.filter(pk__in=keys["contact"]):
        names[contact.trail_name] = contact.person or _("A contact")
    official = OrganisationName.objects.filter(organisation__uid__in=uids, official=True)
    return names | {f"organisation:{uid}": name for uid, name in official.values_list("organisation__uid", "name")}
