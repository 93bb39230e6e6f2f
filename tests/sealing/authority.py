"""A time-stamp authority on this machine that really answers over HTTP, refuses, hangs, or drips."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore


def named(name: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, name), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )


def certificate(key, subject: str, signer, issuer: str, *extensions, since: datetime) -> x509.Certificate:
    """A certificate for `key`, signed by `signer`; extensions are critical."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(named(subject))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since - timedelta(days=30))
        .not_valid_after(since + timedelta(days=3650))
    )
    for extension in extensions:
        builder = builder.add_extension(extension, critical=True)
    return builder.sign(signer, hashes.SHA256())


class TimeAuthority:
    """An authority with a root of its own; `stamper(moment)` makes its tokens, `moment=None` takes the clock."""

    def __init__(self, name: str = "Test Time", *, since: datetime) -> None:
        self.root_key, self.key = (rsa.generate_private_key(65537, 2048) for _ in range(2))
        root_name = f"{name} Root"
        ca = x509.BasicConstraints(ca=True, path_length=None)
        self.root = certificate(self.root_key, root_name, self.root_key, root_name, ca, since=since)
        stamps = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        self.certificate = certificate(self.key, name, self.root_key, root_name, stamps, since=since)

    def stamper(self, moment: datetime | None) -> DummyTimeStamper:
        load = lambda c: asn1_x509.Certificate.load(c.public_bytes(serialization.Encoding.DER))  # noqa: E731
        private = self.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        above = SimpleCertificateStore.from_certs([load(self.root)])
        return DummyTimeStamper(
            load(self.certificate), keys.PrivateKeyInfo.load(private), certs_to_embed=above, fixed_dt=moment
        )

    @contextmanager
    def serving(self, moment: datetime | None = None, *, behaviour: str = "answers") -> Iterator[str]:
        """The address of the authority; it answers, refuses, fails, babbles, hangs, or drips."""
        stop = threading.Event()
        handler = type("Handler", (_Handler,), {"stamper": self.stamper(moment), "behaviour": behaviour, "stop": stop})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/tsr"
        finally:
            stop.set()
            server.shutdown()
            thread.join()
            server.server_close()


class _Handler(BaseHTTPRequestHandler):
    stamper: DummyTimeStamper
    behaviour: str
    stop: threading.Event

    def do_POST(self) -> None:
        question = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        getattr(self, f"_{self.behaviour}")(question)

    def _send(self, content: bytes, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _answers(self, question: tsp.TimeStampReq) -> None:
        self._send(self.stamper.request_tsa_response(question).dump())

    def _refuses(self, question: tsp.TimeStampReq) -> None:
        self._send(tsp.TimeStampResp({"status": {"status": "rejection", "status_string": ["not today"]}}).dump())

    def _fails(self, question: tsp.TimeStampReq) -> None:
        self._send(b"out of order", 503)

    def _babbles(self, question: tsp.TimeStampReq) -> None:
        self._send(b"<html>Welcome to the hotel</html>")

    def _hangs(self, question: tsp.TimeStampReq) -> None:
        self.stop.wait(30)

    def _drips(self, question: tsp.TimeStampReq) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.stop.is_set():
            self.wfile.write(b"0")
            self.wfile.flush()
            time.sleep(0.02)

    def log_message(self, *_: object) -> None:
        return
