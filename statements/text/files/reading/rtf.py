"""A rich text file as pandoc should see it; the words of what pandoc leaves out are read here and listed."""

import re
from dataclasses import dataclass, field, replace

from statements.text.files.reading.prepared import Prepared
from statements.text.files.signs import unused

_TOKENS = re.compile(
    rb"\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)|[\r\n]+|.",
    re.S,
)
_ASIDE = {
    b"header": "header of the pages", b"headerl": "header of the pages", b"headerr": "header of the pages",
    b"headerf": "header of the pages", b"footer": "footer of the pages", b"footerl": "footer of the pages",
    b"footerr": "footer of the pages", b"footerf": "footer of the pages", b"annotation": "comment", b"shptxt": "text box",
    b"atnauthor": "", b"atnid": "", b"fonttbl": "", b"info": "", b"stylesheet": "", b"pict": "", b"objdata": "", b"colortbl": "", b"*": "", b"fldinst": "", b"listtext": "", b"pntext": "",
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
_SIGNS = {b"~": "\xa0", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}"}
# \fcharset of a font → the encoding of its bytes
_CHARSETS = {128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250"}  # fmt: skip
_DOUBLE = ("cp932", "cp949", "cp936", "cp950")


def prepare(content: bytes) -> Prepared:
    """Letters as Unicode, for pandoc takes every byte for Western European. Objects and pictures are listed."""
    scan = _Scan(content)
    # What another program would skip if it knew no notes, pandoc skips although it knows them.
    prepared = Prepared("rtf", b"".join(scan.out).replace(b"{\\*\\footnote", b"{\\footnote"), unused(content))
    prepared.lines = "".join(scan.text).split("\n")
    for words, reason in scan.asides:
        prepared.drop(words, reason)
    if b"\\object" in content:
        prepared.drop("An object of another program", "embedded object")
    if b"\\pict" in content:
        prepared.drop("(a picture without description)", "picture")
    return prepared


@dataclass
class _Group:
    """What holds until the brace closes: the encoding of bytes, how many letters stand in for one in Unicode, what is set aside."""

    encoding: str
    fallback: int = 1
    aside: tuple[bytes, list[str]] | None = None


@dataclass
class _Scan:
    """`out` is the file with its letters in Unicode, `text` its words; `asides` are words that pandoc does not read, with what they are."""

    content: bytes
    out: list[bytes] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    asides: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        page = re.search(rb"\\ansicpg(\d{3,5})", self.content[:2000])
        self._page = _known(f"cp{page[1].decode()}" if page else "cp1252")
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._groups = [_Group(self._page)]
        self._skip = 0
        self._half = b""
        for token in _TOKENS.finditer(self.content):
            self._one(token)

    def _one(self, token: re.Match[bytes]) -> None:
        group, word = self._groups[-1], token["word"]
        if token["brace"] == b"{":
            self._groups.append(replace(group))
            self._skip = 0
        elif token["brace"] == b"}":
            self._close()
        elif word == b"u" and token["number"]:
            self._say(chr(int(token["number"]) % 65536))
            self._skip = group.fallback
            return
        elif token["hex"]:
            self._byte(bytes.fromhex(token["hex"].decode()))
            return
        elif token["text"]:
            kept = token["text"][self._skip :]
            self._skip = max(self._skip - len(token["text"]), 0)
            self._say(kept.decode(group.encoding, errors="replace"), kept)
            return
        elif word is not None:
            self._word(word, int(token["number"]) if token["number"] else None)
        elif token["sign"] == b"*":
            group.aside = (b"*", [])
        elif token["sign"] in _SIGNS:
            self._say(_SIGNS[token["sign"]], token[0])
            return
        self.out.append(token[0])

    def _word(self, word: bytes, number: int | None) -> None:
        group = self._groups[-1]
        if word == b"footnote":
            group.aside = None
        elif word in _ASIDE:
            group.aside = (word, [])
        elif word == b"uc":
            group.fallback = 1 if number is None else number
        elif word == b"f" and number is not None:
            self._font = number
            group.encoding = self._fonts.get(number, self._page)
        elif word == b"fcharset" and number is not None:
            self._fonts[self._font] = _CHARSETS.get(number, self._page)
        elif word == b"plain":
            group.encoding = self._fonts.get(0, self._page)
        else:
            self._hear(_SPACES.get(word) or _LETTERS.get(word, ""))

    def _close(self) -> None:
        closed = self._groups.pop() if len(self._groups) > 1 else self._groups[0]
        self._skip = 0
        if closed.aside is not None and closed.aside is not self._groups[-1].aside and _ASIDE[closed.aside[0]]:
            self.asides += [(line, _ASIDE[closed.aside[0]]) for line in "".join(closed.aside[1]).split("\n")]

    def _byte(self, byte: bytes) -> None:
        if self._skip:
            self._skip -= 1
            return
        encoding = self._groups[-1].encoding
        whole, self._half = self._half + byte, b""
        if encoding in _DOUBLE and len(whole) == 1 and byte > b"\x80":
            self._half = byte
            return
        self._say(whole.decode(encoding, errors="replace"))

    def _hear(self, words: str) -> None:
        aside = self._groups[-1].aside
        (aside[1] if aside is not None else self.text).append(words)

    def _say(self, words: str, as_is: bytes | None = None) -> None:
        self._hear(words)
        self.out.append(as_is if as_is is not None else b"".join(map(_escaped, words)))


def _escaped(letter: str) -> bytes:
    """One letter in Unicode, a question mark standing in for it."""
    code = ord(letter)
    return b"{\\uc1\\u%d\\'3f}" % (code - 65536 if code > 32767 else code)


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "cp1252"
    return encoding
