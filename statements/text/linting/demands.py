"""Demands have words, a lead-in with a colon, and no marker but the list's own (DOMAIN 67)."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from statements.text.linting.endings import ending_findings
from statements.text.linting.finding import Finding, Mend
from statements.text.linting.words import Words
from statements.text.reading import Document

_BULLET = re.compile(r"[-–—•‣▪·*][ \u00a0]+(?=\S)")
_COUNTED = re.compile(r"\(?(\d{1,2}|[a-zа-я])[.)][ \u00a0]+(?=\S)")
_NO_COLON = re.compile(r"[\w\u0300-\u036f\u064b-\u0652\u093e-\u094d][.,;]?$")


def demand_findings(document: Document, fields: Sequence[Words]) -> Iterator[Finding]:
    """Demands without words (stop), and lists that break with the convention (look)."""
    of = {(words.where, words.field): words for words in fields}
    for block in document["blocks"]:
        if block["type"] != "demand_list":
            continue
        if not block["demands"]:
            yield _empty(block["id"], block["lead_in"], "The list has no demands.")
        demands = [of[demand["id"], "text"] for demand in block["demands"]]
        for position, words in enumerate(demands, 1):
            if not words.text.strip():
                yield _empty(words.where, "", f"Demand {position} has no words.")
        if block["lead_in"]:
            yield from _lead_in(of[block["id"], "lead_in"])
        yield from _typed_markers(demands)
        yield from ending_findings(demands)


def _empty(where: str, excerpt: str, sentence: str) -> Finding:
    return Finding("demand_empty", "stop", where, excerpt, sentence, advice="Write the demand, or delete it.")


def _lead_in(words: Words) -> Iterator[Finding]:
    """After a question, a shout or a dash a colon would be one sign too many."""
    match = _NO_COLON.search(words.text)
    if match is None or words.base == "hy":  # where ":" is the full stop
        return
    colon = "：" if words.base in ("zh", "ja") else "\u00a0:" if words.base == "fr" else ":"
    start, end = match.start() + 1, len(words.text)
    mend = Mend("End with a colon", start, end, colon)
    sentence = "The words before the demands do not end with a colon."
    yield words.look("lead_in_colon", max(start - 1, 0), end, sentence, "End them with a colon.", mend)


def _typed_markers(demands: Sequence[Words]) -> Iterator[Finding]:
    """ "– bread" in a list that has its own dashes; a number only where every demand has one: "1. Mai" is a day."""
    counted = [_COUNTED.match(words.text) for words in demands]
    all_counted = len(demands) > 1 and all(match and match[1] in _counts(n) for n, match in enumerate(counted, 1))
    for words, count in zip(demands, counted, strict=True):
        match: Any = _BULLET.match(words.text) or (count if all_counted else None)
        if match:
            sentence = f"The demand begins with “{match[0].strip()}”, and the list sets its own signs."
            mend = Mend("Take the sign out", 0, match.end(), "")
            yield words.look("demand_marker", 0, match.end(), sentence, "Take it out.", mend)


def _counts(n: int) -> tuple[str, ...]:
    return (str(n), chr(ord("a") + n - 1) if n <= 26 else "", chr(ord("а") + n - 1) if n <= 26 else "")
