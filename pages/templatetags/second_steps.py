"""What the pages of the second step say to the person who is there."""

from typing import Any

from django import template
from django.template import RequestContext

from organisations import second_step
from pages.second_step import WANTED
from pages.trying import why_not

register = template.Library()


@register.simple_tag
def second_step_missing(user: Any) -> str:
    """Why this person sees no other page of theirs now; empty for everybody else."""
    return second_step.missing(user)


@register.simple_tag
def why_it_stays(step: Any) -> str:
    """The sentence with which switching this one off would be refused; empty if it would not."""
    return why_not(second_step.ask_to_give_up, step)


@register.simple_tag(takes_context=True)
def wanted_page(context: RequestContext) -> str:
    """Where the person wanted to go before the second step stood in the way; empty if nowhere."""
    return str(context["request"].session.get(WANTED, ""))
