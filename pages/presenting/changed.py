"""What is said about a changed clause beside its words: where it stood, what it was called, which words look otherwise."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from statements.text.comparing.flow import Piece
from statements.text.comparing.units import Unit

PLACES = {
    "title": gettext_lazy("the title"),
    "lead": gettext_lazy("the lead"),
    "paragraph": gettext_lazy("paragraph %(n)s"),
    "heading": gettext_lazy("heading %(n)s"),
    "quotation": gettext_lazy("quotation %(n)s"),
    "demand_list": gettext_lazy("list %(n)s"),
    "demand": gettext_lazy("demand %(n)s of list %(list)s"),
    "appeal": gettext_lazy("appeal %(n)s"),
    "separator": gettext_lazy("separator %(n)s"),
    "note": gettext_lazy("note %(n)s"),
}
KINDS = {
    "lead": gettext_lazy("the lead"),
    "paragraph": gettext_lazy("a paragraph"),
    "heading": gettext_lazy("a heading"),
    "quotation": gettext_lazy("a quotation"),
    "demand": gettext_lazy("a demand"),
    "appeal": gettext_lazy("an appeal"),
}
MARKERS = {
    "dash": gettext_lazy("dashes"),
    "bullet": gettext_lazy("bullets"),
    "number": gettext_lazy("numbers"),
    "letter": gettext_lazy("letters"),
}
_WORDS, _FORMATS = 60, 6


def place(unit: Unit) -> str:
    return str(PLACES[unit.kind]) % {"n": unit.number, "list": unit.of_list}


def aspect(name: str, was: Any, now: Any) -> str:
    """One sentence about a marker, an addressee, a level, a source or a kind."""
    if name == "type":
        return _("It was %(was)s and is %(now)s now.") % {"was": KINDS[was], "now": KINDS[now]}
    if name == "marker" and was and now:
        return _("The signs of the demands: %(was)s became %(now)s.") % {"was": MARKERS[was], "now": MARKERS[now]}
    if name == "level" and was and now:
        return _("The level of the heading: %(was)s became %(now)s.") % {"was": was, "now": now}
    what = {"addressee": _("The addressee"), "source": _("The source")}.get(name)
    if what is None:
        return ""
    if was is None:
        return _("%(what)s is new: “%(now)s”.") % {"what": what, "now": now}
    if now is None:
        return _("%(what)s went: “%(was)s”.") % {"what": what, "was": was}
    return _("%(what)s: “%(was)s” became “%(now)s”.") % {"what": what, "was": was, "now": now}


def formats(pieces: tuple[Piece, ...]) -> list[str]:
    """Which words look otherwise than before, a sentence for each."""
    found = [
        sentence for piece in pieces if piece.do == "format" and piece.words.strip() for sentence in _format(piece)
    ]
    if len(found) <= _FORMATS:
        return found
    return [*found[:_FORMATS], _("And %(n)s more changes of format.") % {"n": len(found) - _FORMATS}]


def _format(piece: Piece) -> Iterator[str]:
    words = short(piece.words.strip())
    for mark in piece.was:
        if mark not in piece.marks and not _same_type(mark, piece.marks):
            yield _LOST[mark["type"]] % {"words": words}
    for mark in piece.marks:
        if mark not in piece.was:
            values = {"words": words, "to": mark.get("href") or mark.get("language")}
            yield (_OTHER if _same_type(mark, piece.was) else _GAINED)[mark["type"]] % values


def _same_type(mark: dict[str, str], marks: list[dict[str, str]]) -> bool:
    return any(other["type"] == mark["type"] for other in marks)


def short(words: str) -> str:
    return words if len(words) <= _WORDS else f"{words[:_WORDS].rstrip()}…"


_GAINED = {
    "strong": gettext_lazy("“%(words)s” is bold now."),
    "emphasis": gettext_lazy("“%(words)s” is emphasised now."),
    "link": gettext_lazy("“%(words)s” is a link now, to %(to)s."),
    "language": gettext_lazy("“%(words)s” is marked as being in another language now: %(to)s."),
}
_OTHER = {
    **_GAINED,
    "link": gettext_lazy("The link of “%(words)s” goes to %(to)s now."),
    "language": gettext_lazy("“%(words)s” is marked as being in another language than before: %(to)s."),
}
_LOST = {
    "strong": gettext_lazy("“%(words)s” is not bold any more."),
    "emphasis": gettext_lazy("“%(words)s” is not emphasised any more."),
    "link": gettext_lazy("“%(words)s” is not a link any more."),
    "language": gettext_lazy("“%(words)s” is not marked as being in another language any more."),
}
