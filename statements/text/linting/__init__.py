"""Point at what is probably wrong in a text before it is locked; correct nothing that nobody asked for.

`stop` findings refuse the lock, `look` findings ask a person (DOMAIN 0, 4, 8, 67, 68; scenarios 4 and 16).
"""

from collections.abc import Callable, Iterator
from itertools import islice

from statements.text.issue import Issue
from statements.text.linting import notes, punctuation, spacing, typed
from statements.text.linting.characters import invisible
from statements.text.linting.demands import demand_findings
from statements.text.linting.finding import OBJECT, Field, Finding, Mend
from statements.text.linting.mending import mended
from statements.text.linting.notes import note_findings
from statements.text.linting.quotes import quote_findings
from statements.text.linting.scripts import mixed_scripts
from statements.text.linting.short import Group, in_short
from statements.text.linting.words import Words, all_words
from statements.text.reading import Document

__all__ = ["OBJECT", "Field", "Finding", "Group", "Mend", "findings", "in_short", "mended"]

# Of one kind in one field: nobody reads more, and a text made of mistakes must not cost the time of all of them.
_AT_MOST = 50
_SPACED: tuple[Callable[[Words], Iterator[Finding]], ...] = (
    punctuation.missing_spaces,
    punctuation.stray_spaces,
    punctuation.french_spaces,
    spacing.doubled_spaces,
)
_RULES: tuple[Callable[[Words], Iterator[Finding]], ...] = (
    invisible,
    mixed_scripts,
    spacing.hyphens,
    spacing.small_letters,
    notes.misplaced_calls,
    notes.typed_calls,
    typed.typed_issue,
    typed.typed_count,
    typed.long_paragraphs,
)


def findings(document: Document, issue: Issue | None = None) -> list[Finding]:
    """Everything to look at, the stops first, then in reading order. Expects a valid document."""
    fields = all_words(document)
    found = [*_issue(issue), *_title(document), *note_findings(document, fields), *demand_findings(document, fields)]
    found += islice(quote_findings(fields), _AT_MOST)
    for words in fields:
        rules = _RULES if words.base in punctuation.UNSPACED else _RULES + _SPACED
        for rule in rules:
            found += islice(rule(words), _AT_MOST)
    return sorted(found, key=_place(fields))


def _place(fields: list[Words]) -> Callable[[Finding], tuple[bool, int, int]]:
    order = {(words.where, words.field): position for position, words in enumerate(fields)}
    first = {words.where: position for position, words in reversed(list(enumerate(fields)))}

    def place(finding: Finding) -> tuple[bool, int, int]:
        position = order.get((finding.where, finding.field), first.get(finding.where, -1))
        return finding.severity != "stop", position, finding.start

    return place


def _issue(issue: Issue | None) -> list[Finding]:
    if issue is None or not issue.ambiguous:
        return []
    number, day = issue.readings[0], issue.readings[1]
    sentence = f"The issue line can be read as number {number.number} of {number.date} or as the date {day.date}."
    advice = "Choose what is meant; number and date are two fields."
    return [Finding("issue_ambiguous", "stop", "issue", f"{number.number} / {day.date}", sentence, advice=advice)]


def _title(document: Document) -> list[Finding]:
    if document["title"].strip():
        return []
    return [
        Finding("title_missing", "stop", "title", "", "The statement has no title.", "title", advice="Write a title.")
    ]
