"""Where the threads of a statement stand in its present text (statements/text/editing/anchors.py)."""

from collections.abc import Iterable
from dataclasses import dataclass

from prosemirror.model import Node
from prosemirror.transform.map import StepMap

from organisations.models import User
from statements import working
from statements.audiences import threads_shown_to
from statements.models import Statement, Thread, WorkingCopy
from statements.text.editing import anchors
from statements.text.editing.anchors import Span


class Forgotten(Exception):
    """The steps since that version are no longer kept, or were never taken here."""


@dataclass(frozen=True)
class Placed:
    """A thread with the place of its words in the text at `version`; without `spans` the words are lost."""

    thread: Thread
    version: int
    clause: str
    spans: list[Span]

    @property
    def lost(self) -> bool:
        return not self.spans

    @property
    def start(self) -> int | None:
        return self.spans[0][0] if self.spans else None

    @property
    def end(self) -> int | None:
        return self.spans[-1][1] if self.spans else None


def threads_of(statement: Statement, *, by: User) -> list[Placed]:
    """The threads that the person may see, where they stand now, with all that was said in them."""
    rows = threads_shown_to(by, statement).select_related("by", "resolved_by").prefetch_related("comments__by")
    return place_now(statement, list(rows))


def place_now(statement: Statement, threads: list[Thread]) -> list[Placed]:
    """Each of the threads in the present text. Read them before: then none is ahead of the copy that is read here."""
    return place(WorkingCopy.objects.get(statement=statement), threads) if threads else []


def place(copy: WorkingCopy, threads: list[Thread], tree: Node | None = None) -> list[Placed]:
    """Each of the threads at the copy's present version. Words that are lost are looked for in their clause."""
    if not threads:
        return []
    tree = tree or working.tree_of(copy)
    oldest = min(thread.version for thread in threads)
    maps = maps_since(copy, oldest)
    return [_placed(copy, thread, maps[thread.version - oldest :], tree) for thread in threads]


def carry(copy: WorkingCopy, tree: Node) -> None:
    """Write down where all threads stand now, so that the steps before may be forgotten. Under the statement's lock."""
    threads = list(Thread.objects.filter(statement=copy.pk, version__lt=copy.version)) if copy.talk else []
    for placed in place(copy, threads, tree):
        thread = placed.thread
        thread.version, thread.spans, thread.clause = placed.version, placed.spans, placed.clause
    Thread.objects.bulk_update(threads, ["version", "spans", "clause"], batch_size=100)


def maps_since(copy: WorkingCopy, version: int) -> list[StepMap]:
    """What each step after that version did to positions. Raises Forgotten."""
    rows = copy.batches.filter(last__gt=version, last__lte=copy.version)
    maps = anchors.maps_of(step for step, _client, _by in working.flat(rows, since=version))
    if len(maps) != copy.version - version:
        raise Forgotten
    return maps


def _placed(copy: WorkingCopy, thread: Thread, maps: Iterable[StepMap], tree: Node) -> Placed:
    spans = anchors.carried([(start, end) for start, end in thread.spans], maps)
    if anchors.says_something(tree, spans):
        return Placed(thread, copy.version, anchors.clause_at(tree, spans[0][0]), spans)
    found = anchors.found(tree, thread.clause, thread.quotation)
    return Placed(thread, copy.version, thread.clause, found.spans if found else [])
