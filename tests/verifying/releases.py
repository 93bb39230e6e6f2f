"""Small plausible releases: one page, the record attached, sealed by whoever is asked to."""

import io
import json
import zlib
from datetime import UTC, datetime

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from releases.sealing import SealKey, seal
from statements.text import canonical

NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)

DOCUMENT = {
    "version": 1,
    "language": "en",
    "direction": "ltr",
    "title": "For the release of the prisoners",
    "lead": None,
    "blocks": [
        {"id": "p1", "type": "paragraph", "text": [{"text": "Since January, strikes have spread."}, {"note": "n1"}]},
        {
            "id": "l1",
            "type": "demand_list",
            "lead_in": "We demand:",
            "marker": "dash",
            "demands": [{"id": "d1", "text": [{"text": "release of the detained"}]}],
        },
    ],
    "notes": [{"id": "n1", "text": [{"text": "In Zhanaozen first."}]}],
}


def edition(**changes: object) -> dict[str, object]:
    """The content of an edition, as docs/formats.md describes it."""
    digest = canonical.digest(DOCUMENT)
    content = {
        "version": 1,
        "canonical": 1,
        "text_digest": digest,
        "document": DOCUMENT,
        "label": "N° 21",
        "count": 1,
        "names_as_of": "2026-03-14T12:00:00Z",
        "groups": [{"kind": "party", "signatories": [{"id": "s1", "name": "Εργατική Ενότητα", "language": "el"}]}],
        "verify_url": "https://example.org/verify/",
    }
    return content | changes


def rendered(content: dict[str, object] | bytes, *, field: bool = True, packed: bytes | None = None) -> bytes:
    """An unsealed PDF with the content attached as statement.json; `packed` replaces the compressed attachment."""
    record = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595.28, 841.89))
    attached = Stream(pdf, record)
    attached.Type, attached.Subtype = Name.EmbeddedFile, Name("/application/json")
    specification = Dictionary(
        Type=Name.Filespec,
        F="statement.json",
        UF="statement.json",
        AFRelationship=Name.Source,
        EF=Dictionary(F=attached),
    )
    specification = pdf.make_indirect(specification)
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("statement.json"), specification])))
    pdf.Root.AF = Array([specification])
    if field:
        _add_field(pdf, page)
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = "For the release of the prisoners"
    if packed is not None:
        attached.write(packed, filter=Name.FlateDecode)
    out = io.BytesIO()
    pdf.save(
        out, min_version="1.7", compress_streams=packed is None, object_stream_mode=pikepdf.ObjectStreamMode.disable
    )
    return out.getvalue()


def _add_field(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    field = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("Seal"), TU=String("Seal of the issuer"))
    )
    field.Rect, field.F, field.P = Array([0, 0, 0, 0]), 132, page.obj
    page.obj.Annots, page.obj.Tabs = Array([field]), Name.S
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=1)


def release(key: SealKey, content: dict[str, object] | None = None, **options: object) -> bytes:
    """A sealed release."""
    pdf = rendered(edition() if content is None else content)
    return sealed(pdf, key, **options)


def sealed(pdf: bytes, key: SealKey, *, tsa_url: str | None = None, now: datetime = NOON) -> bytes:
    """The PDF, sealed."""
    return seal(pdf, key, organisation="Union of Examples", reason="N° 21", tsa_url=tsa_url, now=now).data


def bomb(size: int) -> bytes:
    """Deflated zeros: `size` bytes once unpacked."""
    packer = zlib.compressobj(1)
    return b"".join(packer.compress(bytes(1024 * 1024)) for _ in range(size // 1024**2)) + packer.flush()
