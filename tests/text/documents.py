"""Documents that nobody thought of, and others made of them by the hand of an editor."""

from copy import deepcopy
from random import Random
from typing import Any

from statements.text.normalising import merge

Document = dict[str, Any]
WORDS = ["we", "demand", "the", "water", "of", "all", "cities", "now", "fair", "prices", "Wasser", "вода", "水是权利", "الماء", "น้ำสะอาด", "l’eau", "e\u0301té"]  # fmt: skip
MARKS = [
    [{"type": "strong"}], [{"type": "emphasis"}], [{"type": "emphasis"}, {"type": "strong"}],
    [{"type": "link", "href": "https://a.example/"}], [{"type": "language", "language": "ru", "direction": "ltr"}],
]  # fmt: skip
KINDS = ("paragraph", "paragraph", "paragraph", "heading", "quotation", "demand_list", "appeal", "separator")


class Editor:
    """Writes a document and changes it; every choice by the dice."""

    def __init__(self, dice: Random) -> None:
        self.dice, self.count = dice, 0
        self.notes = [self.clause([]) for _ in range(dice.randrange(4))]
        names = [note["id"] for note in self.notes]
        self.document: Document = {
            "version": 1, "language": "en", "direction": "ltr", "title": self.words(),
            "lead": self.clause(names) if dice.random() < 0.5 else None,
            "blocks": [self.block(names) for _ in range(dice.randrange(7))],
            "notes": self.notes,
        }  # fmt: skip

    def id(self) -> str:
        self.count += 1
        return f"c{self.count}"

    def words(self, most: int = 12) -> str:
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(1, most)))

    def inlines(self, notes: list[str]) -> list[dict[str, Any]]:
        made: list[dict[str, Any]] = []
        for _ in range(self.dice.randint(0, 4)):
            made.append({"text": self.words() + self.dice.choice(["", " ", ", "])})
            if self.dice.random() < 0.4:
                made[-1]["marks"] = self.dice.choice(MARKS)
            if notes and self.dice.random() < 0.4:
                made.append({"note": self.dice.choice(notes)})
            if self.dice.random() < 0.1:
                made.append({"field": "signatory_count"})
        return merge(made)

    def clause(self, notes: list[str]) -> dict[str, Any]:
        return {"id": self.id(), "text": self.inlines(notes)}

    def block(self, notes: list[str]) -> dict[str, Any]:
        kind = self.dice.choice(KINDS)
        block: dict[str, Any] = {"id": self.id(), "type": kind}
        if kind == "separator":
            return block
        if kind == "demand_list":
            block |= {"lead_in": self.words(4), "marker": self.dice.choice(["dash", "number"])}
            if self.dice.random() < 0.5:
                block["addressee"] = self.words(3)
            return {**block, "demands": [self.clause(notes) for _ in range(self.dice.randrange(5))]}
        block["text"] = self.inlines(notes)
        if kind == "heading":
            block["level"] = self.dice.choice([2, 3])
        if kind == "quotation" and self.dice.random() < 0.5:
            block["source"] = self.words(2)
        return block

    def changed(self, times: int) -> Document:
        """Another document after so many changes; this one stays."""
        kept, self.document = self.document, deepcopy(self.document)
        for _ in range(times):
            self.dice.choice([
                self._write, self._mark, self._split, self._join, self._move, self._move_demand, self._remove, self._add,
                self._turn, self._aspects, self._note, self._rename,
            ])()  # fmt: skip
        made, self.document = self.document, kept
        return made

    def _prose(self) -> list[dict[str, Any]]:
        blocks = self.document["blocks"]
        return [b for b in blocks if "text" in b] + [d for b in blocks for d in b.get("demands", ())]

    def _one(self, of: list[Any]) -> list[Any]:
        return [self.dice.choice(of)] if of else []

    def _write(self) -> None:
        for clause in self._one(self._prose()):
            for run in self._one([i for i in clause["text"] if "text" in i]):
                parts = run["text"].split(" ")
                parts[self.dice.randrange(len(parts))] = self.words(2)
                run["text"] = " ".join(parts)

    def _mark(self) -> None:
        for clause in self._one(self._prose()):
            for n in self._one([n for n, i in enumerate(clause["text"]) if "text" in i]):
                text = clause["text"][n]["text"]
                cut = self.dice.randrange(len(text) + 1)
                halves = [
                    {"text": text[:cut], "marks": self.dice.choice(MARKS)},
                    {**clause["text"][n], "text": text[cut:]},
                ]
                clause["text"] = merge([*clause["text"][:n], *halves, *clause["text"][n + 1 :]])

    def _split(self) -> None:
        rows = [self.document["blocks"], *(b["demands"] for b in self.document["blocks"] if "demands" in b)]
        for row in self._one(rows):
            for n in self._one([n for n, b in enumerate(row) if len(b.get("text", ())) > 1]):
                cut = self.dice.randrange(1, len(row[n]["text"]))
                row.insert(n + 1, {**row[n], "id": self.id(), "text": row[n]["text"][cut:]})
                row[n] = {**row[n], "text": row[n]["text"][:cut]}

    def _join(self) -> None:
        rows = [self.document["blocks"], *(b["demands"] for b in self.document["blocks"] if "demands" in b)]
        for row in self._one(rows):
            for n in self._one([n for n in range(1, len(row)) if "text" in row[n] and "text" in row[n - 1]]):
                row[n - 1]["text"] = merge([*row[n - 1]["text"], {"text": " "}, *row.pop(n)["text"]])

    def _move(self) -> None:
        row = self.dice.choice([self.document["blocks"], self.document["notes"]])
        if row:
            row.insert(self.dice.randrange(len(row)), row.pop(self.dice.randrange(len(row))))

    def _move_demand(self) -> None:
        lists = [b["demands"] for b in self.document["blocks"] if "demands" in b]
        for row in self._one([row for row in lists if row]):
            demand, to = row.pop(self.dice.randrange(len(row))), self.dice.choice(lists)
            to.insert(self.dice.randint(0, len(to)), demand)

    def _remove(self) -> None:
        for row in self._one(
            [b["demands"] for b in self.document["blocks"] if b.get("demands")] + [self.document["blocks"]]
        ):
            if row:
                row.pop(self.dice.randrange(len(row)))

    def _add(self) -> None:
        names = [note["id"] for note in self.document["notes"]]
        blocks = self.document["blocks"]
        blocks.insert(self.dice.randint(0, len(blocks)), self.block(names))

    def _turn(self) -> None:
        """The lead becomes a paragraph or the other way; a paragraph becomes an appeal."""
        lead, blocks = self.document["lead"], self.document["blocks"]
        if lead:
            blocks.insert(0, {**lead, "type": "paragraph"})
            self.document["lead"] = None
        elif blocks and blocks[0]["type"] == "paragraph":
            self.document["lead"] = {key: value for key, value in blocks.pop(0).items() if key != "type"}
        for block in self._one([b for b in blocks if b["type"] == "paragraph"]):
            block["type"] = "appeal"

    def _aspects(self) -> None:
        for block in self._one(
            [b for b in self.document["blocks"] if b["type"] in ("heading", "quotation", "demand_list")]
        ):
            if block["type"] == "heading":
                block["level"] = 4
            elif block["type"] == "demand_list":
                block |= {"marker": "letter", "addressee": self.words(2), "lead_in": self.words(3)}
            else:
                block.pop("source", None)
        self.document["language"] = self.dice.choice(["en", "en", "fr"])

    def _note(self) -> None:
        """A new note in front, called somewhere."""
        self.document["notes"].insert(0, self.clause([]))
        for clause in self._one(self._prose()):
            place = self.dice.randint(0, len(clause["text"]))
            clause["text"].insert(place, {"note": self.document["notes"][0]["id"]})

    def _rename(self) -> None:
        """Ids as after a second import: each the one of its neighbour."""
        blocks = self.document["blocks"]
        ids = [block["id"] for block in blocks]
        for block, name in zip(blocks, ids[1:] + ids[:1], strict=True):
            block["id"] = name
