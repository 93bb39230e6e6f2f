"""Pandoc's inline tree to runs of a document."""

import re
from collections.abc import Callable
from typing import Any

from organisations.scripts import direction_of, is_language
from statements.text.files.reading.passages import BREAK, SOFT
from statements.text.files.reading.prepared import Facts, Prepared
from statements.text.files.signs import CALL, FIELD, LANGUAGE, LANGUAGE_ENDS, PARAGRAPH
from statements.text.normalising import merge, sorted_marks
from statements.text.reading import Inline

Mark = dict[str, str]
_HREF = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_COUNT = "{signatory_count}"
_MARKS: dict[str, Mark] = {"Strong": {"type": "strong"}, "Emph": {"type": "emphasis"}}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_QUOTES = {"SingleQuote": "‘’", "DoubleQuote": "“”"}


def language_mark(tag: str) -> Mark:
    return {"type": "language", "language": tag, "direction": direction_of(tag)}


class Runner:
    """`note` takes the blocks of a note and gives its id."""

    def __init__(self, prepared: Prepared, note: Callable[[list[dict[str, Any]]], str]) -> None:
        self._prepared = prepared
        self._note = note

    def runs(self, inlines: list[dict[str, Any]], marks: tuple[Mark, ...] = ()) -> tuple[list[Inline], Facts | None]:
        """The runs, and what was noted of the paragraph they make, if anything was."""
        found: list[Inline] = []
        self._all(inlines, marks, found)
        return self._read_signs(merge(found))

    def language_marks(self, attributes: Any) -> tuple[Mark, ...]:
        """The language that an element says of itself."""
        tag = dict(attributes[2]).get("lang", "") or dict(attributes[2]).get("xml:lang", "")
        return (language_mark(tag),) if is_language(tag) and tag != self._prepared.language else ()

    def raw(self, code: str) -> None:
        """Code inside a text: tags say nothing, all else is listed."""
        self._prepared.drop(_TAG.sub("", code), "code, which is no text")

    def _all(self, inlines: list[dict[str, Any]], marks: tuple[Mark, ...], found: list[Inline]) -> None:
        for inline in inlines:
            self._one(inline["t"], inline.get("c"), marks, found)

    def _one(self, tag: str, content: Any, marks: tuple[Mark, ...], found: list[Inline]) -> None:
        if tag == "Str":
            found.append(_text(content, marks))
        elif tag in ("Space", "SoftBreak", "LineBreak"):
            found.append(_text({"Space": " ", "SoftBreak": SOFT, "LineBreak": BREAK}[tag], marks))
        elif tag in _MARKS:
            self._all(content, (*marks, _MARKS[tag]), found)
        elif tag in ("Underline", "Strikeout", "SmallCaps", "Subscript"):
            self._all(content, marks, found)
        elif tag == "Superscript":
            self._raised(content, marks, found)
        elif tag == "Quoted":
            quotes = _QUOTES[content[0]["t"]]
            found.append(_text(quotes[0], marks))
            self._all(content[1], marks, found)
            found.append(_text(quotes[1], marks))
        elif tag in ("Code", "Math"):
            found.append(_text(content[1], marks))
        elif tag == "Cite":
            self._all(content[1], marks, found)
        elif tag == "Span":
            own = self.language_marks(content[0])
            kept = tuple(mark for mark in marks if mark["type"] != "language") if own else marks
            self._all(content[1], kept + own, found)
        elif tag == "Link":
            self._link(content, marks, found)
        elif tag == "Image":
            said: list[Inline] = []
            self._all(content[1], (), said)
            # Of a picture in rich text pandoc says “image”, whatever it shows.
            words = "".join(run.get("text", "") for run in said) if self._prepared.kind != "rtf" else ""
            self._prepared.drop(words.strip() or "(a picture without description)", "picture")
        elif tag == "Note":
            found.append({"note": self._note(content)})
        elif tag == "RawInline":
            self.raw(content[1])

    def _raised(self, content: Any, marks: tuple[Mark, ...], found: list[Inline]) -> None:
        """Raised digits are signs of their own in plain text; other raised letters are letters."""
        inner: list[Inline] = []
        self._all(content, marks, inner)
        raised = all(run.get("text", "x").strip().isdecimal() for run in inner if run.get("text", "x").strip())
        found += [{**run, "text": run["text"].translate(_RAISED)} if raised and "text" in run else run for run in inner]

    def _link(self, content: Any, marks: tuple[Mark, ...], found: list[Inline]) -> None:
        address = content[2][0]
        if _HREF.fullmatch(address):
            marks = (*(mark for mark in marks if mark["type"] != "link"), {"type": "link", "href": address})
        elif address and not address.startswith("#"):
            self._prepared.drop(address, "address of a link that leads to no web page or mailbox")
        self._all(content[1], marks, found)

    def _read_signs(self, runs: list[Inline]) -> tuple[list[Inline], Facts | None]:
        signs, facts, languages, read = self._prepared.signs, None, list[Mark](), list[Inline]()
        for run in runs:
            if "text" not in run:
                read.append(run)
                continue
            for part in signs.split(run["text"]):
                if isinstance(part, str):
                    marks = (*run.get("marks", ()), *languages[-1:])
                    read += [_text(part, marks)] if self._prepared.own else _with_count(part, marks)
                    continue
                letter, number = part
                if letter == PARAGRAPH:
                    facts = facts or self._prepared.facts[number]
                elif letter == FIELD:
                    read.append({"field": "signatory_count"})
                elif letter == CALL:
                    read.append({"note": f"#{number}"})
                elif letter == LANGUAGE:
                    languages.append(language_mark(self._prepared.languages[number]))
                elif letter == LANGUAGE_ENDS and languages:
                    languages.pop()
        return merge(read), facts


def _text(words: str, marks: tuple[Mark, ...]) -> Inline:
    return {"text": words, "marks": sorted_marks(list(marks))} if marks else {"text": words}


def _with_count(words: str, marks: tuple[Mark, ...]) -> list[Inline]:
    """Where a text shows the name of the number of signatories, it is that number."""
    runs: list[Inline] = []
    for n, part in enumerate(words.split(_COUNT)):
        runs += [{"field": "signatory_count"}] * bool(n) + ([_text(part, marks)] if part else [])
    return runs
