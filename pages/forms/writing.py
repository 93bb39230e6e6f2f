"""The plain editor's form: a sheet of fields, block by block. It works without JavaScript: every button posts the sheet,
which comes back with all that was typed and the change made. Only saving writes a revision.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations.scripts import direction_of, is_language
from pages.forms import no_language
from statements.text.normalising import normalise
from statements.text.reading import note_calls
from statements.text.schema import MOST, InvalidDocument, validate
from statements.text.writing import UnknownNote, read, written

KINDS = {
    "paragraph": gettext_lazy("Paragraph"),
    "heading": gettext_lazy("Heading"),
    "quotation": gettext_lazy("Quotation"),
    "demand_list": gettext_lazy("Demands"),
    "appeal": gettext_lazy("Appeal"),
    "separator": gettext_lazy("Separator"),
}
MARKERS = {
    "dash": gettext_lazy("Dash –"),
    "bullet": gettext_lazy("Bullet •"),
    "number": gettext_lazy("Numbers 1. 2."),
    "letter": gettext_lazy("Letters (a) (b)"),
}
FIELDS = ("id", "type", "text", "level", "source", "lead_in", "addressee", "marker", "gone")


@dataclass
class Sheet:
    """What stands in the fields. `errors` maps a field's name to what is wrong with it."""

    title: str = ""
    language: str = "en"
    lead: dict[str, str] = field(default_factory=dict)
    blocks: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, str]] = field(default_factory=list)
    message: str = ""
    based_on: int = 0
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: dict[str, Any], *, based_on: int) -> "Sheet":
        """The fields of a document."""
        ids = [note["id"] for note in document["notes"]]
        lead = document["lead"] or {"id": "", "text": []}
        return cls(
            title=document["title"],
            language=document["language"],
            lead=_clause(lead, ids),
            blocks=[_block(block, ids) for block in document["blocks"]],
            notes=[_clause(note, ids) for note in document["notes"]],
            based_on=based_on,
        )

    @classmethod
    def empty(cls, *, title: str, language: str) -> "Sheet":
        """A title and one empty paragraph, to begin with."""
        return cls(title=title, language=language, lead=_empty("p"), blocks=[_empty("p") | {"type": "paragraph"}])

    @classmethod
    def posted(cls, post: Mapping[str, str]) -> "Sheet":
        """The fields as they came; whatever is missing is empty."""
        blocks = [_posted(post, f"b-{n}-") for n in range(_number(post, "blocks"))]
        left = MOST
        for n, block in enumerate(blocks):
            demands = _number(post, f"b-{n}-demands", most=left)
            left -= demands
            block["demands"] = [_posted(post, f"b-{n}-d-{d}-") for d in range(demands)]
            block["type"] = block["type"] if block["type"] in KINDS else "paragraph"
        return cls(
            title=post.get("title", ""),
            language=post.get("language", "").strip() or "en",
            lead=_posted(post, "lead-"),
            blocks=blocks,
            notes=[_posted(post, f"n-{n}-") for n in range(_number(post, "notes"))],
            message=post.get("message", "").replace("\0", "")[:300],  # which PostgreSQL knows not
            based_on=_number(post, "based_on", most=10**9),
        )

    def do(self, act: str) -> None:
        """Carry out a button: `up|down|gone|back:PLACE`, `add:KIND:PLACE`, `add:demand:BLOCK`, `add:note`.

        A place is `b:2`, `d:2:0` or `n:1`. What does not exist is left alone: the page may be old.
        """
        verb, *rest = act.split(":")
        if verb == "add":
            self._add(rest)
        elif len(rest) > 1 and (found := self._at(rest)) is not None:
            row, n = found
            if verb in ("gone", "back"):
                row[n]["gone"] = "1" if verb == "gone" else ""
            elif 0 <= (to := n + {"up": -1, "down": 1}.get(verb, 0)) < len(row):
                row[n], row[to] = row[to], row[n]

    def document(self) -> dict[str, Any] | None:
        """The document that the fields describe, valid and in its normal form; None where `errors` say what to mend."""
        if not is_language(self.language):
            self.errors["language"] = no_language(self.language)
            return None
        document = self._as_typed()
        if self.errors:
            return None
        try:
            document = normalise(_notes_in_order(document))
            validate(document)
        except InvalidDocument as refusal:
            self.errors["title"] = str(refusal)
            return None
        return document

    def _as_typed(self) -> dict[str, Any]:
        self._ids = [note["id"] or _fresh("n") for note in self.notes]
        lead = self.lead["id"] or _fresh("p")
        blocks = [(n, block) for n, block in enumerate(self.blocks) if not block["gone"]]
        notes = [(n, key) for n, key in enumerate(self._ids) if not self.notes[n]["gone"]]
        return {
            "version": 1,
            "language": self.language,
            "direction": direction_of(self.language),
            "title": self.title,
            "lead": self._read_clause("lead-text", lead, self.lead) if self.lead["text"].strip() else None,
            "blocks": [part for n, block in blocks for part in self._parts(n, block)],
            "notes": [self._read_clause(f"n-{n}-text", key, self.notes[n]) for n, key in notes],
        }

    def _read_clause(self, name: str, key: str, typed: Mapping[str, str]) -> dict[str, Any]:
        return {"id": key, "text": self._read(name, typed["text"])}

    def _add(self, rest: list[str]) -> None:
        kind, place = [*rest, "", ""][:2]
        if kind == "note":
            self.notes.append(_empty("n"))
        elif kind == "demand" and 0 <= _place(place) < len(self.blocks):
            self.blocks[_place(place)]["demands"].append(_empty("d"))
        elif kind in KINDS and _place(place) >= 0:
            new = _empty(kind[0]) | {"type": kind, "marker": "dash", "level": "2"}
            new["demands"] = [_empty("d")] if kind == "demand_list" else []
            self.blocks.insert(_place(place), new)

    def _at(self, place: list[str]) -> tuple[list[dict[str, Any]], int] | None:
        numbers = [_place(p) for p in place[1:]]
        row: list[dict[str, Any]] = {"b": self.blocks, "n": self.notes}.get(place[0], [])
        if place[0] == "d" and 0 <= numbers[0] < len(self.blocks):
            row = self.blocks[numbers[0]]["demands"]
        return (row, numbers[-1]) if 0 <= numbers[-1] < len(row) else None

    def _parts(self, n: int, block: dict[str, Any]) -> list[dict[str, Any]]:
        """A block; a paragraph with empty lines in it is as many paragraphs."""
        key, name = block["id"] or _fresh(block["type"][0]), f"b-{n}-text"
        base: dict[str, Any] = {"id": key, "type": block["type"]}
        if block["type"] == "separator":
            return [base]
        if block["type"] == "demand_list":
            return [base | self._demand_list(n, block)]
        if block["type"] == "heading":
            base["level"] = int(block["level"]) if block["level"] in ("2", "3", "4") else 2
        if block["type"] == "quotation" and block["source"].strip():
            base["source"] = block["source"]
        texts = re.split(r"\n[ \t]*\n", block["text"].strip()) if block["type"] == "paragraph" else [block["text"]]
        first = base | {"text": self._read(name, texts[0])}
        more = [{"id": _fresh("p"), "type": "paragraph", "text": self._read(name, t)} for t in texts[1:] if t.strip()]
        return [first, *more] if "".join(texts).strip() else []

    def _demand_list(self, n: int, block: dict[str, Any]) -> dict[str, Any]:
        """A demand with a line break in it is as many demands."""
        demands = []
        for d, demand in enumerate(block["demands"]):
            lines = [] if demand["gone"] else [line for line in demand["text"].splitlines() if line.strip()]
            keys = [demand["id"] or _fresh("d"), *(_fresh("d") for _line in lines[1:])]
            texts = [self._read(f"b-{n}-d-{d}-text", line) for line in lines]
            demands += [{"id": key, "text": text} for key, text in zip(keys, texts, strict=False)]
        addressee = {"addressee": block["addressee"]} if block["addressee"].strip() else {}
        marker = block["marker"] if block["marker"] in MARKERS else "dash"
        return {"lead_in": block["lead_in"], "marker": marker, "demands": demands, **addressee}

    def _read(self, name: str, text: str) -> list[dict[str, Any]]:
        try:
            runs = read(text, self._ids)
        except UnknownNote as unknown:
            self.errors[name] = _no_note(unknown.number)
            return []
        for run in runs:
            if "note" in run and self.notes[place := self._ids.index(run["note"])]["gone"]:
                self.errors[name] = _no_note(place + 1)
        return runs


