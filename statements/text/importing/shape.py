"""Lines to pieces: one paragraph, item or note each, whether the text was hard-wrapped or not.

A text counts as wrapped when most line breaks inside its paragraphs stand where an editor of that width would have put
them: the next word would not have fitted. Texts with one paragraph on each line fail that test and are never merged.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from statements.text.importing.lines import Line
from statements.text.importing.markers import Bullet, bullet

_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U00020000-\U0003ffff]"
)
_UNSPACED = re.compile("[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60\u0e00-\u0eff\U00020000-\U0003ffff]")
_ENDS = tuple(".:;!?…。：；！？؟؛۔।")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_BROKEN_WORD = re.compile(r"[^\W\d_][-‐\u00ad]$")
# After "Vor-" at a line end the next word may be "und": that hyphen hangs, it does not divide.
_HANGING = re.compile(r"(?:und|oder|bzw|sowie|and|or|en|of|och|eller|og|et|ou|e|o|y|u|i|и|или|ve|veya)\b")


@dataclass(slots=True)
class Piece:
    """A paragraph, item or note before anybody decided which; `text` is without its bullet, `points` are the items of a list under it."""

    text: str
    line: int
    gap: bool
    indent: int = 0
    bullet: Bullet | None = None
    hashes: int = 0
    line_count: int = 1
    glued: bool = False
    calls: list[tuple[int, int, int | str]] = field(default_factory=list)
    points: list["Piece"] = field(default_factory=list)

    @property
    def whole(self) -> str:
        """The words with their mark, for where the mark turns out to be none."""
        return (self.bullet.prefix if self.bullet else "") + self.text

    @property
    def weight(self) -> int:
        """Length as the eye sees it: a Han character says about three letters."""
        return len(self.text) + (2 * len(_UNSPACED.findall(self.text)) if not self.text.isascii() else 0)


def pieces(lines: list[Line]) -> list[Piece]:
    """Join what wrapping broke, keep apart what stands apart."""
    bullets = [bullet(line.text) for line in lines]
    width = wrap_width(lines, bullets)
    found: list[Piece] = []
    parts: list[str] = []
    for position, (line, mark) in enumerate(zip(lines, bullets, strict=True)):
        previous = lines[position - 1] if position else None
        if previous is not None and not line.gap and _continues(found[-1], previous, line, mark, width):
            parts.append(line.text)
            found[-1].line_count += 1
            continue
        _close(found, parts)
        parts = [line.text]
        found.append(Piece("", line.number, line.gap, line.indent, mark))
    _close(found, parts)
    return found


def wrap_width(lines: list[Line], bullets: list[Bullet | None]) -> int:
    """The column at which the text was wrapped, or 0."""
    pairs = [
        (before, after)
        for before, after, mark in zip(lines, lines[1:], bullets[1:], strict=False)
        if not after.gap and mark is None
    ]
    middle = [pair for pair in pairs if not pair[0].text.endswith(_ENDS)]
    if len(middle) < 2:
        return 0
    widths = sorted(_width(before) for before, _ in pairs)
    width = widths[int(0.9 * (len(widths) - 1))]
    # Nothing sticks out of a wrapped text but an address or two; long lines say that short ones are short on purpose.
    longer = sum(_width(line) > 1.15 * width for line in lines)
    if not 24 <= width <= 130 or longer > 0.05 * len(lines):
        return 0
    full = sum(_is_full(*pair, width, 0.9) for pair in pairs)
    full_in_sentence = sum(_is_full(*pair, width, 0.9) for pair in middle)
    return width if full >= 0.5 * len(pairs) and full_in_sentence >= 0.8 * len(middle) else 0


def _width(line: Line) -> int:
    return line.indent + len(line.text) + (0 if line.text.isascii() else len(_WIDE.findall(line.text)))


def _is_full(before: Line, after: Line, width: int, share: float) -> bool:
    first = after.text[:1] if _UNSPACED.match(after.text) else after.text[:40].partition(" ")[0]
    return _width(before) + 1 + len(first) > share * width


def _continues(piece: Piece, previous: Line, line: Line, mark: Bullet | None, width: int) -> bool:
    if _HASHES.match(line.text) or (_HASHES.match(previous.text) and piece.line_count == 1):
        return False
    if mark is not None:
        # A dash or number at the front of a wrapped line may be the middle of a sentence.
        inside = width and piece.bullet is None and _is_full(previous, line, width, 0.9)
        return bool(inside) and line.indent <= piece.indent and not previous.text.endswith((*_ENDS, ","))
    if piece.bullet is not None and line.indent > piece.indent:
        return True
    if width:
        # After the end of a sentence or clause, less room suffices to say that the break was meant.
        return _is_full(previous, line, width, 0.9 if previous.text.endswith(_ENDS) else 0.75)
    return len(previous.text) >= 40 and previous.text[-1].isalpha() and line.text[0].islower()


def _close(found: list[Piece], parts: list[str]) -> None:
    """Join once per piece: adding line by line would cost the square of a long paragraph."""
    if not parts:
        return
    piece = found[-1]
    text = "".join(_joints(parts))
    if piece.bullet is not None:
        text = text[len(piece.bullet.prefix) :]
    elif match := _HASHES.match(text):
        piece.hashes, text = len(match[1]), text[match.end() :]
    piece.text = unicodedata.normalize("NFC", text)


def _joints(parts: list[str]) -> list[str]:
    joined = [parts[0]]
    for part in parts[1:]:
        before = joined[-1]
        if _BROKEN_WORD.search(before) and part[0].islower() and not _HANGING.match(part):
            joined[-1] = before.rstrip("\u00ad")
        elif not (_UNSPACED.match(before[-1]) and _UNSPACED.match(part[0])):
            joined.append(" ")
        joined.append(part)
    return joined
