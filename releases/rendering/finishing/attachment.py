"""The machine-readable record inside the PDF."""

from __future__ import annotations

import hashlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from .identity import pdf_date

FILE_NAME = "statement.json"


def attach(pdf: pikepdf.Pdf, record: bytes, description: str, when: str) -> None:
    """Attach `record` byte for byte as the source of what is printed, listed once."""
    stream = Stream(pdf, record)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name("/application/json")
    stream.Params = Dictionary(
        Size=len(record),
        CheckSum=String(hashlib.md5(record, usedforsecurity=False).digest()),
        CreationDate=String(pdf_date(when)),
        ModDate=String(pdf_date(when)),
    )
    held = pdf.make_indirect(stream)
    specification = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(FILE_NAME),
            UF=String(FILE_NAME),
            Desc=String(description),
            AFRelationship=Name.Source,
            EF=Dictionary(F=held, UF=held),
        )
    )
    if Name.Names not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(Dictionary(Names=Array([String(FILE_NAME), specification])))
    pdf.Root.AF = Array([specification])
