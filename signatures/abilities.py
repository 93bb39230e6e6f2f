"""What may an invited organisation do now, and if not, why not: the same questions that the actions ask."""

from collections.abc import Callable
from functools import partial
from typing import Any

from signatures.asking import ask_to_answer, ask_to_choose, ask_to_reconsider, require_signed
from signatures.models import Circulation, Invitation
from statements.ability import Ability, answer

ASKS: dict[str, Callable[[Invitation, Circulation], Any]] = {
    "sign": ask_to_choose,
    "defer": ask_to_choose,
    "forward": ask_to_choose,
    "decline": ask_to_answer,
    "reconsider": ask_to_reconsider,
    "withdraw": lambda invitation, circulation: require_signed(invitation.signatures.active().first()),
}


def abilities(invitation: Invitation) -> dict[str, Ability]:
    """One answer per act of ASKS."""
    circulation = invitation.circulation
    return {name: answer(partial(ask, invitation, circulation)) for name, ask in ASKS.items()}
