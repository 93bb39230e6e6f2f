"""Asking a time-stamp authority (RFC 3161) for the time of a seal."""

import http.client
import time
import urllib.error
import urllib.request

from asn1crypto import cms, tsp, x509
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from releases.verifying.signed_data import chain_of
from releases.verifying.stamp import bare

SECONDS_PER_STEP = 10.0
SECONDS_IN_ALL = 20.0
LARGEST_ANSWER = 256 * 1024


class Authority(TimeStamper):
    """A time-stamp authority behind an HTTP address; answers late, never or wrongly with a TimestampRequestError."""

    def __init__(self, url: str) -> None:
        super().__init__()
        if not url.startswith(("https://", "http://")):
            raise TimestampRequestError(f"{url} is no web address")
        self.url = url

    @property
    def chains(self) -> list[list[x509.Certificate]]:
        """Each certificate that it stamped with so far, with those above it as far as it sent them."""
        return [chain_of(leaf, self.cert_registry) for leaf in self._certs.values()]

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """A token in the one encoding that the verifier accepts; what the authority signed stays as it is."""
        try:
            token = await super().async_timestamp(message_digest, md_algorithm)
            certificates = [c.chosen for c in token["content"]["certificates"] if c.name == "certificate"]
            settled = cms.ContentInfo.load(bare(token.dump()), strict=True)
        except TimestampRequestError:
            raise
        except Exception as error:
            # It may send anything at all; whatever the parsers stumble over is its fault and not the PDF's.
            raise TimestampRequestError(f"its answer cannot be used: {error}") from error
        self.cert_registry.register_multiple(certificates)
        return settled

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        return tsp.TimeStampResp.load(self._answer(req.dump()), strict=True)

    def _answer(self, question: bytes) -> bytes:
        request = urllib.request.Request(self.url, data=question, headers=_TYPES, method="POST")  # noqa: S310 checked above
        deadline, answer = time.monotonic() + SECONDS_IN_ALL, b""
        try:
            with urllib.request.urlopen(request, timeout=SECONDS_PER_STEP) as response:  # noqa: S310
                while chunk := response.read1(65536):
                    answer += chunk
                    # A socket's time-out starts anew with every byte: an authority that drips would hold us for ever.
                    if time.monotonic() > deadline or len(answer) > LARGEST_ANSWER:
                        raise TimestampRequestError("its answer takes too long or is too large")
        except urllib.error.HTTPError as error:
            with error:
                raise TimestampRequestError(f"it answered with HTTP status {error.code}") from error
        except (OSError, http.client.HTTPException) as error:
            raise TimestampRequestError(f"{getattr(error, 'reason', None) or error or type(error).__name__}") from error
        return answer


_TYPES = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
