"""The text of a PDF, read in a limited child: lines to paragraphs, running heads and page numbers listed."""

import json
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from statistics import median

from statements.text.decoding import Unreadable
from statements.text.files import limited
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
_HYPHEN = re.compile("[\ufffe\x02\u00ad]$")
_EDGE = 3  # lines at either end of a page that may run through all of them
_WIDER = 1.4

Line = tuple[str, float, float]  # words, bottom, top


def text_of(content: bytes) -> tuple[str, list[Dropped]]:
    """The words, a blank line where a larger gap was, and what repeats on the pages. Raises Unreadable."""
    try:
        said = json.loads(limited.run(sys.executable, "-I", _CHILD, given=content, memory=_MEMORY))
    except limited.Failed as failure:
        raise Unreadable(_DAMAGED if failure.said else str(failure)) from failure
    if "refused" in said:
        raise Unreadable(_LOCKED if said["refused"] == "password" else _DAMAGED)
    pages: list[list[Line]] = [
        [(text, bottom, top) for text, bottom, top in page if text.strip()] for page in said["pages"]
    ]
    if not any(any(letter.isalpha() for letter in line[0]) for page in pages for line in page):
        raise Unreadable(_NO_TEXT)
    dropped = _take_running(pages)
    return "\n".join(_paragraphs(pages)), dropped


def _take_running(pages: list[list[Line]]) -> list[Dropped]:
    """Take what stands at the same end of several pages, whatever its number, and page numbers."""
    ends = [{id(line) for line in [*page[:_EDGE], *page[-_EDGE:]]} for page in pages]
    alike = Counter(
        form
        for page, near in zip(pages, ends, strict=True)
        for form in {_form(one[0]) for one in page if id(one) in near}
    )
    needed = max(2, (len(pages) + 1) // 2)
    dropped = []
    for page, near in zip(pages, ends, strict=True):
        for line in [one for one in page if id(one) in near]:
            outermost = line in (page[0], page[-1])
            number = outermost and _PAGE_NUMBER.fullmatch(line[0].strip()) is not None
            if number or (len(pages) > 1 and alike[_form(line[0])] >= needed):
                page.remove(line)
                reason = "page number" if number else "running head or foot of the pages"
                dropped.append(Dropped(0, line[0].strip(), reason))
    return dropped


def _form(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split()))


def _paragraphs(pages: list[list[Line]]) -> list[str]:
    """Lines as an editor would show them: a hyphen at the end of a line is closed up, a gap is a blank line."""
    steps = [above[1] - below[1] for page in pages for above, below in pairwise(page) if above[1] > below[1]]
    usual = median(steps) if steps else 0
    found: list[str] = []
    above: Line | None = None
    for page in pages:
        for n, line in enumerate(page):
            text, bottom, top = line
            if (
                above is not None
                and n
                and (
                    above[1] - bottom > _WIDER * usual
                    or abs((top - bottom) - (above[2] - above[1])) > 0.25 * (top - bottom)
                )
            ):
                found.append("")
            text = text.strip()
            if found and _HYPHEN.search(found[-1]):
                found[-1] = found[-1][:-1] + text
            else:
                found.append(text)
            above = line
    return [_HYPHEN.sub("-", line) for line in found]