def _no_note(number: int) -> str:
    return _("Note %(number)s is called here, but there is no such note. Add it below.") % {"number": number}


def _clause(clause: Mapping[str, Any], ids: list[str]) -> dict[str, str]:
    return _empty("") | {"id": clause["id"], "text": written(clause["text"], ids)}


def _block(block: Mapping[str, Any], ids: list[str]) -> dict[str, Any]:
    words = {name: str(block[name]) for name in FIELDS if name in block and name != "text"}
    text = written(block["text"], ids) if "text" in block else ""
    return _empty("") | words | {"text": text, "demands": [_clause(d, ids) for d in block.get("demands", ())]}


def _posted(post: Mapping[str, str], prefix: str) -> dict[str, Any]:
    return {name: post.get(prefix + name, "").replace("\r\n", "\n") for name in FIELDS}


def _empty(letter: str) -> dict[str, Any]:
    return dict.fromkeys(FIELDS, "") | {"id": _fresh(letter) if letter else ""}


def _fresh(letter: str) -> str:
    """A new clause's id, which no clause had before, also none that was removed."""
    return letter + secrets.token_hex(5)


def _number(post: Mapping[str, str], name: str, *, most: int = MOST) -> int:
    value = post.get(name, "")
    return min(int(value), most) if value.isascii() and value.isdecimal() and len(value) < 10 else 0


def _place(written: str) -> int:
    """-1 for what is no place."""
    return int(written) if written.isdecimal() and len(written) < 10 else -1


def _notes_in_order(document: dict[str, Any]) -> dict[str, Any]:
    """Notes are numbered by the place of their call; those that nobody calls stand last, where the linter finds them."""
    called = list(dict.fromkeys(note for _where, note in note_calls(document)))
    place = {note: n for n, note in enumerate(called)}
    return {**document, "notes": sorted(document["notes"], key=lambda note: place.get(note["id"], len(place)))}
