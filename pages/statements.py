"""All statements of the person's issuers, and the room of one of them."""

from typing import Any
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from organisations.models import Kind
from pages import access
from pages.lists import ROWS, asked
from pages.presenting import trail
from pages.presenting.curve import curve
from pages.presenting.facts import Facts, facts_of
from pages.presenting.forecast import Forecast, forecast, last_day
from pages.presenting.life import stations
from pages.presenting.next_step import next_step
from releases.abilities import abilities
from releases.models import Release
from signatures.models import Invitation, Signature
from signatures.queries import Standing, with_standing
from statements import permissions
from statements.lifecycle import Status
from statements.models import Review, Statement, Verdict

ORDERS = {"newest": "-pk", "oldest": "pk", "title": "head__document__title", "deadline": "circulation_deadline"}
LAST_EVENTS = 8
GROUPS = {
    Kind.PARTY: gettext_lazy("Parties"),
    Kind.YOUTH: gettext_lazy("Youth organisations"),
    Kind.UNION: gettext_lazy("Trade unions"),
    Kind.ASSOCIATION: gettext_lazy("Associations"),
    Kind.PARLIAMENTARY_GROUP: gettext_lazy("Parliamentary groups"),
    Kind.INDIVIDUAL: gettext_lazy("Individuals"),
}


@require_safe
@access.private
def statements(request: HttpRequest) -> HttpResponse:
    """Search, filter by status, order, pages of 50."""
    return render(request, "pages/statements.html", listed(request, access.statements(request)))


def listed(request: HttpRequest, rows: QuerySet[Statement]) -> dict[str, Any]:
    """What a table of statements shows: one page of rows, the chips with their counts, and what was asked for."""
    wanted, chips = asked(request, "q", "status", "order"), _chips(request)
    page = Paginator(_found(rows, request, **wanted), ROWS)
    if not (wanted["q"] or wanted["status"]):
        page.count = chips["all"]  # counted already
    shown = page.get_page(request.GET.get("page"))
    return {
        "page": shown,
        "rows": [(row, facts_of(row)) for row in shown],
        "chips": _named(chips),
        "total": chips["all"],
        "status": wanted["status"],
        "query": wanted["q"],
        "order": wanted["order"],
        "may_draft": permissions.may_draft_anywhere(access.person(request)),
    }


def _found(rows: QuerySet[Statement], request: HttpRequest, *, q: str, status: str, order: str) -> QuerySet[Statement]:
    if status in Status.values:
        rows = rows.filter(status=status)
    elif status == "mine":
        rows = rows.filter(created_by=access.person(request))
    if q:
        rows = rows.found_by(q)  # type: ignore[attr-defined]
    if order in ORDERS or not rows.ordered:
        rows = rows.order_by(ORDERS.get(order, "-pk"), "-pk")
    return rows


def _chips(request: HttpRequest) -> dict[str, int]:
    counts: dict[str, int] = Statement.objects.visible_to(access.person(request)).aggregate(
        all=Count("pk"),
        mine=Count("pk", filter=Q(created_by=request.user)),
        **{status.value: Count("pk", filter=Q(status=status)) for status in Status},
    )
    return counts


def _named(chips: dict[str, int]) -> list[tuple[str, Any, int]]:
    return [(status.value, status.label, chips[status.value]) for status in Status if chips[status.value]]


@require_safe
@access.private
def room(request: HttpRequest, uid: str) -> HttpResponse:
    """The statement, its life, what to do now, its signatures and its trail."""
    return show_room(request, access.statement(request, uid))


def show_room(request: HttpRequest, statement: Any, *, problem: str = "", status: int = 200) -> HttpResponse:
    """The room, also as the answer to an act that was refused: then it says why, under that status code."""
    assert statement.head is not None
    facts, can = facts_of(statement), abilities(statement, by=access.person(request))
    returned, expected = sent_back(statement), _expected(statement, facts)
    context = {
        "statement": statement,
        "document": statement.head.document,
        "count": _printed(statement),
        "facts": facts,
        "can": can,
        "stations": stations(facts),
        "step": next_step(facts, can, returned=returned is not None),
        "returned": returned,
        "groups": _groups(statement),
        "expected": expected,
        "curve": _curve(statement, facts, expected),
        "trail": trail.lines(statement, last=LAST_EVENTS),
        "problem": problem,
    }
    return render(request, "pages/room.html", context, status=status)


def _printed(statement: Statement) -> int | None:
    """How many names the edition prints: what the text's own count says from the release on."""
    if statement.status != Status.RELEASED:
        return None
    rows = Release.objects.published().filter(statement=statement)
    return rows.values_list("content__count", flat=True).first()


def sent_back(statement: Any) -> Review | None:
    """The decision by which the text was sent back, if it was not submitted again since."""
    last = max(statement.reviews.all(), key=lambda review: review.pk, default=None)
    is_back = last is not None and last.verdict == Verdict.RETURN and statement.status == Status.DRAFTING
    return last if is_back else None


def _groups(statement: Statement) -> list[tuple[str, int]]:
    """How many printable signatures of each kind of organisation."""
    printable = Signature.objects.filter(circulation__statement=statement).printable()
    counted = dict(printable.values_list("organisation__kind").annotate(n=Count("pk")).order_by())
    return [(str(GROUPS[kind]), counted[kind.value]) for kind in Kind if kind.value in counted]


def _expected(statement: Any, facts: Facts) -> Forecast | None:
    """While names are taken; the days on which organisations decide are read for it."""
    if statement.status != Status.CIRCULATING or not facts.deadline or facts.deadline <= statement.now:
        return None
    rows = with_standing(Invitation.objects.filter(circulation=statement.circulation_pk))
    return forecast(
        signed=facts.signed,
        declined=facts.declined,
        silent=facts.unanswered,
        days=list(rows.filter(standing=Standing.DECIDES).values_list("decides_on", flat=True)),
        today=statement.now.astimezone(ZoneInfo(facts.zone)).date(),
        last=last_day(facts.deadline, facts.zone),
    )


def _curve(statement: Any, facts: Facts, expected: Forecast | None) -> Any:
    if not (facts.opened_at and facts.deadline):
        return None
    signed = Signature.objects.filter(circulation=statement.circulation_pk).printable()
    moments = list(signed.values_list("signed_at", flat=True))
    end = facts.closed_at or facts.deadline
    return curve(moments, start=facts.opened_at, end=end, now=statement.now, expected=expected)
