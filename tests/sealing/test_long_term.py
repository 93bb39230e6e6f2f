"""What is needed to check a seal in ten years goes in with it: certificates, revocation lists, nothing afterwards."""

import re
import threading
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

import pikepdf
import pytest
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from releases.sealing import SealKey
from releases.verifying import Answer, examine
from tests.sealing.authority import certificate, named
from tests.verifying.releases import NOON, release

pytestmark = pytest.mark.slow
CA = x509.BasicConstraints(ca=True, path_length=None)


@contextmanager
def serving(content: bytes):
    """An address that answers with the content."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "application/pkix-crl")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/office.crl"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def revocation_list(office) -> bytes:
    builder = x509.CertificateRevocationListBuilder().issuer_name(named("Trust Office"))
    builder = builder.last_update(NOON - timedelta(days=1)).next_update(NOON + timedelta(days=1))
    return builder.sign(office, hashes.SHA256()).public_bytes(Encoding.DER)


def issued_key(office, address) -> SealKey:
    """A key whose certificate names the place of its revocation list."""
    private = ec.generate_private_key(ec.SECP256R1())
    place = x509.DistributionPoint([x509.UniformResourceIdentifier(address)], None, None, None)
    own = certificate(private, "Party", office, "Trust Office", x509.CRLDistributionPoints([place]), since=NOON)
    above = certificate(office, "Trust Office", office, "Trust Office", CA, since=NOON)
    return SealKey(private, tuple(asn1_x509.Certificate.load(c.public_bytes(Encoding.DER)) for c in (own, above)))


def test_seal_brings_the_revocation_list_of_its_office():
    office = ec.generate_private_key(ec.SECP256R1())
    listed = revocation_list(office)

    with serving(listed) as address:
        key = issued_key(office, address)
        data = release(key)

    with pikepdf.open(BytesIO(data)) as pdf:
        store = pdf.Root.DSS
        assert [c.read_bytes() for c in store.CRLs] == [listed]
        assert {c.read_bytes() for c in store.Certs} == {c.dump() for c in key.chain}
    assert examine(data, trusted=[key.fingerprint]).verdict is Answer.GENUINE


def test_seal_without_an_office_that_answers_is_still_a_seal():
    office = ec.generate_private_key(ec.SECP256R1())
    key = issued_key(office, "http://127.0.0.1:9/office.crl")

    assert examine(release(key), trusted=[key.fingerprint]).verdict is Answer.GENUINE


def test_stamped_seal_brings_the_authoritys_certificates(ec_key, authority):
    with authority.serving(NOON) as url:
        data = release(ec_key, tsa_url=url)

    with pikepdf.open(BytesIO(data)) as pdf:
        stored = {c.read_bytes() for c in pdf.Root.DSS.Certs}
        assert "/VRI" not in pdf.Root.DSS
    own = {c.public_bytes(Encoding.DER) for c in (authority.certificate, authority.root)}
    assert stored == own | {ec_key.certificate.dump()}
    assert len(re.findall(rb"%%EOF", data)) == 2
