"""Where people land after the login: first what needs them, then where everything stands."""

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Case, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from organisations.models import User
from pages import access
from pages.presenting.facts import Facts
from pages.presenting.next_step import Act, Step, next_step
from pages.statements import listed, sent_back
from releases.abilities import abilities
from statements.lifecycle import Status

DONE = (Status.RELEASED, Status.WITHDRAWN)


@dataclass(frozen=True)
class Card:
    """Something that waits for the person: the thing, why, until when, one button."""

    statement: Any
    facts: Facts
    step: Step
    title: str


@require_safe
@access.private
def desk(request: HttpRequest) -> HttpResponse:
    """One page of statements, those in hand first; the cards are made from them."""
    in_hand = Case(When(status__in=DONE, then=Value(1)), default=Value(0))
    context = listed(request, access.statements(request).order_by(in_hand, "-pk"))
    person = access.person(request)
    cards = [card for row, facts in context["rows"] if (card := _card(row, facts, person))]
    return render(request, "pages/desk.html", context | {"cards": cards, "greeting": _greeting()})


def _card(statement: Any, facts: Facts, person: User) -> Card | None:
    if statement.status in DONE and not facts.objected:
        return None
    own = statement.created_by_id == person.pk
    returned = sent_back(statement) is not None
    step = next_step(facts, abilities(statement, by=person), returned=returned, own=own)
    if not step.waits_for_me:
        return None
    if step.primary and step.primary.post == "lock":  # nobody locks what they have not before them
        step = replace(step, primary=Act(_("Read and lock"), page="room"))
    return Card(statement, facts, step, step.heading % {"title": _("“%(title)s”") % {"title": statement.title}})


def _greeting() -> str:
    hour = timezone.localtime().hour
    return _("Good morning") if 4 <= hour < 12 else _("Good afternoon") if 12 <= hour < 18 else _("Good evening")
