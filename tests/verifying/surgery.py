"""Cutting into sealed files: the signature taken out, changed, put back; more added behind it."""

import asyncio
import io

import pikepdf
from asn1crypto import cms
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from pyhanko.pdf_utils.generic import pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from releases.sealing import SealKey
from releases.sealing.signer import KeptSigner
from releases.verifying.envelope import Envelope, envelopes
from releases.verifying.signed_data import ORDERS


def envelope_of(data: bytes) -> Envelope:
    [envelope] = envelopes(data)
    return envelope


def with_gap(data: bytes, gap: bytes) -> bytes:
    """The file with another gap of the same length."""
    envelope = envelope_of(data)
    assert len(gap) == len(envelope.gap)
    return data[: envelope.first] + gap + data[envelope.resume :]


def with_der(data: bytes, der: bytes) -> bytes:
    """The file with another signature in the gap, padded as it should be."""
    room = len(envelope_of(data).gap) - 2
    return with_gap(data, b"<" + der.hex().upper().encode().ljust(room, b"0") + b">")


def with_cms(data: bytes, change) -> bytes:
    """The file after `change(signed_data, signer_info)` rewrote its signature."""
    info = cms.ContentInfo.load(envelope_of(data).der)
    signed = info["content"]
    change(signed, signed["signer_infos"][0])
    return with_der(data, info.dump(force=True))


def high(signature: bytes) -> bytes:
    """The other valid form of a P-256 signature."""
    r, s = decode_dss_signature(signature)
    return encode_dss_signature(r, ORDERS["secp256r1"] - s)


def revised(data: bytes) -> bytes:
    """A revision appended as any editor would: another title."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    writer.root["/Lang"] = pdf_string("xx")
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


class _Careless(PdfSigner):
    """Signs also where an earlier signature forbids it."""

    def _enforce_certification_constraints(self, reader: object) -> None:
        return


def signed_again(data: bytes, key: SealKey) -> bytes:
    """A second signature appended behind the first."""
    signer = _Careless(
        PdfSignatureMetadata(field_name="Second", md_algorithm="sha256"),
        KeptSigner(key),
        new_field_spec=SigFieldSpec("Second"),
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    return asyncio.run(signer.async_sign_pdf(writer)).getvalue()


def rewritten(data: bytes) -> bytes:
    """The file opened and saved whole by another program."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out)
    return out.getvalue()
