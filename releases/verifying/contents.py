"""What stands inside a sealed PDF.  Opened only once the seal over every byte of it is known to be the issuer's."""

import asyncio
import io
import json
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from asn1crypto import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from releases.verifying.sentences import NOT_CERTIFIED
from releases.verifying.signed_data import Flaw

ATTACHMENT = "statement.json"
LARGEST_ATTACHMENT = 8 * 1024 * 1024
MOST_NAMES = 64

T = TypeVar("T")


@dataclass(frozen=True)
class Contents:
    """The certified PDF: the time its seal claims (aware), and the certificates that the seal covers in the file."""

    reader: PdfFileReader
    claimed_at: datetime
    certificates: tuple[x509.Certificate, ...]


def open_certified(data: bytes, *, signer: x509.Certificate, stamper: x509.Certificate | None) -> Contents:
    """Open a sealed PDF and have pyHanko judge it as well, without network; Flaw where it is not as a release is."""
    reader = PdfFileReader(io.BytesIO(data), strict=True)
    fields = list(enumerate_sig_fields(reader, with_name=None))
    seals = reader.embedded_signatures
    if len(fields) != 1 or len(seals) != 1:
        raise Flaw(f"{len(seals)} signatures in {len(fields)} fields")
    seal = seals[0]
    own = ValidationContext(trust_roots=[signer], allow_fetching=False)
    stamps = ValidationContext(trust_roots=[stamper] if stamper is not None else [], allow_fetching=False)
    status = _apart(partial(validate_pdf_signature, seal, own, ts_validation_context=stamps))
    if not (status.intact and status.valid and status.coverage is SignatureCoverageLevel.ENTIRE_FILE):
        raise Flaw("the seal does not hold for the whole file")
    if status.modification_level is not ModificationLevel.NONE or not status.docmdp_ok:
        raise Flaw("there is a revision after the seal")
    _check_certified(reader, seal.sig_object, seal.docmdp_level)
    if seal.self_reported_timestamp is None or seal.self_reported_timestamp.tzinfo is None:
        raise Flaw("the seal has no time")
    try:
        store = tuple(DocumentSecurityStore.read_dss(reader).load_certs())
    except Exception as error:
        raise Flaw(f"no long-term data ({type(error).__name__})") from error
    return Contents(reader, seal.self_reported_timestamp, store)


def _apart(judge: Callable[[], T]) -> T:
    """Run pyHanko, which starts an event loop, in a thread of its own where this thread has one running already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return judge()
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(judge).result()


def _check_certified(reader: PdfFileReader, seal: generic.DictionaryObject, level: MDPPerm | None) -> None:
    if seal.get("/SubFilter") != "/ETSI.CAdES.detached" or seal.get("/Filter") != "/Adobe.PPKLite":
        raise Flaw("not a PAdES seal")
    permissions = reader.root.get("/Perms", {})
    certified = permissions.raw_get("/DocMDP") if "/DocMDP" in permissions else None
    same = certified is not None and certified.reference == seal.container_ref
    if level is not MDPPerm.NO_CHANGES or not same:
        raise Flaw("changes are allowed", NOT_CERTIFIED)


def attached_record(contents: Contents) -> dict[str, Any]:
    """The edition content attached as statement.json; Flaw where it is missing, too large or no JSON object."""
    specification = _embedded(contents.reader.root["/Names"]["/EmbeddedFiles"])
    stream = specification["/EF"]["/F"]
    record = json.loads(_decompressed(stream))
    if not isinstance(record, dict):
        raise Flaw("it is no JSON object")
    return record


def _embedded(node: generic.DictionaryObject) -> generic.DictionaryObject:
    nodes, seen = [node], 0
    while nodes and seen < MOST_NAMES:
        node, seen = nodes.pop(), seen + 1
        names = node.get("/Names", [])
        for position in range(0, min(len(names), 2 * MOST_NAMES), 2):
            if str(names[position]) == ATTACHMENT:
                return names[position + 1]
        kids = node.get("/Kids", [])
        # By index: only that follows pyHanko's indirect references.
        nodes.extend(kids[position] for position in range(min(len(kids), MOST_NAMES)))
    raise Flaw(f"{ATTACHMENT} is not attached")


def _decompressed(stream: generic.StreamObject) -> bytes:
    """The attachment's bytes; a small file that swells beyond bounds is refused before it does."""
    packed, filters = stream.encoded_data, stream.get("/Filter", [])
    filters = [filters] if isinstance(filters, generic.NameObject) else list(filters)
    if filters not in ([], ["/FlateDecode"]) or "/DecodeParms" in stream:
        raise Flaw("it is packed in an unknown way")
    unpacked = zlib.decompressobj().decompress(packed, LARGEST_ATTACHMENT + 1) if filters else packed
    if len(unpacked) > LARGEST_ATTACHMENT:
        raise Flaw(f"it is larger than {LARGEST_ATTACHMENT // 1024**2} MiB")
    return unpacked
