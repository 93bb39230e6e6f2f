"""What may this person do to this statement now, and if not, why not: the same questions that the actions ask.

Here, in the highest room that knows the whole life. Pages draw their buttons from it, the API sends it along.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from organisations.models import Organisation, User
from releases.asking import ask_to_release, ask_to_retry
from signatures.asking import (
    ask_to_circulate,
    ask_to_close,
    ask_to_extend,
    ask_to_invite,
    ask_to_remind,
    ask_to_resolve,
)
from statements.ability import Ability, answer
from statements.asking import (
    ask_to_approve,
    ask_to_comment,
    ask_to_draft,
    ask_to_lock,
    ask_to_return,
    ask_to_revise,
    ask_to_submit,
    ask_to_withdraw,
)
from statements.models import Statement

ASKS: dict[str, Callable[..., Any]] = {
    "revise": ask_to_revise,
    "comment": ask_to_comment,
    "submit": ask_to_submit,
    "decide": ask_to_approve,
    "return": ask_to_return,
    "lock": ask_to_lock,
    "circulate": ask_to_circulate,
    "invite": ask_to_invite,
    "remind": ask_to_remind,
    "extend": ask_to_extend,
    "close": ask_to_close,
    "resolve": ask_to_resolve,
    "release": ask_to_release,
    "retry": ask_to_retry,
    "withdraw": ask_to_withdraw,
}


def abilities(statement: Statement, *, by: User) -> dict[str, Ability]:
    """One answer per act of ASKS. Load the statement by `with_life(Statement.objects.seen_by(user))`: then nothing is queried."""
    return {name: answer(partial(ask, statement, by=by)) for name, ask in ASKS.items()}


def abilities_in(issuer: Organisation, *, by: User) -> dict[str, Ability]:
    """What the person may do for the issuer itself."""
    return {"draft": answer(partial(ask_to_draft, issuer, by=by))}
