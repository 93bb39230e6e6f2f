"""The top of a statement: title, issue line, place and date."""

import re
from dataclasses import dataclass, field

from statements.text.importing import issue_lines
from statements.text.importing.calendars import fold
from statements.text.importing.result import Dropped
from statements.text.importing.shape import Piece
from statements.text.issue import Issue, Reading

_TITLE_AT_MOST = 250
_EDGE = " \t,،，、/|·:;–—-()."
_SENTENCE_ENDS = tuple(".:;。：；।۔")
_PLACE = re.compile(r"[^\d.!?:;]{2,40}[,،，、]\s?[^\d.!?:;,]{0,20}")

# Lines above a title that only say what kind of text follows. Folded.
_KINDS = re.compile(
    r"(?:(?:joint |public |press )?(?:statement|declaration|communique|release)|(?:communique|"
    r"declaration)(?: de presse| commune?| conjointe?)?|"
    r"(?:comunicado|declaracion|declaracao)(?: de prensa| a imprensa| conjunt[oa]| conjunta)?|"
    r"(?:gemeinsame )?erklarung|"
    r"pressemitteilung|comunicato(?: stampa| congiunto)?|dichiarazione(?: congiunta)?|"
    r"(?:совместное )?заявление|пресс-релиз|"
    r"(?:спільна )?заява|(?:κοινη )?ανακοινωση|δελτιο τυπου|(?:ortak |basin )?aciklamas?i?|بيان(?: مشترك|"
    r" صحفي)?|بیانیه(?: مشترک)?|"
    r"(?:联合|聯合|共同)?[声聲]明|גילוי דעת|הודעה(?: משותפת)?|verklaring|uttalande|oswiadczenie)"
)


@dataclass(slots=True)
class Opening:
    """What the first lines say; `rest` are the pieces of the text proper."""

    title: str
    issue: Issue
    rest: list[Piece]
    issue_line: Dropped | None = None
    dropped: list[Dropped] = field(default_factory=list)


def read(pieces: list[Piece]) -> Opening:
    """Take issue line and title out; a line of place and date is dropped, since the issue line is made from data.

    A line that alone says what the date is becomes the issue's date; beside a numbered issue line it only fills a gap.
    """
    opening = Opening("", Issue(), list(pieces))
    near = [*range(min(6, len(pieces))), *range(max(6, len(pieces) - 5), len(pieces))]
    for position in near:
        _look_at(opening, pieces, position)
    _drop_kind(opening)
    if opening.rest and _is_title(opening.rest):
        _take_title(opening)
    return opening


def _look_at(opening: Opening, pieces: list[Piece], position: int) -> None:
    piece = pieces[position]
    found = issue_lines.find(piece.text) if piece.bullet is None else None
    if found is None:
        return
    remainder = (piece.text[: found.start].strip(_EDGE), piece.text[found.end :].strip(_EDGE))
    if not any(remainder) or _is_masthead(found, remainder, piece):
        _take_line(opening, piece, found.issue, found.has_number)
    elif found.start == 0 and found.has_number and found.has_date and position < 6:
        _cut_front(opening, piece, found)
    elif not found.has_number and not remainder[1] and _PLACE.fullmatch(found.place.strip() + " "):
        # "Joint statement, 14 March 2022" as the first line is the title if only long paragraphs follow.
        follower = pieces[position + 1] if position + 1 < len(pieces) else None
        if position or (follower is not None and follower.weight < 120 and follower.bullet is None):
            _take_line(opening, piece, found.issue, has_number=False, place=remainder[0])


def _is_masthead(found: issue_lines.Found, remainder: tuple[str, str], piece: Piece) -> bool:
    """ "Le Travailleur, N° 21, février 2022": the paper's name stays with its issue line."""
    return (
        found.has_number
        and found.has_date
        and len(piece.text) <= 80
        and len(max(remainder, key=len)) <= 40
        and (not remainder[1])
    )


def _take_line(opening: Opening, piece: Piece, issue: Issue, has_number: bool, place: str = "") -> None:
    first = opening.issue_line is None and (has_number or not place)
    if first and (has_number or opening.issue.number is None):
        opening.issue = _completed(issue, opening.issue)
        opening.issue_line = Dropped(piece.line, piece.text, "issue line")
    elif has_number and opening.issue.number is not None:
        return
    else:
        opening.issue = _completed(opening.issue, issue)
        reason = (
            "place and date, which the issue line is made from" if place else "date, which the issue line is made from"
        )
        opening.dropped.append(Dropped(piece.line, piece.text, reason))
    opening.rest = [kept for kept in opening.rest if kept is not piece]


def _completed(issue: Issue, other: Issue) -> Issue:
    """What the first does not say, the other may."""
    if issue.ambiguous:
        return issue
    number = issue.number if issue.number is not None else other.number
    date = issue.date or other.date
    return Issue((Reading(number, date),)) if number is not None or date else Issue()


def _cut_front(opening: Opening, piece: Piece, found: issue_lines.Found) -> None:
    """The issue line lost its line break and stands before the first words of the paragraph."""
    if opening.issue_line is not None:
        return
    opening.issue = _completed(found.issue, opening.issue)
    opening.issue_line = Dropped(piece.line, piece.text[: found.end].strip(), "issue line")
    piece.text = piece.text[found.end :].lstrip(_EDGE)
    piece.gap = True
    piece.glued = True


def _drop_kind(opening: Opening) -> None:
    """ "JOINT STATEMENT" above another short line is no title; alone above the text it is."""
    if len(opening.rest) < 3 or not _KINDS.fullmatch(fold(opening.rest[0].whole)):
        return
    kind, title = opening.rest[:2]
    if title.bullet is None and not title.glued and title.weight <= 120 and not title.text.endswith(_SENTENCE_ENDS):
        opening.dropped.append(Dropped(kind.line, kind.whole, "kind of text, above its title"))
        opening.rest = opening.rest[1:]


def _is_title(rest: list[Piece]) -> bool:
    first = rest[0]
    if first.bullet is not None or first.glued or len(first.text) > _TITLE_AT_MOST:
        return False
    if first.hashes or len(rest) == 1:
        return bool(first.hashes) or not first.text.endswith(_SENTENCE_ENDS) or first.weight <= 80
    if first.text.endswith(tuple(":：")):
        return rest[1].bullet is None and not rest[1].gap
    # A short sentence with its full stop is a title as well; a long one is the first paragraph.
    return not first.text.endswith(_SENTENCE_ENDS) or first.weight <= 80


def _take_title(opening: Opening) -> None:
    title = opening.rest.pop(0).text
    if title.endswith(tuple(":：")) and opening.rest and not opening.rest[0].gap and opening.rest[0].weight <= 120:
        title = f"{title} {opening.rest.pop(0).text}"
    opening.title = title.strip()
