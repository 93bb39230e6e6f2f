"""Point at what is probably wrong in a text before it is locked; correct nothing.

`stop` findings refuse the lock, `look` findings ask a person (DOMAIN 8, 67, 68; scenarios 4 and 16).
"""

from itertools import islice

from statements.text.issue import Issue
from statements.text.linting.characters import invisible
from statements.text.linting.demands import demand_findings
from statements.text.linting.finding import Finding
from statements.text.linting.notes import note_findings
from statements.text.linting.scripts import mixed_scripts
from statements.text.linting.spacing import spacing
from statements.text.reading import Document, blocks_with_ids, plain

__all__ = ["Finding", "findings"]

# Of one kind in one clause: nobody reads more, and a text made of mistakes must not cost the time of all of them.
_AT_MOST = 50


def findings(document: Document, issue: Issue | None = None) -> list[Finding]:
    """Everything to look at, the stops first, then in reading order. Expects a valid document."""
    language = document["language"]
    found = [*_issue(issue), *_title(document), *note_findings(document), *demand_findings(document)]
    for where, text in _texts(document):
        for rule in (invisible(where, text), mixed_scripts(where, text, language), spacing(where, text, language)):
            found += islice(rule, _AT_MOST)
    return sorted(found, key=lambda finding: finding.severity != "stop")


def _texts(document: Document) -> list[tuple[str, str]]:
    texts = [("title", document["title"])]
    for clause in blocks_with_ids(document):
        for key in ("lead_in", "addressee", "source"):
            if clause.source.get(key):
                texts.append((clause.id, clause.source[key]))
        if clause.text:
            texts.append((clause.id, plain(clause.text)))
    return texts


def _issue(issue: Issue | None) -> list[Finding]:
    if issue is None or not issue.ambiguous:
        return []
    number, day = issue.readings[0], issue.readings[1]
    sentence = f"The issue line can be read as number {number.number} of {number.date} or as the date {day.date}."
    return [Finding("issue_ambiguous", "stop", "issue", f"{number.number} / {day.date}", sentence)]


def _title(document: Document) -> list[Finding]:
    if document["title"].strip():
        return []
    return [Finding("title_missing", "stop", "title", "", "The statement has no title.")]
