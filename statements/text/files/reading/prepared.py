"""What the rooms that read word processor files hand to the walk through pandoc's tree."""

from dataclasses import dataclass, field

from statements.text.decoding import Unreadable
from statements.text.files.signs import Signs, unused

MARK = "Communique document"  # the property that says: these styles mean blocks, nothing is to be guessed
DASHES = frozenset("-–—‒―−‐‑‣\uf02d\uf0be")
PARAGRAPHS = 10_000


def not_endless(count: int) -> None:
    """Raises Unreadable before anything is done with more paragraphs than any statement has."""
    if count > PARAGRAPHS:
        raise Unreadable(f"The file has more than {PARAGRAPHS:,} paragraphs, which no statement has.")


@dataclass(slots=True)
class Facts:
    """What pandoc does not say of a paragraph: the name of its style, the mark of its list, how it stands on the page."""

    style: str = ""
    marker: str = ""
    centred: bool = False
    indented: bool = False


@dataclass(slots=True)
class Prepared:
    """A file for pandoc, and everything around it.

    `dropped` are words and why they were taken out; `lines` the words that pandoc is given, to see that all of them arrive.
    `own` says that this house wrote the file.
    """

    kind: str
    content: bytes
    signs: Signs = field(default_factory=unused)
    facts: list[Facts] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    dropped: dict[tuple[str, str], None] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""
    bullet: str = "bullet"
    own: bool = False

    def drop(self, words: str, reason: str) -> None:
        """List words once, however often a file repeats them on its pages."""
        words = " ".join(words.split())
        if words:
            self.dropped[words, reason] = None

    def language_number(self, tag: str) -> int:
        """Where a language stands among those of the file; a sign can carry a number only."""
        if tag not in self.languages:
            self.languages.append(tag)
        return self.languages.index(tag)


def language_of_style(name: str) -> str | None:
    """`ru` for the style “Language ru”."""
    kind, _, tag = name.partition(" ")
    return tag if kind == "Language" and tag else None
