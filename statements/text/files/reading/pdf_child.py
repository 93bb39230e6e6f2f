"""A program of its own: a PDF on standard input, its lines with their places as JSON on standard output."""

import json
import sys
from typing import Any

import pypdfium2

_PAGES = 200


def main() -> None:
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        json.dump({"refused": "password" if "assword" in str(error) else "damaged"}, sys.stdout)
        return
    pages = [_lines(document[number]) for number in range(min(len(document), _PAGES))]
    json.dump({"pages": pages}, sys.stdout)


def _lines(page: Any) -> list[tuple[str, float, float, float]]:
    text = page.get_textpage()
    found, position = [], 0
    for line in text.get_text_range().split("\n"):
        words = line.rstrip("\r")
        start = position + len(words) - len(words.lstrip())
        position += len(line) + 1
        if words.strip():
            end = start + len(words.strip())
            boxes = [
                text.get_charbox(n) for n in {*range(start, min(start + 40, end)), *range(max(end - 3, start), end)}
            ]
            width = max(box[2] for box in boxes) - min(box[0] for box in boxes)
            found.append(
                (words.replace("\u0000", ""), min(box[1] for box in boxes), max(box[3] for box in boxes), width)
            )
    return found


main()
