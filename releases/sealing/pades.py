"""Seal a PDF as its issuer: certified, nothing may change, with the time and everything needed to check it later.

PAdES B-B, with a time stamp and revocation data B-LT (ETSI EN 319 142-1); DocMDP P=1 (ISO 32000-2, 12.8.2.2);
DOMAIN 73.
"""

import asyncio
import io
from dataclasses import dataclass
from datetime import datetime

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.stamp import BaseStampStyle
from pyhanko_certvalidator import ValidationContext

from releases.sealing.keys import SealKey
from releases.sealing.signer import DIGEST, KeptSigner
from releases.sealing.stamping import Authority
from releases.verifying.envelope import envelopes
from releases.verifying.examining import LARGEST_FILE
from releases.verifying.seal import Seal, StampFlaw, authentic, proved
from releases.verifying.signed_data import Flaw

FIELD = "Seal"
ATTEMPTS = 3


class SealFailed(Exception):
    """Why a PDF was not sealed; nothing half-sealed exists, and trying again is safe."""


@dataclass(frozen=True)
class Sealed:
    """A sealed PDF; sealed_at (aware) is the stamped time, else the claimed one; the fingerprint is SHA-256 in hex."""

    data: bytes
    sealed_at: datetime
    certificate_fingerprint: str
    timestamped: bool

    @property
    def pages(self) -> int:
        return int(PdfFileReader(io.BytesIO(self.data)).root["/Pages"]["/Count"])


@dataclass(frozen=True)
class _Said:
    """What the seal says of itself in plain words."""

    organisation: str
    location: str
    reason: str


class _UntouchedMetadata(IncrementalPdfFileWriter):
    """pyHanko rewrites XMP to put in a modification date, and drops what it does not know of PDF/A and PDF/UA."""

    def _update_meta(self) -> None:
        return


class _AsRendered(BaseStampStyle):
    """A visible field keeps the appearance it came with; pyHanko's own uses a font that is not embedded."""

    def create_stamp(self, writer: object, box: object, text_params: object) -> None:
        return None


def seal(
    pdf: bytes,
    key: SealKey,
    *,
    organisation: str,
    reason: str,
    tsa_url: str | None,
    now: datetime,
    location: str = "",
) -> Sealed:
    """Seal a rendered PDF in its empty field "Seal", or in an invisible one where it has none, and check the result.

    `now` is aware and goes into the seal as the claimed time.  With `tsa_url` it is time-stamped or it fails.
    SealKeyProblem for a certificate that is not valid now, SealFailed for everything else.
    """
    key.check_valid(now)
    said = _Said(organisation, location, reason)
    for attempt in range(1, ATTEMPTS + 1):
        content = _sealed(pdf, key, said, tsa_url, now)
        try:
            made = _checked(content, key, stamped=bool(tsa_url))
        except StampFlaw as flaw:
            # An authority of several servers may answer with another certificate than it announced a moment ago.
            if attempt == ATTEMPTS:
                raise SealFailed(f"The time stamp of {tsa_url} cannot be used: {flaw.reason}.") from flaw
        else:
            return Sealed(content, made.sealed_at, key.fingerprint, timestamped=made.stamp is not None)
    raise AssertionError("unreachable")


def _sealed(pdf: bytes, key: SealKey, said: _Said, tsa_url: str | None, now: datetime) -> bytes:
    try:
        return asyncio.run(_sign(pdf, key, said, tsa_url, now))
    except TimestampRequestError as error:
        raise SealFailed(f"The time-stamp authority {tsa_url} did not answer as it should: {error}.") from error
    except SealFailed:
        raise
    except Exception as error:
        raise SealFailed(f"The PDF cannot be sealed: {error}") from error


async def _sign(pdf: bytes, key: SealKey, said: _Said, tsa_url: str | None, now: datetime) -> bytes:
    writer = _UntouchedMetadata(io.BytesIO(pdf), strict=True)
    _check_fields(writer)
    authority = Authority(tsa_url) if tsa_url else None
    if authority is not None:
        await authority.async_dummy_response(DIGEST)
    context = _context(key, authority, now)
    signer = PdfSigner(
        _metadata(said, context),
        KeptSigner(key),
        timestamper=authority,
        stamp_style=_AsRendered(),
        new_field_spec=SigFieldSpec(FIELD, invis_sig_settings=InvisSigSettings(set_print_flag=True)),
    )
    try:
        return await _written(signer, writer, now)
    finally:
        await context.aclose()


def _metadata(said: _Said, context: ValidationContext) -> PdfSignatureMetadata:
    """Certified, no changes allowed, with all that is needed to judge it later (DOMAIN 73)."""
    return PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm=DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        embed_validation_info=True,
        validation_context=context,
        signer_key_usage=set(),
        dss_settings=DSSContentSettings(include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE),
        name=said.organisation,
        location=said.location or None,
        reason=said.reason,
    )


async def _written(signer: PdfSigner, writer: IncrementalPdfFileWriter, now: datetime) -> bytes:
    """pyHanko's `sign_pdf` in its own steps, because it takes no time but that of the machine's clock."""
    session = signer.init_signing_session(writer)
    session.system_time = now
    checked = await session.perform_presign_validation(writer)
    size = await session.estimate_signature_container_size(checked)
    document = session.prepare_tbs_document(checked, bytes_reserved=size)
    output = io.BytesIO()
    prepared, _ = document.digest_tbs_document(output=output)
    await document.perform_signature(prepared.document_digest, PdfCMSSignedAttributes(signing_time=now))
    return output.getvalue()


def _check_fields(writer: IncrementalPdfFileWriter) -> None:
    for name, value, _ in enumerate_sig_fields(writer.prev):
        if value is not None:
            raise SealFailed("The PDF carries a signature already.")
        if name != FIELD:
            raise SealFailed(f'The PDF has an empty signature field "{name}" that nobody would fill.')


def _context(key: SealKey, authority: Authority | None, now: datetime) -> ValidationContext:
    """Our own chain and the authority's, taken as they are: what counts is that the data are there to be judged later.

    Revocation data are fetched where the certificates name a place for them; a self-signed one does not.
    """
    chains = [key.chain, *(authority.chains if authority is not None else [])]
    return ValidationContext(
        trust_roots=[chain[-1] for chain in chains],
        other_certs=[certificate for chain in chains for certificate in chain[:-1]],
        allow_fetching=True,
        moment=now,
    )


def _checked(content: bytes, key: SealKey, *, stamped: bool) -> Seal:
    """What a stranger will see: the seal is proved from the bytes before anybody gets them."""
    if len(content) > LARGEST_FILE:
        raise SealFailed(f"The sealed PDF is larger than {LARGEST_FILE // 1024**2} MiB; nobody could verify it.")
    found = envelopes(content)
    if len(found) != 1:
        raise SealFailed("What was sealed does not carry exactly one seal.")
    parts = authentic(found[0])
    if parts is None or parts.fingerprint != key.fingerprint:
        raise SealFailed("What was sealed does not hold.")
    try:
        made = proved(found[0], parts)
    except StampFlaw:
        raise
    except Flaw as flaw:
        raise SealFailed(f"What was sealed would not be believed: {flaw.reason}.") from flaw
    except Exception as error:
        raise SealFailed(f"What was sealed cannot be opened: {error}") from error
    if stamped and made.stamp is None:
        raise SealFailed("What was sealed carries no time stamp.")
    return made
