"""Comments as people make them on the text of the tests."""

from statements.actions import commenting
from statements.actions.commenting import Chosen
from statements.anchoring import threads_of
from statements.models import Statement, Thread, WorkingCopy
from tests.editing.typing import place_of, tree_of

WORDS = "prices double"


def version_of(statement: Statement) -> int:
    return WorkingCopy.objects.get(statement=statement).version


def on(statement: Statement, words: str = WORDS) -> Chosen:
    at = place_of(tree_of(statement), words)
    return Chosen(at, at + len(words), version_of(statement))


def say(statement: Statement, by, text: str = "Who says so?", *, passage=None, **more) -> Thread:
    return commenting.comment(statement, by=by, passage=passage or on(statement), text=text, **more)


def words_of(statement: Statement, by) -> list[str | None]:
    """What each thread's passage says now; None where it is lost."""
    tree = tree_of(statement)
    return [None if t.lost else tree.text_between(t.start, t.end) for t in threads_of(statement, by=by)]
