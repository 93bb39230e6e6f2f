"""Links say where they lead, and pages say in which order their links are reached."""

from __future__ import annotations

import re

import pikepdf
from pikepdf import Array, Name, String

from releases.words.wording import Words

_LEAST_HEIGHT = 8.0  # points
_NOTE = re.compile(r"(call|note)-(\d+)")


def describe(pdf: pikepdf.Pdf, words: Words) -> None:
    """Contents for every link, printable flags, tab order by structure."""
    for page in pdf.pages:
        if Name.Annots not in page.obj:
            continue
        page.obj.Tabs = Name.S
        for annotation in page.obj.Annots:
            if annotation.get(Name.Subtype) == Name.Link:
                annotation.F = 4
                annotation.Rect = Array(_touchable([float(side) for side in annotation.Rect]))
                annotation.Contents = String(_description(annotation, words))


def _touchable(rectangle: list[float]) -> list[float]:
    """Calls have no height, so that they disturb no line; a finger needs some."""
    left, right = sorted(rectangle[::2])
    bottom, top = sorted(rectangle[1::2])
    if top - bottom < _LEAST_HEIGHT:
        bottom, top = bottom - _LEAST_HEIGHT / 2, top + _LEAST_HEIGHT / 2
    return [left, bottom, right, top]


def _description(annotation: pikepdf.Object, words: Words) -> str:
    if Name.A in annotation:
        return str(annotation.A.URI)
    target = str(annotation.Dest)
    if found := _NOTE.fullmatch(target):
        return words.say("note" if found[1] == "note" else "back", n=int(found[2]))
    return words.say("remarks")
