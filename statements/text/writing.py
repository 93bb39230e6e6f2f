"""Runs of text as people write them in a plain field, and back, without loss.

`**strong**`, `*emphasis*`, `[words](https://…)` for a link, `[слова]{ru}` for words of another language, `[^1]` where
note 1 is called, `{count}` for the number of signatories. A backslash takes a sign literally. Strong and emphasis are
switches: they may overlap, and one without its partner is an ordinary sign.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from organisations.scripts import direction_of
from statements.text.normalising import merge, sorted_marks
from statements.text.reading import Inline

_TOKENS = re.compile(
    r"\\(?P<literal>[\\*\[\]{])"
    r"|(?P<switch>\*\*|\*)"
    r"|\[\^(?P<note>\d{1,4})\]"
    r"|(?P<count>\{count\})"
    r"|(?P<open>\[)"
    # Neither goes past where the next address begins: each sign is looked at once, however many addresses do not end.
    r"|\]\((?P<href>(?:https?://|mailto:)(?:[^\s)\]]|\](?!\())+)\)"
    r"|\]\(<(?P<angled>(?:https?://|mailto:)(?:[^\s>\]]|\](?!\(<))+)>\)"  # an address that holds a bracket itself
    r"|\]\{(?P<language>[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)\}"
    r"|(?P<close>\])"
    r"|(?P<words>[^\\*\[\]{]+|.)",
    re.S,
)
_SPECIAL = re.compile(r"([\\*\[\]{])")
_SWITCHES = {"**": "strong", "*": "emphasis"}
_DEEPEST = 4  # brackets in brackets: a thousand would mark every word a thousand times


class UnknownNote(ValueError):
    """A note is called that is not there; `number` says which."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"[^{number}]")


@dataclass
class _Token:
    kind: str
    text: str
    marks: list[dict[str, str]] = field(default_factory=list)


def written(inlines: Sequence[Inline], notes: Sequence[str]) -> str:
    """The runs as a person would type them; `notes` are the ids in their order. `read(written(x)) == x`."""
    plain = _written(inlines, notes, escape=False)
    try:
        if read(plain, notes) == merge(list(inlines)):
            return plain
    except UnknownNote:
        pass  # words that look like a call
    return _written(inlines, notes, escape=True)


def read(text: str, notes: Sequence[str]) -> list[Inline]:
    """The runs that were typed. Raises UnknownNote."""
    tokens = [_Token(str(m.lastgroup), str(m[str(m.lastgroup)])) for m in _TOKENS.finditer(text)]
    _pair_switches(tokens)
    _pair_brackets(tokens)
    return merge([run for token in tokens for run in _runs(token, notes)])


def _pair_switches(tokens: list[_Token]) -> None:
    """Mark what stands between two equal switches; a last one without a partner stays an ordinary sign."""
    for sign, mark in _SWITCHES.items():
        places = [n for n, token in enumerate(tokens) if token.kind == "switch" and token.text == sign]
        for start, end in zip(places[::2], places[1::2], strict=False):
            _mark(tokens[start:end], {"type": mark})
            tokens[start].kind = tokens[end].kind = "done"


def _pair_brackets(tokens: list[_Token]) -> None:
    """Mark what stands in brackets that end in an address or a language; all others, and the innermost of many, are ordinary signs."""
    opened: list[int] = []
    for n, token in enumerate(tokens):
        if token.kind == "open":
            opened.append(n)
        elif token.kind in ("close", "href", "angled", "language") and opened:
            start = opened.pop()
            if token.kind != "close" and len(opened) < _DEEPEST:
                _mark(tokens[start:n], _bracket_mark(token))
                tokens[start].kind = token.kind = "done"


def _bracket_mark(token: _Token) -> dict[str, str]:
    if token.kind in ("href", "angled"):
        return {"type": "link", "href": token.text}
    return {"type": "language", "language": token.text, "direction": direction_of(token.text)}


def _mark(tokens: list[_Token], mark: dict[str, str]) -> None:
    for token in tokens:
        token.marks.append(mark)


def _runs(token: _Token, notes: Sequence[str]) -> Iterator[Inline]:
    if token.kind == "done":
        return
    if token.kind == "note":
        number = int(token.text)
        if not 1 <= number <= len(notes):
            raise UnknownNote(number)
        yield {"note": notes[number - 1]}
    elif token.kind == "count":
        yield {"field": "signatory_count"}
    else:
        yield _words(_as_typed(token), token.marks)


def _as_typed(token: _Token) -> str:
    """An end of brackets that were never opened is what it looks like."""
    return {"href": "]({})", "angled": "](<{}>)", "language": "]{{{}}}"}.get(token.kind, "{}").format(token.text)


def _words(text: str, marks: list[dict[str, str]]) -> Inline:
    return {"text": text, "marks": sorted_marks(marks)} if marks else {"text": text}


def _written(inlines: Sequence[Inline], notes: Sequence[str], *, escape: bool) -> str:
    out, on = [], set[str]()
    for run in inlines:
        types = {str(mark["type"]) for mark in run.get("marks", ())}
        wanted = types & set(_SWITCHES.values())
        out += [sign for sign, mark in _SWITCHES.items() if (mark in wanted) != (mark in on)]
        on = wanted
        out.append(_one(run, notes, escape=escape))
    out += [sign for sign, mark in _SWITCHES.items() if mark in on]
    return "".join(out)


def _one(run: Inline, notes: Sequence[str], *, escape: bool) -> str:
    if "note" in run:
        return f"[^{list(notes).index(run['note']) + 1}]"
    if "field" in run:
        return "{count}"
    text = _SPECIAL.sub(r"\\\1", run["text"]) if escape else str(run["text"])
    for mark in run.get("marks", ()):
        text = _bracketed(text, mark)
    return text


def _bracketed(text: str, mark: dict[str, Any]) -> str:
    if mark["type"] == "link":
        href = f"<{mark['href']}>" if ")" in mark["href"] or "](" in mark["href"] else mark["href"]
        return f"[{text}]({href})"
    return f"[{text}]{{{mark['language']}}}" if mark["type"] == "language" else text
