"""The trail of a statement in sentences: who did what, when. Names come from the rows; the trail itself holds keys only."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from organisations.models import OrganisationName, User
from organisations.scripts import isolated
from signatures.models import Signature
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
    "statement.taken_back": gettext_lazy("%(who)s took the text out of review to change it."),
    "statement.commented": gettext_lazy("%(who)s commented on the text."),
    "statement.comment_answered": gettext_lazy("%(who)s answered a comment."),
    "statement.comment_resolved": gettext_lazy("%(who)s resolved a comment."),
    "statement.comment_reopened": gettext_lazy("%(who)s reopened a comment."),
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
    "invitation.sent_again": gettext_lazy("%(who)s sent the invitation of %(organisation)s again."),
    "invitation.revoked": gettext_lazy("%(who)s revoked the invitation of %(organisation)s."),
    "invitation.declined": gettext_lazy("%(organisation)s declined."),
    "invitation.reconsidered": gettext_lazy("%(organisation)s took its refusal back."),
    "invitation.deferred": gettext_lazy("%(organisation)s decides on %(decides_on)s."),
    "invitation.forwarded": gettext_lazy("%(organisation)s forwarded its invitation to a colleague."),
    "signature.given": gettext_lazy("%(signer)s signed for %(organisation)s."),
    "signature.withdrawn": gettext_lazy("%(organisation)s withdrew its signature."),
    "signature.objected": gettext_lazy("Somebody objected to the signature of %(organisation)s."),
    "objection.settled": gettext_lazy("%(who)s settled the objection to the signature of %(organisation)s."),
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
    names = _names(events) | _stages(statement)
    return [Line(event.at, _sentence(event, names)) for event in events]


def _sentence(event: Event, names: dict[str, str]) -> str:
    form = SENTENCES.get(event.kind)
    if form is None:
        return event.kind
    words = {key: _word(key, value, names) for key, value in event.data.items()}
    words["who"] = names.get(event.by, _("Communiqué"))
    words["signer"] = names.get(event.about, _("Somebody"))
    words["organisation"] = names.get(f"organisation:{event.data.get('organisation')}", _("an organisation"))
    return str(form % words)


def _word(key: str, value: Any, names: dict[str, str]) -> Any:
    """Moments are told as the reader's clock shows them, days as they are, stages by their names."""
    if key in ("deadline", "deadline_was"):
        return date_format(localtime(datetime.fromisoformat(value)), "j F Y, H:i")
    if key == "decides_on":
        return date_format(date.fromisoformat(value), "j F Y")
    return names.get(f"stage:{value}", value) if key == "stage" else value


def _names(events: list[Event]) -> dict[str, str]:
    """Who acted, who signed and which organisations are meant: `user:4` → a name, kept apart from the words around it."""
    users = {int(key) for event in events if (key := event.by.removeprefix("user:")).isdecimal()}
    signatures = {event.about.removeprefix("signature:") for event in events if event.kind == "signature.given"}
    uids = {uid for event in events if (uid := event.data.get("organisation"))}
    names = {user.trail_name: str(user) for user in User.objects.filter(pk__in=users)}
    given = Signature.objects.filter(uid__in=signatures).values_list("uid", "mandate__person")
    names |= {f"signature:{uid}": person for uid, person in given}
    official = OrganisationName.objects.filter(organisation__uid__in=uids, official=True)
    names |= {f"organisation:{uid}": name for uid, name in official.values_list("organisation__uid", "name")}
    return {key: isolated(name) for key, name in names.items()}


def _stages(statement: Statement) -> dict[str, str]:
    return {f"stage:{stage.key}": stage.name for stage in statement.route.parsed} if statement.route else {}
