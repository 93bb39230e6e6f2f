"""The last net under a reader: words that a file has and that arrived nowhere."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from statements.text.importing.result import Import

_WORD = re.compile(r"[^\W\d_]+|\d+")


def word_counts(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def texts_of(result: Import) -> Iterator[str]:
    """Every word an import kept anywhere: placed, dropped, made number and date, or made structure."""
    document = result.document
    yield document["title"]
    yield from result.marks
    yield from (dropped.text for dropped in result.dropped)
    yield result.issue_line.text if result.issue_line else ""
    clauses = [document["lead"] or {}, *document["blocks"], *document["notes"]]
    for block in document["blocks"]:
        yield from (block.get(key) or "" for key in ("lead_in", "addressee", "source"))
        clauses += block.get("demands", [])
    for clause in clauses:
        # Marks and calls may cut a word in two: it is one word all the same.
        yield "".join(run.get("text", "") for run in clause.get("text", []))


def missing(lines: Iterable[str], result: Import) -> list[str]:
    """The lines with words that are nowhere in the import: the words alone, in their order."""
    there = word_counts(texts_of(result))
    whole = _letters("".join(texts_of(result)))
    found = []
    for line in lines:
        words = _WORD.findall(unicodedata.normalize("NFKC", line).casefold())
        lost = []
        for word in words:
            if there[word]:
                there[word] -= 1
            else:
                lost.append(word)
        # The letters of a line in one piece somewhere: a cut in the middle of a word is no loss.
        if lost and _letters(line) not in whole:
            found.append(" ".join(lost))
    return found


def _letters(text: str) -> str:
    return "".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
