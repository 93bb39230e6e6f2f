"""The text of a PDF, read in a limited child: lines to paragraphs, running heads and page numbers listed."""

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple

from statements.text.decoding import Unreadable
from statements.text.files import limited
from statements.text.files.reading.prepared import not_endless
from statements.text.importing.markers import bullet
from statements.text.importing.result import Dropped

_CHILD = str(Path(__file__).with_name("pdf_child.py"))
_MEMORY = 2 * 1024 * 1024  # KiB: PDFium maps much and uses little
_LOCKED = "The PDF is locked with a password. Open it, print it into a new PDF and try again."
_DAMAGED = "The PDF is damaged and cannot be read. Copy its text and paste it."
_NO_TEXT = "The PDF holds pictures of its pages, but no text. Copy the text from where it was written and paste it."
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|seite|página|pagina|pág\.?|стр\.?|с\.|σελ\.?|p\.)\s*)?\d{1,4}(?:\s*(?:/|of|de|von|из|di|על|من)\s*\d{1,4})?[\W_]*",
    re.I,
)
_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile("([^\\W\\d_]+)([-\u2010\u00ad\ufffe\x02])$")
_SIGNS = re.compile("[\ufffe\x02]")
_MARK = re.compile(r"[–—•·◦▪\-*]|\(?(?:\d{1,2}|[a-z])[.)]")
_EDGE = 3  # lines at either end of a page that may run through all of them
_WIDER = 1.4
_FULL = 0.75
_OTHER_SIZE = 0.3


class Line(NamedTuple):
    """Words and where they stand on their page."""

    text: str
    bottom: float
    top: float
    width: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(slots=True)
class Text:
    """`words` with a blank line where a larger gap was; what repeats on the pages; words whose hyphen at a line's end is gone."""

    words: str
    dropped: list[Dropped]
    closed_up: list[str]


def text_of(content: bytes) -> Text:
    """Raises Unreadable for a PDF that is locked, damaged or without text."""
    try:
        said = json.loads(limited.run(sys.executable, "-I", _CHILD, given=content, memory=_MEMORY))
    except limited.Failed as failure:
        raise Unreadable(_DAMAGED if failure.said else str(failure)) from failure
    if "refused" in said:
        raise Unreadable(_LOCKED if said["refused"] == "password" else _DAMAGED)
    pages = [[Line(text.strip(), *place) for text, *place in page if text.strip()] for page in said["pages"]]
    if not any(any(letter.isalpha() for letter in line.text) for page in pages for line in page):
        raise Unreadable(_NO_TEXT)
    not_endless(sum(map(len, pages)))
    dropped = _take_running(pages)
    lines = _paragraphs([_with_marks(page) for page in pages])
    closed_up: list[str] = []
    return Text("\n".join(_closed_up(lines, closed_up)), dropped, closed_up)


def _with_marks(page: list[Line]) -> list[Line]:
    """A mark that was drawn apart from the item it belongs to, at the same height, goes to its front."""
    alone = [n for n, line in enumerate(page) if _MARK.fullmatch(line.text)]
    fronts: dict[int, int] = {}
    for mark in alone:
        middle = (page[mark].bottom + page[mark].top) / 2
        beside = [n for n, line in enumerate(page) if n not in alone and line.bottom < middle < line.top]
        if beside:
            fronts.setdefault(beside[0], mark)
    taken = set(fronts.values())
    with_marks = [
        line._replace(text=f"{page[fronts[n]].text} {line.text}") if n in fronts else line
        for n, line in enumerate(page)
    ]
    return [line for n, line in enumerate(with_marks) if n not in taken]


def _take_running(pages: list[list[Line]]) -> list[Dropped]:
    """Take what stands at the same end of several pages, whatever its number, and page numbers."""
    ends = [{id(line) for line in [*page[:_EDGE], *page[-_EDGE:]]} for page in pages]
    near = [[line for line in page if id(line) in end] for page, end in zip(pages, ends, strict=True)]
    alike = Counter(form for lines in near for form in {_form(line.text) for line in lines})
    needed = max(2, (len(pages) + 1) // 2)
    dropped = []
    for page, lines in zip(pages, near, strict=True):
        for line in lines:
            number = line in (page[0], page[-1]) and _PAGE_NUMBER.fullmatch(line.text) is not None
            if number or alike[_form(line.text)] >= needed:
                page.remove(line)
                dropped.append(Dropped(0, line.text, "page number" if number else "running head or foot of the pages"))
            if not page:
                break
    return dropped


def _form(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split()))


def _paragraphs(pages: list[list[Line]]) -> list[list[str]]:
    """The lines of each paragraph or item: one ends at a gap, before a mark, or where a line is not full; an empty one is a gap."""
    steps = [
        above.bottom - below.bottom for page in pages for above, below in pairwise(page) if above.bottom > below.bottom
    ]
    usual = median(steps) if steps else 0
    widest = max(line.width for page in pages for line in page)
    found: list[list[str]] = []
    above: Line | None = None
    for page in pages:
        for n, line in enumerate(page):
            apart = above is None or (n > 0 and _is_apart(above, line, usual))
            if not apart and above is not None and above.width > _FULL * widest and bullet(line.text) is None:
                found[-1].append(line.text)
            else:
                found += [[]] * bool(apart and found)
                found.append([line.text])
            above = line
    return found


def _is_apart(above: Line, line: Line, usual: float) -> bool:
    """Whether a gap or another size of letters divides two lines."""
    sizes = abs(above.height - line.height) > _OTHER_SIZE * max(above.height, line.height)
    return sizes or above.bottom - line.bottom > _WIDER * usual


def _closed_up(paragraphs: list[list[str]], closed_up: list[str]) -> list[str]:
    """Each paragraph in one line; words that a hyphen broke are whole again, unless the text writes them with it elsewhere."""
    whole = "\n".join(line for lines in paragraphs for line in lines)
    found = []
    for lines in paragraphs:
        text = lines[0] if lines else ""
        for line in lines[1:]:
            broken = _BROKEN.search(text)
            if broken is None or not line[:1].islower():
                text = f"{text} {line}"
                continue
            first = line.partition(" ")[0]
            hyphen = "-" if broken[2] == "-" and f"{broken[1]}-{first}" in whole else ""
            if not hyphen:
                closed_up.append((broken[1] + first).rstrip(".,;:!?"))
            text = text[: -len(broken[2])] + hyphen + line
        found.append(_SIGNS.sub("-", text))
    return found
