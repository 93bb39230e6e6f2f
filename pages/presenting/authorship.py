"""The present text with whoever wrote each word of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import Any

from pages.presenting.changed import place
from statements.models import Revision, Statement
from statements.text.comparing.blame import Clause, blame

MOST = 500  # revisions that are looked into; what is older counts as written in the first of them


@dataclass(frozen=True)
class Author:
    """Somebody, or several who wrote together; `sign` stands for them between the words."""

    name: str
    sign: str


@dataclass(frozen=True)
class Stretch:
    """Words of one revision, and the space behind them. `signed` are those that came later than the clause's first ones."""

    inlines: list[dict[str, Any]]
    gap: str
    revision: Revision
    author: Author
    signed: bool


@dataclass
class Row:
    kind: str
    title: str
    words: list[Stretch]
    by: dict[Author, list[Revision]] = field(default_factory=dict)


@dataclass(frozen=True)
class Authorship:
    rows: list[Row]
    authors: list[tuple[Author, int]]  # with their part of the letters in percent, the largest first
    first: int  # the number of the first revision that was looked into


def authorship(statement: Statement) -> Authorship:
    """Asks three times, however many revisions there are."""
    newest = statement.revisions.order_by("-number")[:MOST]
    revisions = {r.number: r for r in newest.select_related("author").prefetch_related("also_by").defer("document")}
    first = min(revisions)
    texts = statement.revisions.filter(number__gte=first).order_by("number").values_list("number", "document")
    found = blame(texts.iterator(chunk_size=50))
    authors = _authors(found, revisions)
    rows = [_row(clause, revisions, authors) for clause in found if clause.words]
    letters: Counter[Author] = Counter()
    for clause in found:
        for written in clause.words:
            letters[authors[written.revision]] += _letters(written.inlines)
    whole = letters.total() or 1
    return Authorship(rows, [(author, round(100 * n / whole)) for author, n in letters.most_common()], first)


def _authors(found: list[Clause], revisions: dict[int, Revision]) -> dict[int, Author]:
    """Of each revision, in the order of their first; the same people have the same sign."""
    signs: dict[str, Author] = {}
    made = {}
    for number in sorted({written.revision for clause in found for written in clause.words}):
        name = _names(revisions[number])
        made[number] = signs.setdefault(name, Author(name, _sign(len(signs))))
    return made


def _names(revision: Revision) -> str:
    names = sorted({str(person) for person in revision.also_by.all()} - {str(revision.author)})
    return ", ".join([str(revision.author), *names])


def _sign(n: int) -> str:
    """A, B, … Z, A2, B2 …"""
    round_, letter = divmod(n, len(ascii_uppercase))
    return ascii_uppercase[letter] + (str(round_ + 1) if round_ else "")


def _row(clause: Clause, revisions: dict[int, Revision], authors: dict[int, Author]) -> Row:
    numbers = sorted({written.revision for written in clause.words})
    row = Row(clause.unit.kind, place(clause.unit), [])
    for number in numbers:
        row.by.setdefault(authors[number], []).append(revisions[number])
    for inlines, number in clause.words:
        words, gap = _without_gap(inlines)
        row.words.append(Stretch(words, gap, revisions[number], authors[number], number != numbers[0]))
    return row


def _without_gap(inlines: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], str]:
    """So that a sign stands at its word."""
    text = inlines[-1].get("text", "")
    words = text.rstrip()
    if words == text or not words:
        return inlines, ""
    return [*inlines[:-1], {**inlines[-1], "text": words}], text[len(words) :]


def _letters(inlines: Iterable[dict[str, Any]]) -> int:
    return sum(len(inline.get("text", "*")) for inline in inlines)
