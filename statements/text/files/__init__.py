"""Statements as files: docx, odt, rtf, html, Markdown, plain text and PDF in; docx, odt, html, Markdown and plain text out."""

from dataclasses import replace

from statements.text.decoding import Unreadable, decode
from statements.text.files import kinds
from statements.text.files.reading import docx, html, markdown, odt, pdf, rtf
from statements.text.files.reading.assembling import assemble
from statements.text.files.writing import KINDS, export
from statements.text.importing import Import, import_text
from statements.text.importing.result import Doubtful

__all__ = ["KINDS", "Import", "Unreadable", "export", "import_file"]

_PREPARE = {
    "docx": docx.prepare,
    "odt": odt.prepare,
    "rtf": rtf.prepare,
    "html": html.prepare,
    "markdown": markdown.prepare,
}


def import_file(name: str, data: bytes, language: str | None = None) -> Import:
    """A document in normal form, what was doubtful in it, and every line that is not in it.

    `name` says the kind by its ending, and the first bytes must agree. `language` (a BCP 47 tag) overrides the guess. Raises
    `Unreadable` with a sentence that says what to do.
    """
    kind = kinds.kind_of(name, data)
    if kind == "text":
        return import_text(decode(data), language=language)
    if kind == "pdf":
        return _of_pdf(data, language)
    return assemble(_PREPARE[kind](data), language)


def _of_pdf(data: bytes, language: str | None) -> Import:
    text = pdf.text_of(data)
    read = import_text(text.words, language=language)
    doubtful = [*read.doubtful]
    if text.closed_up:
        sentence = (
            "Words that a hyphen broke at the end of a line were closed up. Look whether one of them keeps its hyphen."
        )
        doubtful.append(Doubtful(f"q{len(doubtful) + 1}", sentence, ", ".join(dict.fromkeys(text.closed_up))))
    if read.document["direction"] == "rtl":
        sentence = "A PDF often gives brackets, figures and joined letters of this script in a wrong order. Compare with the original."
        doubtful.append(Doubtful(f"q{len(doubtful) + 1}", sentence))
    return replace(read, dropped=[*read.dropped, *text.dropped], doubtful=doubtful, kind="pdf")
