"""How long a text of 1 MiB takes to import: `python -m benchmarks.import_text`.

Linear is the promise: twice the text, twice the time. The first line includes loading the language model.
"""

import time
from pathlib import Path

from statements.text.importing import import_text

LIMIT = 1024 * 1024
SAMPLE = Path(__file__).parent.parent / "tests" / "text" / "samples" / "kazakhstan-2022.txt"


def shapes() -> dict[str, str]:
    """Texts that would show quadratic work, each about 1 MiB."""
    statement = SAMPLE.read_text(encoding="utf-8")
    return {
        "statements in a row": statement * (LIMIT // len(statement.encode())),
        "one paragraph": "The workers of the port are on strike. " * (LIMIT // 39),
        "one word": "a" * LIMIT,
        "hard-wrapped": ("the workers of the port have been on strike since the third of January\n" * 12 + "\n")
        * (LIMIT // 865),
        "one-word lines": "yes\n" * 20_000,
        "demands": "We demand:\n\n" + "– bread, peace and land, and a port that belongs to all;\n" * 18_000,
        "numbered demands": "We demand:\n\n" + "".join(f"{n % 90 + 1}. bread\n" for n in range(19_000)),
        "note calls": "bread(1) " * (LIMIT // 9) + "\n\n(1) Bread.",
        "brackets": "(" * (LIMIT // 2) + ")" * (LIMIT // 2),
        "Cyrillic": "рабочие порта бастуют, " * (LIMIT // 42),
        "mixed scripts": "рaбочие пoрта " * (LIMIT // 25),
        "Chinese": "港口工人罢工。" * (LIMIT // 21),
        "shouts": "Long live the strike of the workers of the port and of the railways!\n\n" * 15_000,
        "colons": "We demand:\n" * 20_000,
        "spaces": "a" + " " * LIMIT + "b",
        "stars": "a * " * (LIMIT // 4),
    }


def main() -> None:
    for name, text in shapes().items():
        for share in (2, 1):
            part = text[: len(text) // share]
            start = time.perf_counter()
            import_text(part)
            print(f"{name:<22} {len(part.encode()) / LIMIT:5.2f} MiB {time.perf_counter() - start:6.2f} s")


if __name__ == "__main__":
    main()
