"""Sealing, judged from outside as well: what a stranger's tools say of the file."""

import re
import subprocess
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

from releases.sealing import SealFailed, SealKeyProblem, load_key, pades, seal
from releases.verifying import Answer, examine
from tests.sealing.authority import certificate
from tests.verifying.releases import NOON, edition, release, rendered, sealed


def sealed_with(key, pdf=None, **options):
    pdf = rendered(edition()) if pdf is None else pdf
    given = {"organisation": "Union of Examples", "reason": "N° 21", "tsa_url": None, "now": NOON} | options
    return seal(pdf, key, **given)


def opened(content):
    return pikepdf.open(BytesIO(content))


@pytest.mark.slow
def test_seal_makes_a_genuine_release(key):
    made = sealed_with(key)

    report = examine(made.data, trusted=[key.fingerprint])
    assert report.verdict is Answer.GENUINE
    assert (made.sealed_at, made.certificate_fingerprint, made.timestamped) == (NOON, key.fingerprint, False)
    assert made.pages == len(opened(made.data).pages)


@pytest.mark.slow
def test_seal_says_what_it_is_and_forbids_every_change(ec_key):
    pdf = opened(sealed_with(ec_key, location="Almaty").data)

    seal_of = pdf.Root.AcroForm.Fields[0].V
    assert str(seal_of.SubFilter) == "/ETSI.CAdES.detached"
    assert [str(seal_of[k]) for k in ("/Name", "/Reason", "/Location")] == ["Union of Examples", "N° 21", "Almaty"]
    assert str(seal_of.M).startswith("D:20260314120000")
    assert [int(r.TransformParams.P) for r in seal_of.Reference] == [1]


@pytest.mark.slow
@pytest.mark.parametrize("field", [True, False])
def test_seal_is_the_only_field_and_the_last_revision(ec_key, field):
    pdf = rendered(edition(), field=field)

    content = sealed_with(ec_key, pdf).data

    with opened(content) as after:
        form = after.Root.AcroForm
        assert [str(f.T) for f in form.Fields] == ["Seal"]
        assert int(form.SigFlags) == 3
    assert content.startswith(pdf)
    assert len(re.findall(rb"startxref\s+\d+\s+%%EOF", content)) == 2
    assert content.endswith(b"%%EOF\n")


@pytest.mark.slow
def test_seal_leaves_the_metadata_and_the_name_of_the_field(ec_key):
    pdf = rendered(edition())

    content = sealed_with(ec_key, pdf).data

    before, after = opened(pdf), opened(content)
    assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
    assert str(after.Root.AcroForm.Fields[0].TU) == "Seal of the issuer"


@pytest.mark.slow
def test_seal_leaves_a_visible_field_as_it_was_drawn(ec_key):
    pdf = opened(rendered(edition()))
    pdf.Root.AcroForm.Fields[0].Rect = pikepdf.Array([10, 10, 200, 60])
    out = BytesIO()
    pdf.save(out)

    content = sealed_with(ec_key, out.getvalue()).data

    after = opened(content)
    assert "/AP" not in after.Root.AcroForm.Fields[0]
    assert b"/Courier" not in content


def test_seal_refuses_a_sealed_file(ec_key):
    with pytest.raises(SealFailed, match="carries a signature already"):
        sealed(release(ec_key), ec_key)


def test_seal_refuses_a_field_that_would_stay_empty(ec_key):
    pdf = rendered(edition()).replace(b"/T (Seal)", b"/T (Sign)")

    with pytest.raises(SealFailed, match='field "Sign"'):
        sealed_with(ec_key, pdf)


@pytest.mark.parametrize("pdf", [b"", b"<html>", b"%PDF-1.7\n"])
def test_seal_refuses_what_is_no_pdf(ec_key, pdf):
    with pytest.raises(SealFailed, match="cannot be sealed"):
        sealed_with(ec_key, pdf)


@pytest.mark.slow
def test_seal_refuses_what_nobody_could_verify(ec_key, monkeypatch):
    monkeypatch.setattr(pades, "LARGEST_FILE", 5000)

    with pytest.raises(SealFailed, match="nobody could verify it"):
        sealed_with(ec_key)


def test_seal_refuses_an_expired_key(ec_key):
    with pytest.raises(SealKeyProblem, match="expired"):
        sealed_with(ec_key, now=NOON + timedelta(days=1200))


@pytest.mark.slow
def test_seal_carries_the_chain_of_an_issued_certificate(tmp_path):
    root, private = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    ca, no_ca = x509.BasicConstraints(ca=True, path_length=None), x509.BasicConstraints(ca=False, path_length=None)
    above = certificate(root, "Trust Office", root, "Trust Office", ca, since=NOON)
    own = certificate(private, "Party", root, "Trust Office", no_ca, since=NOON)
    path = tmp_path / "seal.p12"
    path.write_bytes(serialize_key_and_certificates(b"seal", private, own, [above], NoEncryption()))
    path.chmod(0o600)
    key = load_key(path, None, now=NOON)

    content = sealed_with(key).data

    assert examine(content, trusted=[own]).verdict is Answer.GENUINE
    assert examine(content, trusted=[above]).verdict is Answer.FOREIGN


@pytest.mark.slow
def test_pdfsig_finds_the_seal_valid(key, tmp_path):
    file = tmp_path / "release.pdf"
    file.write_bytes(release(key))

    said = subprocess.run(["pdfsig", "-nocert", file], check=False, capture_output=True, text=True).stdout

    assert said.count("Signature #") == 1
    assert "Signature Validation: Signature is Valid." in said
    assert "Total document signed" in said


@pytest.mark.slow
def test_qpdf_finds_nothing_wrong(key, tmp_path):
    file = tmp_path / "release.pdf"
    file.write_bytes(release(key))

    done = subprocess.run(["qpdf", "--check", file], check=False, capture_output=True, text=True)

    assert (done.returncode, "WARNING" in done.stdout + done.stderr) == (0, False)
