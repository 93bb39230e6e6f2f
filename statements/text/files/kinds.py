"""Which kind of file this is: its name and its first bytes must agree."""

import re

from statements.text.decoding import Unreadable

LIMIT = 10 * 1024 * 1024
ENDINGS = {
    "docx": "docx", "docm": "docx", "dotx": "docx", "odt": "odt", "ott": "odt", "rtf": "rtf", "html": "html", "htm": "html",
    "xhtml": "html", "md": "markdown", "markdown": "markdown", "txt": "text", "text": "text", "pdf": "pdf",
}  # fmt: skip
_NAMES = {
    "docx": "a Word document (docx)", "odt": "an OpenDocument text (odt)", "rtf": "a rich text file (rtf)", "html": "a web page (html)",
    "pdf": "a PDF", "doc": "an old Word document (doc)", "zip": "an archive", "picture": "a picture", "text": "plain text", "markdown": "Markdown",
}  # fmt: skip
_OLD = "This is an old Word document (.doc). Open it, save it as .docx and try again."
_LOCKED = "The file is locked with a password. Save it without one and try again."
_SAVE_AS = {
    "doc": _OLD,
    "dot": _OLD,
    "pages": "Files of Pages cannot be read. Export the text as .docx and try again.",
    "wps": "This kind of file cannot be read. Save it as .docx or .odt and try again.",
    "sxw": "This is an old text document (.sxw). Open it, save it as .odt and try again.",
    "fodt": "This kind of file cannot be read. Save it as .odt and try again.",
    "mht": "This kind of file cannot be read. Save the page as .html and try again.",
}
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM", b"II*\x00", b"MM\x00*")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html\b|head\b|body\b)", re.I | re.S
)


def kind_of(name: str, content: bytes) -> str:
    """`docx`, `odt`, `rtf`, `html`, `markdown`, `text` or `pdf`. Raises Unreadable with what to do instead."""
    if len(content) > LIMIT:
        raise Unreadable("The file is larger than 10 MB, which no statement is. Copy its text and paste it.")
    if not content.strip():
        raise Unreadable("The file is empty.")
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    inside = _inside(content)
    if inside == "locked":
        raise Unreadable(_LOCKED)
    if inside == "doc":
        raise Unreadable(_OLD)
    if ending in _SAVE_AS:
        raise Unreadable(_SAVE_AS[ending])
    if not ending and inside != "zip":
        return inside
    if ending not in ENDINGS:
        raise Unreadable("This kind of file cannot be read. Use docx, odt, rtf, html, md, txt or pdf.")
    _agree(ending, ENDINGS[ending], inside)
    return ENDINGS[ending]


def _agree(ending: str, named: str, inside: str) -> None:
    if named == inside or (named in ("markdown", "html") and inside == "text"):
        return
    what = _NAMES.get(inside, "something else")
    raise Unreadable(f"The name says .{ending}, but the file is {what}. Save it as what it is and try again.")


def _inside(content: bytes) -> str:
    """What the first bytes say."""
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        # Names in such a container are UTF-16; a docx with a password is one that holds its package encrypted.
        return "locked" if "EncryptedPackage".encode("utf-16-le") in content else "doc"
    if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(_PICTURES):
        return "picture"
    return "html" if _HTML.match(content.removeprefix(b"\xef\xbb\xbf")[:4096]) else "text"


def _packed(content: bytes) -> str:
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in content[:200]:
        return "odt"
    return "docx" if b"[Content_Types].xml" in content and b"word/" in content else "zip"
