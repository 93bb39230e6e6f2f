"""Bytes of a CSV file → its text, or one sentence that says what to do instead."""

from django.utils.translation import gettext as _

# How files begin that are chosen by mistake: PDF, zip (spreadsheets, documents), old documents, pictures, rich text.
_OTHERS = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")


class NoTable(ValueError):
    """The file cannot be read as CSV; the sentence says why."""


def text_of(content: bytes) -> str:
    """The text of a CSV file in UTF-8, without a byte order mark."""
    if content.startswith(_OTHERS) or b"\0" in content[:4096]:
        raise NoTable(_("The file is no CSV. Save the spreadsheet as “CSV UTF-8” and choose that file."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        sentence = _(
            "The file is not UTF-8, so that its letters could be mistaken. Save it as “CSV UTF-8” and choose it again."
        )
        raise NoTable(sentence) from None
