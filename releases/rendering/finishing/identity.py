"""What the file says about itself: title, author, dates, identifiers, PDF/UA."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, String

PRODUCER = "Communiqué"
# PDF/A knows nothing of PDF/UA's mark, so it has to be described in the same packet.
_EXTENSION = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Which part of ISO 14289 the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
</rdf:RDF>"""


def pdf_date(when: str) -> str:
    """`2022-03-14T18:00:00Z` as PDF writes it."""
    return "D:" + re.sub(r"\D", "", when)[:14] + "Z"


def name(pdf: pikepdf.Pdf, content: dict[str, Any]) -> None:
    """Dates come from the content and never from the clock: the same edition is the same file."""
    subject = f"{content['label']} · {content['text_digest'][:12]}"
    facts = {
        "Title": content["document"]["title"],
        "Author": content["issuer"]["name"],
        "Subject": subject,
        "Creator": PRODUCER,
        "CreationDate": pdf_date(content["released_at"]),
        "ModDate": pdf_date(content["released_at"]),
    }
    pdf.trailer.Info = pdf.make_indirect(Dictionary({f"/{key}": String(value) for key, value in facts.items()}))
    pdf.Root.Lang = String(content["language"])
    packet = _packet(pdf, content, facts)  # makes a new stream, so it comes before the stream is asked for
    pdf.Root.Metadata.write(packet)


def _packet(pdf: pikepdf.Pdf, content: dict[str, Any], facts: dict[str, str]) -> bytes:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = facts["Title"]
        xmp["dc:creator"] = [facts["Author"]]
        xmp["dc:description"] = facts["Subject"]
        xmp["dc:language"] = {content["language"]}
        xmp["xmp:CreatorTool"] = facts["Creator"]
        # Whoever seals writes itself into both places; a producer that only one of them knew would then disagree.
        del xmp["pdf:Producer"]
        xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = xmp["xmp:MetadataDate"] = content["released_at"]
    written = pdf.Root.Metadata.read_bytes().decode("utf-8")
    return written.replace("</rdf:RDF>", _EXTENSION, 1).encode("utf-8")


def identifiers(pdf: pikepdf.Pdf, content: dict[str, Any], record: bytes) -> None:
    """The first identifier is the statement's in all its editions, the second this edition's alone (DOMAIN 50)."""
    permanent = hashlib.sha256(f"{content['statement']}".encode()).digest()[:16]
    changing = hashlib.sha256(record).digest()[:16]
    pdf.trailer.ID = Array([String(permanent), String(changing)])
