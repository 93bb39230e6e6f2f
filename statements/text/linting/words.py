"""The words of each field, with the places that are no words of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from statements.text.linting.finding import OBJECT, Field, Finding, Mend, Severity, excerpt
from statements.text.reading import Document, Inline, blocks_with_ids

_SOLID = re.compile(r"\S+")
_WEB = ("//", "www.", "@")
_PLAIN_FIELDS: tuple[Field, ...] = ("addressee", "lead_in", "source")


@dataclass(frozen=True)
class Words:
    """One field: its text with U+FFFC for each of `objects` (note calls and computed fields), which counts as one place."""

    where: str
    field: Field
    kind: str
    text: str
    language: str
    calls: tuple[tuple[int, str], ...] = ()
    objects: frozenset[int] = frozenset()
    foreign: tuple[tuple[int, int], ...] = ()

    @property
    def base(self) -> str:
        return self.language.partition("-")[0].lower()

    @cached_property
    def web(self) -> list[tuple[int, int]]:
        """Addresses of pages and people: no prose, and full of points and colons."""
        if not any(sign in self.text for sign in _WEB):
            return []
        return [m.span() for m in _SOLID.finditer(self.text) if any(sign in m[0] for sign in _WEB)]

    def is_prose(self, place: int) -> bool:
        """Whether the sign there belongs to the language of the document, and to no address."""
        return not (_within(self.foreign, place) or _within(self.web, place))

    def look(self, rule: str, start: int, end: int, sentence: str, advice: str, *mends: Mend) -> Finding:
        return self._finding("look", rule, start, end, sentence, advice, mends)

    def stop(self, rule: str, start: int, end: int, sentence: str, advice: str, *mends: Mend) -> Finding:
        return self._finding("stop", rule, start, end, sentence, advice, mends)

    def _finding(
        self, severity: Severity, rule: str, start: int, end: int, sentence: str, advice: str, mends: tuple[Mend, ...]
    ) -> Finding:
        quoted = excerpt(self.text, start, end).replace(OBJECT, "")
        return Finding(rule, severity, self.where, quoted, sentence, self.field, start, end, advice, mends)


def _within(spans: Sequence[tuple[int, int]], place: int) -> bool:
    at = bisect_right(spans, place, key=lambda span: span[0])
    return at > 0 and place < spans[at - 1][1]


def all_words(document: Document) -> list[Words]:
    """Every field that holds words, in reading order; empty ones of clauses as well, empty plain fields not."""
    return list(_all_words(document))


def _all_words(document: Document) -> Iterator[Words]:
    language = document["language"]
    yield Words("title", "title", "title", document["title"], language)
    for clause in blocks_with_ids(document):
        for key in _PLAIN_FIELDS:
            if clause.source.get(key):
                yield Words(clause.id, key, clause.kind, clause.source[key], language)
        if "text" in clause.source:
            yield _of(clause.id, clause.kind, clause.text, language)


def _of(where: str, kind: str, inlines: list[Inline], language: str) -> Words:
    parts, calls, objects, foreign, place = [], [], [], [], 0
    for inline in inlines:
        text = inline.get("text", OBJECT)
        if "text" not in inline:
            objects.append(place)
        if "note" in inline:
            calls.append((place, inline["note"]))
        if any(mark["type"] == "language" and mark["language"] != language for mark in inline.get("marks", ())):
            foreign.append((place, place + len(text)))
        parts.append(text)
        place += len(text)
    return Words(where, "text", kind, "".join(parts), language, tuple(calls), frozenset(objects), tuple(foreign))
