"""A document as a file."""

from statements.text.exporting import plain_text
from statements.text.files.writing import docx, html, markdown, odt
from statements.text.reading import Document

# Kind → ending and media type, for whoever serves it.
KINDS = {
    "docx": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "odt": ("odt", "application/vnd.oasis.opendocument.text"),
    "html": ("html", "text/html; charset=utf-8"),
    "markdown": ("md", "text/markdown; charset=utf-8"),
    "text": ("txt", "text/plain; charset=utf-8"),
}
_WRITERS = {"docx": docx.written, "odt": odt.written, "html": html.written, "markdown": markdown.written}


def export(document: Document, kind: str) -> bytes:
    """The document as a file of that kind, one of `KINDS`. A docx or odt is read back as the same content."""
    return plain_text(document).encode() if kind == "text" else _WRITERS[kind](document)
