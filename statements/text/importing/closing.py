"""The bottom of a statement: the appeal, and signatories that somebody typed."""

import re
from typing import Any

from statements.text.importing.calendars import fold
from statements.text.importing.result import Dropped
from statements.text.importing.shape import Piece
from statements.text.reading import plain

_SHOUTS = tuple("!！")
_SLOGAN = 300
_SENTENCE_ENDS = tuple(".!?…。！？؟।۔:")
_SIGNED = re.compile(
    r"(?:signed by|signed|(?:first |co-?)?signatories|(?:premiers )?signataires|signe par|"
    r"(?:primeros )?firmantes|firman|"
    r"(?:erst)?unterzeichner(?:innen)?|unterzeichnet von|(?:primi )?firmatari|signatarios|assinam|подписи|"
    r"подписали|подписанты|"
    r"підписи|підписали|υπογραφουν|υπογραφεσ|imzacilar|imzalayanlar|الموقعون|التواقيع|امضا ?کنندگان|החתומים|"
    r"חתומים|签署(?:方|组织)?|署名|"
    r"ondertekenaars|undertecknare|sygnatariusze|podpisali)\s?[:：]?"
)


def take_signatories(pieces: list[Piece]) -> tuple[list[Piece], list[Dropped]]:
    """Cut a list of signatories off the end: names come from signatures, not from the text (DOMAIN 0)."""
    for position in range(len(pieces) - 1, 0, -1):
        piece = pieces[position]
        if piece.weight <= 30 and _SIGNED.fullmatch(fold(piece.text)):
            reason = "signatories, which are gathered, not typed"
            return pieces[:position], [Dropped(cut.line, cut.whole, reason) for cut in pieces[position:]]
        if piece.weight > 120 or piece.text.endswith(_SENTENCE_ENDS):
            break
    return pieces, []


def mark_appeal(blocks: list[dict[str, Any]]) -> None:
    """Turn the closing paragraph after the last demand list into an appeal; without a list, a short closing shout."""
    last_list = max((n for n, block in enumerate(blocks) if block["type"] == "demand_list"), default=None)
    tail = blocks[(last_list + 1 if last_list is not None else 1) :]
    while tail and (tail[-1]["type"] != "paragraph" or _is_signature(tail[-1])):
        tail.pop()
    closing = _closing_paragraphs(tail)
    shouts = _trailing_shouts(closing)
    if shouts:
        chosen = shouts
    elif last_list is not None and 1 <= len(closing) <= 3 and len(closing) == len(tail):
        chosen = closing[-1:]
    else:
        chosen = []
    for position, block in enumerate(chosen, 1):
        block.update(id=f"a{position}", type="appeal")


def _closing_paragraphs(tail: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The paragraphs at the very end, back to the last block of another kind."""
    start = len(tail)
    while start and tail[start - 1]["type"] == "paragraph":
        start -= 1
    return tail[start:]


def _trailing_shouts(closing: list[dict[str, Any]]) -> list[dict[str, Any]]:
    shouts: list[dict[str, Any]] = []
    for block in reversed(closing):
        text = plain(block["text"]).rstrip(' »”"“)')
        if not text.endswith(_SHOUTS) or len(text) > _SLOGAN:
            break
        shouts.append(block)
    return shouts[::-1]


def _is_signature(block: dict[str, Any]) -> bool:
    """ "The Central Committee" under the text is no appeal."""
    text = plain(block["text"])
    return len(text) <= 80 and not text.endswith(_SENTENCE_ENDS)
