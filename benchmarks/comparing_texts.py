"""Pairs of texts to compare: like a statement, and such as nobody writes."""

import random
from copy import deepcopy
from typing import Any

Document = dict[str, Any]
LENGTH, CLAUSES, CHANGED, MOVED = 30_000, 60, 200, 2


def statement_pair(times: int = 1) -> tuple[Document, Document]:
    """About 30,000 characters in 60 clauses, 200 words changed, 2 clauses moved, 1 split; all of it so many times."""
    dice = random.Random(2026)
    words = ["".join(dice.choices("eaionrtslcdum", k=dice.randint(1, 9))) for _ in range(3_000)]
    weights = [1 / (n + 8) for n in range(len(words))]
    clauses = [_clause(dice, words, weights, LENGTH // CLAUSES) for _ in range(CLAUSES * times)]
    old = document(clauses)
    new = deepcopy(old)
    for _ in range(CHANGED * times):
        text = dice.choice(new["blocks"])["text"][0]
        parts = text["text"].split(" ")
        parts[dice.randrange(len(parts))] = "".join(dice.choices("bfgkpvw", k=6))
        text["text"] = " ".join(parts)
    for _ in range(MOVED * times):
        new["blocks"].insert(dice.randrange(len(clauses)), new["blocks"].pop(dice.randrange(len(clauses))))
    for n in range(times):
        _split(new["blocks"], n * (CLAUSES + 1) + CLAUSES // 3)
    return old, new


def _clause(dice: random.Random, words: list[str], weights: list[float], length: int) -> str:
    chosen = dice.choices(words, weights, k=length // 4)
    text = " ".join(chosen)[: length - 1].rstrip()
    return text.capitalize() + "."


def _split(blocks: list[dict[str, Any]], at: int) -> None:
    text = blocks[at]["text"][0]["text"]
    cut = text.index(" ", len(text) // 2)
    blocks[at]["text"] = [{"text": text[:cut]}]
    blocks.insert(at + 1, {"id": f"split{at}", "type": "paragraph", "text": [{"text": text[cut + 1 :]}]})


def document(clauses: list[str]) -> Document:
    blocks = [{"id": f"p{n}", "type": "paragraph", "text": [{"text": text}]} for n, text in enumerate(clauses)]
    return {
        "version": 1, "language": "en", "direction": "ltr", "title": "A title", "lead": None, "blocks": blocks, "notes": [],
    }  # fmt: skip


def _striped(words: list[str], first: int) -> Document:
    made = document([""])
    bold = [{"type": "strong"}]
    made["blocks"][0]["text"] = [
        {"text": f"{word} ", **({"marks": bold} if n % 2 == first else {})} for n, word in enumerate(words)
    ]
    return made


def adversarial(times: int = 1) -> dict[str, tuple[Document, Document]]:
    """Texts that cost a careless comparison the square of their length."""
    n = 2_500 * times
    many = [f"word{k}" for k in range(n)]
    other = [f"other{k}" for k in range(n)]
    dice = random.Random(7)
    shuffled = dice.sample(many, len(many))
    few = [dice.choice(("yes", "no", "now")) for _ in range(5 * n)]
    fewer = [dice.choice(("yes", "no", "now")) for _ in range(5 * n)]
    return {
        "clauses of one word, all different": (document(many), document(other)),
        "clauses of one word, in another order": (document(many), document(shuffled)),
        "clauses alike but for a word": (
            document([f"we demand clean water for {word}" for word in many]),
            document([f"we demand clean water for {word}" for word in other]),
        ),
        "one long clause, all words different": (document([" ".join(many)]), document([" ".join(other)])),
        "one long clause, words in another order": (document([" ".join(many)]), document([" ".join(shuffled)])),
        "one long clause, all words equal": (document(["no " * 5 * n]), document(["no " * 5 * n + "yes " + "no " * n])),
        "one long clause of three words": (document([" ".join(few)]), document([" ".join(fewer)])),
        "one long word": (document(["a" * 20 * n]), document(["a" * 10 * n + "b" + "a" * 10 * n])),
        "every other word bold, then the others": (_striped(many, 0), _striped(many, 1)),
        "a striped clause becomes many": (_striped(many, 0), document(many)),
        "one clause becomes many": (document([" ".join(many)]), document(many)),
        "many clauses become one": (document(many), document([" ".join(many)])),
        "Chinese without a space": (document(["要求释放被捕者" * n]), document(["立即要求释放" * n])),
    }
