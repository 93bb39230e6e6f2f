"""An import as a page of text for a terminal."""

from collections.abc import Iterator

from statements.text.importing.result import Import
from statements.text.reading import plain

_WIDTH = 76


def outline(result: Import) -> str:
    """Title, issue with both readings, structure, and everything that a person should look at."""
    return "\n".join([*_head(result), "", *_blocks(result), "", *_remarks(result)]).rstrip()


def _head(result: Import) -> Iterator[str]:
    document, issue = result.document, result.issue
    yield f"Title:     {document['title'] or '(none)'}"
    yield f"Language:  {document['language']} ({document['direction']})"
    if not issue.readings:
        yield "Issue:     (none)"
    for reading in issue.readings[:1]:
        yield f"Issue:     {_reading(reading.number, reading.date)}"
    for reading in issue.readings[1:]:
        yield f"           or {_reading(reading.number, reading.date)}: please decide"


def _reading(number: int | None, date: str | None) -> str:
    return ", ".join(filter(None, [f"number {number}" if number is not None else "", f"date {date}" if date else ""]))


def _blocks(result: Import) -> Iterator[str]:
    document = result.document
    if document["lead"]:
        yield f"lead         {_cut(plain(document['lead']['text']))}"
    for block in document["blocks"]:
        if block["type"] == "demand_list":
            count = len(block["demands"])
            yield f"demand list  {_cut(block['lead_in'])} ({count} demands, {block['marker']})"
            yield from (f"           – {_cut(plain(demand['text']))}" for demand in block["demands"])
        else:
            yield f"{block['type']:<12} {_cut(plain(block.get('text', [])))}"
    for position, note in enumerate(document["notes"], 1):
        yield f"note {position:<7} {_cut(plain(note['text']))}"


def _remarks(result: Import) -> Iterator[str]:
    for dropped in result.dropped:
        yield f"Dropped line {dropped.line}: {_cut(dropped.text)} ({dropped.reason})"
    for place in result.doubtful:
        yield f"Doubtful: {place.sentence}{f' “{_cut(place.excerpt)}”' if place.excerpt else ''}"
    for finding in result.findings:
        quoted = f" “{finding.excerpt}”" if finding.excerpt else ""
        yield f"{finding.severity.capitalize()} at {finding.where}: {finding.sentence}{quoted}"


def _cut(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1].rstrip() + "…"
