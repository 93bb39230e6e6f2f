"""Bytes from anywhere to text, or one clear sentence why not."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

LIMIT = 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a word processor document or archive"),
    (b"\xd0\xcf\x11\xe0", "an old word processor document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_HTML = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")
# Where Windows-1252 shows these inside a word, the bytes were written in another Latin code page.
_STRANGE_IN_LATIN = re.compile(r"(?<=[a-z])[¹²³¿¾¼ðþ£¥ŸžÐÞ¶ýæ¯ª¢](?=[a-z])|(?<=[a-z])[¹³¿ðþý](?![a-z])")
_CENTRAL_AND_TURKISH = ["cp1250", "cp1254", "iso8859_2", "iso8859_9", "cp1257"]
_OTHER_SCRIPTS = ["cp1251", "koi8_r", "cp866", "cp1253", "iso8859_7", "cp1255", "cp1256", "gb18030", "big5"]
_OTHER_SCRIPTS += ["shift_jis", "euc_jp", "euc_kr", "iso8859_5"]


class Unreadable(ValueError):
    """The sentence tells the person what to do instead."""


def decode(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16, Windows-1252, Windows-1251 or another encoding that shows clearly.

    Raises `Unreadable` for what is empty, larger than 1 MiB or no text. The byte order mark is left out.
    """
    if len(content) > LIMIT:
        raise Unreadable("The file is larger than 1 MiB, which no statement is.")
    for signature, kind in _KINDS:
        if content.startswith(signature):
            raise Unreadable(f"The file is {kind}, not plain text; copy its text into a text file.")
    text = _text(content)
    if _HTML.match(text):
        raise Unreadable("The file is the source of a web page; copy the text that the page shows.")
    if not text.strip("\x00\ufeff\u200b \t\r\n\f\v\xa0\u3000"):
        raise Unreadable("The file is empty.")
    return text


def _text(content: bytes) -> str:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding)
    if b"\x00" in content:
        return _utf16_without_mark(content)
    if len(_CONTROLS.findall(content[:4096])) > len(content[:4096]) / 100:
        raise Unreadable("The file is binary, not text.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(content)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"The file begins as {encoding.upper()}, but is damaged further on.") from error


def _utf16_without_mark(content: bytes) -> str:
    """Text has its zero bytes on one side of each pair only; the readable reading wins."""
    low, high = content[0::2].count(0), content[1::2].count(0)
    encoding = "utf-16-le" if high > low else "utf-16-be"
    if len(content) % 2 == 0 and max(low, high) > 20 * min(low, high):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            text = ""
        sample = text[:2000]
        readable = sum(unicodedata.category(character)[0] in "LMNPZ" or character in "\t\r\n" for character in sample)
        if sample and readable > 0.95 * len(sample) and "\x00" not in text:
            return text
    raise Unreadable("The file is binary, not text.")


def _legacy(content: bytes) -> str:
    """One byte per letter: Cyrillic has nearly every letter above 0xBF, Western European few."""
    if _CONTROLS.search(content):
        raise Unreadable("The file is binary, not text.")
    letters = re.findall(rb"[A-Za-z\xc0-\xff]", content)
    share = sum(letter > b"\xbf" for letter in letters) / max(len(letters), 1)
    if share > 0.4:
        return _hebrew(content) or _cyrillic(content) or _guessed(content, _OTHER_SCRIPTS)
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return _guessed(content, [*_CENTRAL_AND_TURKISH, *_OTHER_SCRIPTS])
    if _STRANGE_IN_LATIN.search(text):
        return _guessed(content, _CENTRAL_AND_TURKISH, otherwise=text)
    return text


def _hebrew(content: bytes) -> str | None:
    """Windows-1255 if all letters lie where Hebrew has its own: no Cyrillic text lacks capitals and я, ю, ь, ы."""
    letters = re.findall(rb"[\xc0-\xff]", content)
    if len(letters) < 20 or any(not b"\xe0" <= letter <= b"\xfa" for letter in letters):
        return None
    return content.decode("cp1255", errors="replace")


def _cyrillic(content: bytes) -> str | None:
    """Windows-1251 if it reads as Cyrillic: small letters, the commonest vowels common, the soft ones present.

    KOI8-R read so would be all capitals, Greek would lack the common vowels, Hebrew the soft ones.
    """
    try:
        text = content.decode("cp1251")
    except UnicodeDecodeError:
        return None
    letters = _LETTERS.findall(text)
    small = sum(letter.islower() for letter in letters)
    vowels = sum(letter in "оеаиіОЕАИІ" for letter in letters)
    soft = sum(letter in "яьыюії" for letter in letters)
    russian = small > 0.6 * len(letters) and vowels > 0.22 * len(letters) and soft > 0.02 * len(letters)
    return text if russian else None


def _guessed(content: bytes, encodings: list[str], otherwise: str | None = None) -> str:
    best = from_bytes(content[:65536], cp_isolation=encodings).best()
    if best is not None and best.chaos < 0.2:
        try:
            return content.decode(best.encoding)
        except UnicodeDecodeError:
            pass
    if otherwise is not None:
        return otherwise
    raise Unreadable("The encoding of the file is not clear; save it as UTF-8.")
