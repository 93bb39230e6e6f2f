"""What is no statement is refused in one clear sentence, and within a second."""

import io
import time
import zipfile

import pikepdf
import pytest

from statements.text.files import Unreadable, import_file, limited
from statements.text.files.kinds import LIMIT

from .samples import SAMPLES
from .samples.word import Word, archive

DOCX = next(sample.content for sample in SAMPLES if sample.name == "dockers.docx")
ODT = next(sample.content for sample in SAMPLES if sample.name == "shalom.odt")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
BOMB = '<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def with_parts(content, **parts):
    """The archive with further parts, or others in their place; two underscores are a slash, one at the end a full stop."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    named = {name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()}
    return archive({**kept, **named})


def lying(content):
    """An archive whose directory says of a large part that it is small."""
    packed = bytearray(with_parts(content, word__media__x_dot_bin=bytes(60 * 1024 * 1024)))
    size = (60 * 1024 * 1024).to_bytes(4, "little")
    while (at := packed.find(size)) >= 0:
        packed[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(packed)


def locked(content):
    """An archive that says of its parts that they are encrypted."""
    packed = bytearray(content)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := packed.find(signature, at + 1)) >= 0:
            packed[at + flags] |= 1
    return bytes(packed)


def pdf(**how):
    target = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(target, **how)
    return target.getvalue()


def deep(n):
    w = Word()
    w.body.append("<w:p>" * n + "</w:p>" * n)
    return w.build()


def endless():
    w = Word()
    w.body = ["<w:p><w:r><w:t>a</w:t></w:r></w:p>"] * 100_000
    return w.build()


TOO_LARGE = "The file unpacks to more than 50 MB, which no statement does. Copy its text and paste it."
DAMAGED = "The file is damaged: its parts cannot be unpacked. Save it once more and try again."
LOCKED = "The file is locked with a password. Save it without one and try again."
UNFOLDS = "The file is built to unfold without end, and was not read. Copy its text and paste it."
REFUSED = {
    "bomb": ("a.docx", lambda: with_parts(DOCX, word__media__x_dot_bin=bytes(60 * 1024 * 1024)), TOO_LARGE),
    "bomb in odt": ("a.odt", lambda: with_parts(ODT, Pictures__x=bytes(60 * 1024 * 1024)), TOO_LARGE),
    "bomb that lies": ("a.docx", lambda: lying(DOCX), DAMAGED),
    "many parts": ("a.docx", lambda: with_parts(DOCX, **{f"x{n}": b"" for n in range(5000)}), TOO_LARGE),
    "nested": ("a.docx", lambda: with_parts(DOCX, word__embeddings__a_dot_xlsx=archive({"a": "b"})), "The file holds another file in itself (word/embeddings/a.xlsx). Take it out and try again."),
    "nested gzip": ("a.odt", lambda: with_parts(ODT, x=b"\x1f\x8b\x08"), "The file holds another file in itself (x). Take it out and try again."),
    "encrypted parts": ("a.docx", lambda: locked(DOCX), LOCKED),
    "encrypted docx": ("a.docx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), LOCKED),
    "encrypted odt": ("a.odt", lambda: with_parts(ODT, **{"META-INF__manifest_dot_xml": "<m><encryption-data/></m>"}), LOCKED),
    "encrypted PDF": ("a.pdf", lambda: pdf(encryption=pikepdf.Encryption(user="secret", owner="more")), "The PDF is locked with a password. Open it, print it into a new PDF and try again."),
    "PDF without text": ("a.pdf", pdf, "The PDF holds pictures of its pages, but no text. Copy the text from where it was written and paste it."),
    "damaged PDF": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 50, "The PDF is damaged and cannot be read. Copy its text and paste it."),
    "old Word": ("a.doc", lambda: OLE, "This is an old Word document (.doc). Open it, save it as .docx and try again."),
    "old Word, renamed": ("a.docx", lambda: OLE, "This is an old Word document (.doc). Open it, save it as .docx and try again."),
    "docx as odt": ("a.odt", lambda: DOCX, "The name says .odt, but the file is a Word document (docx). Save it as what it is and try again."),
    "odt as docx": ("a.docx", lambda: ODT, "The name says .docx, but the file is an OpenDocument text (odt). Save it as what it is and try again."),
    "PDF as docx": ("a.docx", pdf, "The name says .docx, but the file is a PDF. Save it as what it is and try again."),
    "docx as txt": ("a.txt", lambda: DOCX, "The name says .txt, but the file is a Word document (docx). Save it as what it is and try again."),
    "web page as docx": ("a.docx", lambda: b"<html><p>Word calls this a document.</p></html>", "The name says .docx, but the file is a web page (html). Save it as what it is and try again."),
    "picture as md": ("a.md", lambda: b"\x89PNG\r\n\x1a\n", "The name says .md, but the file is a picture. Save it as what it is and try again."),
    "text as pdf": ("a.pdf", lambda: b"hello", "The name says .pdf, but the file is plain text. Save it as what it is and try again."),
    "archive": ("a.docx", lambda: archive({"a": "b"}), "The name says .docx, but the file is an archive. Save it as what it is and try again."),
    "unknown": ("a.xlsx", lambda: b"x", "This kind of file cannot be read. Use docx, odt, rtf, html, md, txt or pdf."),
    "too large": ("a.docx", lambda: DOCX + bytes(LIMIT), "The file is larger than 10 MB, which no statement is. Copy its text and paste it."),
    "empty": ("a.docx", lambda: b"", "The file is empty."),
    "cut off": ("a.docx", lambda: DOCX[: len(DOCX) // 2], DAMAGED),
    "entities": ("a.docx", lambda: with_parts(DOCX, word__document_dot_xml=BOMB + "<b>&b;</b>"), UNFOLDS),
    "entities in odt": ("a.odt", lambda: with_parts(ODT, content_dot_xml=BOMB + "<b>&b;</b>"), UNFOLDS),
    "entities in UTF-16": ("a.docx", lambda: with_parts(DOCX, word__styles_dot_xml=('<?xml version="1.0" encoding="UTF-16"?>' + BOMB + "<b>&b;</b>").encode("utf-16")), UNFOLDS),
    "no XML": ("a.docx", lambda: with_parts(DOCX, word__document_dot_xml="<w:document"), DAMAGED),
    "nested without end": ("a.docx", lambda: deep(100_000), DAMAGED),
    "long text": ("a.docx", lambda: with_parts(DOCX, word__document_dot_xml=b"<a>" + b"<w/>" * 5_000_000 + b"</a>"), "The text of the file is longer than any statement. Copy what belongs to it and paste that."),
    "many paragraphs": ("a.docx", endless, "The file has more than 10,000 paragraphs, which no statement has."),
    "no words": ("a.docx", lambda: Word().build(), "The file is empty."),
    "no text": ("a.docx", lambda: archive({"[Content_Types].xml": "<a/>", "word/x": "", "_rels/.rels": "<a/>"}), "The file is damaged: it has the shell of a Word document, but no text. Save it once more and try again."),
    "spreadsheet": ("a.odt", lambda: archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>", "META-INF/manifest.xml": "<a/>"}), "The name says .odt, but the file is an archive. Save it as what it is and try again."),
    "web page of markup": ("a.html", lambda: b"<div>" * 1_000_000, "The file is longer than any statement. Copy what belongs to it and paste that."),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_a_sentence_within_a_second(case):
    name, make, sentence = REFUSED[case]
    content = make()
    began = time.monotonic()

    with pytest.raises(Unreadable) as refusal:
        import_file(name, content)

    assert str(refusal.value) == sentence
    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.md", b"[" * 100_000),
        ("a.md", b"*a **b " * 20_000),
        ("a.md", b">" * 100_000 + b" a"),
        ("a.html", b"<div>" * 100_000 + b"words"),
        ("a.html", b"<table><tr><td>" * 30_000 + b"words"),
        ("a.rtf", b"{\\rtf1 " + b"{" * 100_000 + b"words"),
        ("a.docx", deep(200)),
    ],
    ids=["brackets", "stars", "quotations", "divs", "tables", "groups", "paragraphs"],
)
def test_what_is_nested_without_end_costs_no_more_than_the_limit(name, content, monkeypatch):
    monkeypatch.setattr(limited, "SECONDS", 1)
    began = time.process_time()

    said = said_to(name, content)

    assert not said or said.startswith(
        ("The file is empty.", "The file could not be read: ", "The file is damaged: as rtf", "The file is nested")
    )
    assert time.process_time() - began < 3


def said_to(name, content):
    """The refusal, if it is one."""
    try:
        import_file(name, content)
    except Unreadable as refusal:
        return str(refusal)
    return ""
