"""One change between two texts, as a signer is told of it."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["added", "removed", "moved", "split", "joined", "changed"]


class WordPiece(NamedTuple):
    """A stretch of words that stayed (`equal`), went (`delete`) or came (`insert`)."""

    operation: Literal["equal", "delete", "insert"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """`what` is the type of the clause, `place` says where a reader finds it in the new text ("demand 2 of list 1").

    `before` and `after` are the words, for a move, split or join the places. `aspects` names what changed besides words:
    `marks`, `notes`, `marker`, `addressee`, `level`, `source`, `type`, `fields`.
    """

    kind: Kind
    what: str
    id: str
    place: str
    before: str
    after: str
    pieces: tuple[WordPiece, ...] = ()
    aspects: tuple[str, ...] = ()
    text: str = ""
