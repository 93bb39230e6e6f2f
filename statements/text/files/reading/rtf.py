"""A rich text file as pandoc should see it; the words of what pandoc leaves out are read here and listed."""

import re

from statements.text.files.reading.prepared import Prepared
from statements.text.files.signs import unused

# A question mark stands for the letter before it; written so, pandoc loses the letters that follow it.
_SUBSTITUTE = re.compile(rb"(\\u-?\d{1,5}) ?\?")
_TOKENS = re.compile(
    rb"\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+"
)
_ASIDE = {
    b"header": "header of the pages", b"headerl": "header of the pages", b"headerr": "header of the pages", b"headerf": "header of the pages",
    b"footer": "footer of the pages", b"footerl": "footer of the pages", b"footerr": "footer of the pages", b"footerf": "footer of the pages",
    b"annotation": "comment", b"shptxt": "text box", b"atnauthor": "", b"atnid": "",
}  # fmt: skip
_SPACES = {b"par": "\n", b"line": "\n", b"tab": " ", b"cell": " ", b"row": "\n"}
_LETTERS = {
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
}


def prepare(content: bytes) -> Prepared:
    """Objects and pictures go with everything that is no text."""
    prepared = Prepared("rtf", _SUBSTITUTE.sub(rb"\1\\'3f", content), unused(content))
    _list_asides(prepared.content, prepared)
    if b"\\object" in content:
        prepared.drop("An object of another program", "embedded object")
    if b"\\pict" in content:
        prepared.drop("(a picture without description)", "picture")
    return prepared


def _list_asides(content: bytes, prepared: Prepared) -> None:
    """Words inside groups that are headers, footers, comments or boxes. Groups nest; the innermost such one counts."""
    page = re.search(rb"\\ansicpg(\d{3,5})", content[:2000])
    encoding = f"cp{page[1].decode()}" if page else "cp1252"
    asides: list[tuple[bytes, list[str]] | None] = [None]
    skip, fallback = 0, 1
    for token in _TOKENS.finditer(content):
        if token["brace"] == b"{":
            asides.append(asides[-1])
            continue
        if token["brace"] == b"}":
            closed = asides.pop() if len(asides) > 1 else None
            if closed is not None and closed is not asides[-1] and _ASIDE[closed[0]]:
                for line in "".join(closed[1]).split("\n"):
                    prepared.drop(line, _ASIDE[closed[0]])
            continue
        word = token["word"]
        if word in _ASIDE:
            asides[-1] = (word, [])
        elif word == b"uc":
            fallback = int(token["number"] or 1)
        elif asides[-1] is not None:
            said, skip = _said(token, encoding, skip, fallback)
            asides[-1][1].append(said)


def _said(token: re.Match[bytes], encoding: str, skip: int, fallback: int) -> tuple[str, int]:
    """The words of a token, and how many letters after it only stand for it."""
    word = token["word"]
    if word == b"u" and token["number"]:
        return chr(int(token["number"]) % 65536), fallback
    if word is not None:
        return _SPACES.get(word) or _LETTERS.get(word, ""), skip
    if token["hex"]:
        return ("", skip - 1) if skip else (_letter(bytes.fromhex(token["hex"].decode()), encoding), 0)
    if token["text"]:
        return token["text"][skip:].decode(errors="replace"), max(skip - len(token["text"]), 0)
    return {b"~": "\xa0", b"_": "‑", b"-": ""}.get(token["sign"] or b"", ""), skip


def _letter(byte: bytes, encoding: str) -> str:
    try:
        return byte.decode(encoding, errors="replace")
    except LookupError:
        return byte.decode("cp1252", errors="replace")
