"""Every note is called once, in order, and on the right side of the punctuation (DOMAIN 68)."""

import re
from collections.abc import Iterator, Sequence

from statements.text.linting.finding import OBJECT, Finding, Mend
from statements.text.linting.punctuation import UNSPACED
from statements.text.linting.words import Words
from statements.text.reading import Document, plain

_BEFORE = re.compile(rf"(?<=[\w”’\"'»)\]%])({OBJECT}+)((?!\.\.)[.,;:!?]+[”’\"]*)(?=[\s)\]»{OBJECT}—–]|$)")
_AFTER = re.compile(rf"(?<=[\w”’\"'»)\]%])((?<!\.)[.,](?!\.)|[ \u00a0\u202f]?[;:!?]+)({OBJECT}+)")
_ABBREVIATED = re.compile(
    r"(?:^|[\W_])(?:[^\W\d_]|etc|cf|pp|art|MM?|Mme|St|vol|éd|al|op|cit|ibid|id|chap|coll|hab|env)$"
)
_TYPED = re.compile(
    r"\((?<=[^\W\d_]{3}\()\d{1,2}\)(?![^\W_])|\[(?:(?<=[^\W\d_]{3}\[)|(?<=[^\W\d_]{2}[.,;!?]\[))\d{1,2}\](?![^\W_])"
    r"|[¹²³⁰⁴-⁹](?<=[^\W\d_]{3}.)[¹²³⁰⁴-⁹]*(?![^\W_])"
)
_NUMBERED = re.compile("[(\\[]\\d|[¹²³⁰⁴-⁹]")
_UNITS = ("Mio", "Mrd", "sin", "cos", "tan", "log")
_IN_ORDER = "Give the notes the order of their calls, or move the call."
_ONCE = "Keep one call, and give the other place a note of its own."


def note_findings(document: Document, fields: Sequence[Words]) -> Iterator[Finding]:
    """Notes called twice, never or out of order, and notes without words."""
    positions = {note["id"]: position for position, note in enumerate(document["notes"], 1)}
    notes = {note["id"]: plain(note["text"]) for note in document["notes"]}
    called: set[str] = set()
    highest = 0
    for words in fields:
        for place, note in words.calls:
            position = positions[note]
            if note in called:
                sentence = f"Note {position} is called more than once: {notes[note][:60]}"
                yield words.stop("note_called_twice", place, place + 1, sentence, _ONCE)
            elif position < highest:
                sentence = f"Note {position} is called after note {highest}."
                yield words.stop("note_out_of_order", place, place + 1, sentence, _IN_ORDER)
            called.add(note)
            highest = max(highest, position)
    for note, text in notes.items():
        if note not in called:
            sentence, advice = f"Note {positions[note]} is never called.", "Call it where it belongs, or delete it."
            yield Finding("note_never_called", "stop", note, text[:60], sentence, advice=advice)
        if not text.strip():
            sentence, advice = f"Note {positions[note]} has no words.", "Write the note, or delete it with its call."
            yield Finding("note_empty", "stop", note, "", sentence, advice=advice)


def misplaced_calls(words: Words) -> Iterator[Finding]:
    """In French a call stands before the punctuation, in English after it; other languages leave the choice."""
    if not words.calls or words.base not in ("en", "fr"):
        return
    french = words.base == "fr"
    calls = {place for place, _ in words.calls}
    for match in (_AFTER if french else _BEFORE).finditer(words.text):
        run, mark = (2, 1) if french else (1, 2)
        if not calls.issuperset(range(*match.span(run))) or not words.is_prose(match.start(mark)):
            continue
        if french and match[1] == "." and _ABBREVIATED.search(words.text[max(match.start() - 8, 0) : match.start()]):
            continue
        side = "before" if french else "after"
        sentence = f"In {'French' if french else 'English'} the call of a note stands {side} “{match[mark].strip()}”."
        advice = f"Put the call {side} the punctuation."
        mend = Mend(advice.rstrip("."), *match.span(), match[2] + match[1])
        yield words.look("note_place", *match.span(), sentence, advice, mend)


def typed_calls(words: Words) -> Iterator[Finding]:
    """A number that looks like the call of a note, and is none: CSTO(1), law³."""
    if words.base in UNSPACED or not _NUMBERED.search(words.text):
        return
    for match in _TYPED.finditer(words.text):
        if words.is_prose(match.start()) and not words.text.endswith(_UNITS, 0, match.start()):
            sentence = f"“{match[0]}” looks like the call of a note, but is only typed."
            advice = "Make it a note, or take it out; numbers of notes follow by themselves."
            yield words.look("note_typed", *match.span(), sentence, advice)
