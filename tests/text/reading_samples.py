"""The samples and what a person read in them."""

import json
from collections import Counter
from pathlib import Path

from statements.text.decoding import decode

FOLDER = Path(__file__).parent / "samples"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def sample(name):
    return decode((FOLDER / f"{name}.txt").read_bytes())


def expected(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def signs(text):
    """How often each letter and digit occurs: what must not be lost."""
    return Counter(character for character in text if character.isalnum())


def words_of(result):
    """Every word an import kept anywhere: placed, dropped, made number and date, or made structure."""
    document = result.document
    words = [document["title"], *result.marks, *(dropped.text for dropped in result.dropped)]
    words += [result.issue_line.text] if result.issue_line else []
    clauses = [document["lead"] or {}, *document["blocks"], *document["notes"]]
    for block in document["blocks"]:
        words.append(block.get("lead_in", ""))
        clauses += block.get("demands", [])
    for clause in clauses:
        words += [inline.get("text", "") for inline in clause.get("text", [])]
    return "".join(words)
