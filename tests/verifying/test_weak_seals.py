"""Seals by the issuer's own key that are not the seal of a release: weaker, looser, or of another time."""

import asyncio
import io
from datetime import timedelta

import pytest
from asn1crypto import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference
from pyhanko_certvalidator import ValidationContext

from releases.sealing import SealFailed, SealKey
from releases.sealing.signer import KeptSigner
from releases.verifying import Answer, State, examine
from tests.sealing.authority import certificate
from tests.verifying.releases import NOON, edition, release, rendered

pytestmark = pytest.mark.slow

TOGETHER = DSSContentSettings(include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE)


def loosely_sealed(key, **changes):
    """The PDF sealed by pyHanko itself, as a release is but for the changes."""
    context = ValidationContext(trust_roots=[key.certificate], allow_fetching=False, moment=NOON)
    settings = {
        "field_name": "Seal",
        "md_algorithm": "sha256",
        "subfilter": SigSeedSubFilter.PADES,
        "certify": True,
        "docmdp_permissions": MDPPerm.NO_CHANGES,
        "embed_validation_info": True,
        "validation_context": context,
        "signer_key_usage": set(),
        "dss_settings": TOGETHER,
    } | changes
    writer = IncrementalPdfFileWriter(io.BytesIO(rendered(edition())))
    signer = PdfSigner(PdfSignatureMetadata(**settings), KeptSigner(key))
    return asyncio.run(signer.async_sign_pdf(writer)).getvalue()


def key_of(private):
    own = certificate(private, "Union of Examples", private, "Union of Examples", since=NOON)
    return SealKey(private, (x509.Certificate.load(own.public_bytes(Encoding.DER)),))


def test_pyhankos_own_seal_made_alike_holds(ec_key):
    report = examine(loosely_sealed(ec_key), trusted=[ec_key.fingerprint])

    # Made by the clock, years after or before the key's time as the case may be; everything else holds.
    assert report["intact"].state is State.OK


@pytest.mark.parametrize(
    "changes",
    [
        {"docmdp_permissions": MDPPerm.FILL_FORMS},
        {"docmdp_permissions": MDPPerm.ANNOTATE},
        {"certify": False},
        {"subfilter": SigSeedSubFilter.ADOBE_PKCS7_DETACHED},
        {"embed_validation_info": False, "validation_context": None},
        {"dss_settings": DSSContentSettings(include_vri=False)},
    ],
)
def test_a_looser_seal_is_refused(ec_key, changes):
    assert examine(loosely_sealed(ec_key, **changes), trusted=[ec_key.fingerprint]).verdict is Answer.ALTERED


def test_a_weak_key_seals_nothing_that_is_believed():
    key = key_of(rsa.generate_private_key(65537, 2048))

    with pytest.raises(SealFailed, match="would not be believed: RSA-2048"):
        release(key)

    report = examine(loosely_sealed(key), trusted=[key.fingerprint])
    assert report.verdict is Answer.ALTERED
    assert report["intact"].sentence.endswith("is too weak to prove anything (RSA-2048).")


def test_a_seal_from_after_the_certificates_end_is_refused(ec_key):
    class Careless(SealKey):
        def check_valid(self, now):
            return

    key = Careless(ec_key.private, ec_key.chain)

    report = examine(release(key, now=NOON + timedelta(days=1200)), trusted=[key.fingerprint])

    assert (report.verdict, report["sealed_at"].state) == (Answer.FOREIGN, State.BAD)
