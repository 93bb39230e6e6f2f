"""What the ally's pages say: who asks whom, until when, who has signed, what was answered (DOMAIN 36)."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from organisations.models import Kind, OrganisationName
from organisations.scripts import language_name
from outbox.clock import database_now
from pages.trying import answered
from releases.models import Release
from signatures.models import Circulation, Invitation, Link, Signature
from statements.lifecycle import Status
from statements.models import Statement


def show(request: HttpRequest, link: Link, page: str, *, form: Any = None, **more: Any) -> HttpResponse:
    """Render `pages/ally_<page>.html` about the link's invitation as it is now; the form says with which status."""
    context = {**facts(link), "form": form, **more}
    return answered(render(request, f"pages/ally_{page}.html", context), form)


def facts(link: Link) -> dict[str, Any]:
    """All that any of the pages shows, read afresh."""
    invitation = with_all(link)
    circulation, organisation = invitation.circulation, invitation.organisation
    statement, document, now = circulation.statement, circulation.revision.document, database_now()
    given_up = statement.status == Status.WITHDRAWN
    return {
        "uid": invitation.uid,
        "circulation": circulation,
        "issuer": statement.issuer.official_name,
        "organisation": organisation.official_name,
        "printed": organisation.name_in(document["language"]),
        "individual": organisation.kind == Kind.INDIVIDUAL,
        "document": document,
        "language": language_name(document["language"], get_language() or "en"),
        **_until(circulation, now),
        "signed": _how_many(circulation),
        "names": _names(circulation) if circulation.names_visible else [],
        **_edition(statement),
        "asked_by": circulation.opened_by,
        "given_up": given_up,
        "is_open": circulation.closed_at is None and circulation.deadline > now and not given_up,
        **_signature(invitation),
        "declined": invitation.declines.standing().first(),
        "deferral": invitation.deferrals.order_by("-pk").first(),
        "forwarded": invitation.links.filter(forwarded_from__isnull=False, revoked_at__isnull=True).last(),
        "now": now,
    }


def with_all(link: Link) -> Invitation:
    """The invitation as it is now, with all the page shows: in two queries, which are planned faster than one."""
    invitation = Invitation.objects.select_related("organisation", "contact").get(pk=link.invitation_id)
    circulations = Circulation.objects.select_related("statement__issuer", "revision", "opened_by")
    invitation.circulation = circulations.get(pk=invitation.circulation_id)
    return invitation


def _until(circulation: Circulation, now: datetime) -> dict[str, Any]:
    """Both deadlines where they were set and in UTC; the first only while it is still to come (DOMAIN 32)."""
    utc, there = _clocks(circulation.deadline, circulation.zone)
    by = circulation.answer_by
    by_utc, by_there = _clocks(by, circulation.zone) if by and by > now else (None, None)
    return {
        "answer_by_there": by_there,
        "answer_by_utc": by_utc,
        "deadline_there": there,
        "deadline_utc": utc,
        "same_day": there.date() == utc.date(),
        "closed_early": circulation.closed_at is not None and circulation.closed_at < circulation.deadline,
        "closed_there": _clocks(circulation.closed_at, circulation.zone)[1] if circulation.closed_at else None,
        "place": circulation.zone.rpartition("/")[2].replace("_", " "),
        "days_left": max((circulation.deadline - now).days, 0),
    }


def _signature(invitation: Invitation) -> dict[str, Any]:
    """The one that counts, or that was withdrawn last."""
    signature = invitation.signatures.active().select_related("mandate").first()
    contact, signer = invitation.contact.email, signature.mandate.email if signature else ""
    return {
        "signature": signature,
        "receipts_differ": contact.lower() != signer.lower(),
        "withdrawn": invitation.signatures.filter(withdrawn_at__isnull=False).order_by("-withdrawn_at").first(),
    }


def _edition(statement: Statement) -> dict[str, Any]:
    """Where the released text is read, and what its count of names became."""
    if statement.status != Status.RELEASED:
        return {"released": False}
    release = Release.objects.published().filter(statement=statement).only("number", "content").first()
    if release is None:
        return {"released": False}
    address = reverse("release", args=[statement.uid, release.number])
    return {"released": True, "release_url": address, "count": release.content["count"]}


def _clocks(moment: datetime, zone: str) -> tuple[datetime, datetime]:
    """In UTC and there. Both without a zone, or a template would turn them into the reader's."""
    return moment.astimezone(UTC).replace(tzinfo=None), moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _how_many(circulation: Circulation) -> str:
    """Organisations and individuals are counted apart (DOMAIN 27)."""
    alone = Q(organisation__kind=Kind.INDIVIDUAL)
    rows = Signature.objects.filter(circulation=circulation).printable()
    n = rows.aggregate(bodies=Count("pk", filter=~alone), people=Count("pk", filter=alone))
    bodies = ngettext("%(n)s organisation", "%(n)s organisations", n["bodies"]) % {"n": n["bodies"]}
    people = ngettext("%(n)s person", "%(n)s people", n["people"]) % {"n": n["people"]}
    if not n["people"]:
        return ngettext("%(who)s has signed", "%(who)s have signed", n["bodies"]) % {"who": bodies}
    if not n["bodies"]:
        return ngettext("%(who)s has signed", "%(who)s have signed", n["people"]) % {"who": people}
    return _("%(bodies)s and %(people)s have signed") % {"bodies": bodies, "people": people}


def _names(circulation: Circulation) -> list[OrganisationName]:
    """Who has signed, where the invitation says that everybody sees it (DOMAIN 36)."""
    signatures = Signature.objects.filter(circulation=circulation).printable().for_content()
    return [s.organisation.official_name for s in signatures]
