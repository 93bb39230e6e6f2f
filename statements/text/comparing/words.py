"""Compare the words of two clauses at a bounded cost."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from statements.text.comparing.change import WordPiece

# Scripts without spaces are compared sign by sign, the others word by word, each with the spaces after it.
_TOKEN = re.compile(
    r"[\u2e80-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]|[^\W\u2e80-\ua4cf\uf900-\ufaff]+\s*|[^\w\s]\s*|\s+"
)


@dataclass(slots=True)
class Budget:
    """How many pairs of words may still be looked at in this comparison."""

    left: int = 3_000_000


def tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def compare_words(old: str, new: str, budget: Budget) -> tuple[WordPiece, ...]:
    """The stretches that stayed, went and came; joined, they give the old and the new words again."""
    before, after = tokens(old), tokens(new)
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    middle_old, middle_new = before[start : len(before) - end], after[start : len(after) - end]
    pieces = [WordPiece("equal", "".join(before[:start]))]
    pieces += _middle(middle_old, middle_new, budget)
    pieces.append(WordPiece("equal", "".join(before[len(before) - end :])))
    return tuple(_joined(pieces))


def _common(before: list[str], after: list[str]) -> int:
    limit = min(len(before), len(after))
    return next((position for position in range(limit) if before[position] != after[position]), limit)


def _middle(before: list[str], after: list[str], budget: Budget) -> list[WordPiece]:
    cost = len(before) * len(after)
    if not before or not after or cost > budget.left:
        return [WordPiece("delete", "".join(before)), WordPiece("insert", "".join(after))]
    budget.left -= cost
    pieces: list[WordPiece] = []
    for operation, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if operation == "equal":
            pieces.append(WordPiece("equal", "".join(before[i1:i2])))
        else:
            pieces += [WordPiece("delete", "".join(before[i1:i2])), WordPiece("insert", "".join(after[j1:j2]))]
    return pieces


def _joined(pieces: list[WordPiece]) -> list[WordPiece]:
    joined: list[WordPiece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if joined and joined[-1].operation == piece.operation:
            joined[-1] = WordPiece(piece.operation, joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined
