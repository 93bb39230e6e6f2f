"""Open what a word processor packed, without unpacking more than a statement can need."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from statements.text.decoding import Unreadable

UNPACKED = 50 * 1024 * 1024
PARTS = 4000
TEXT = 8 * 1024 * 1024  # of the XML of one part: ten times the longest statement
_PIECE = 256 * 1024
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_TOO_LARGE = "The file unpacks to more than 50 MB, which no statement does. Copy its text and paste it."
_DAMAGED = "The file is damaged: its parts cannot be unpacked. Save it once more and try again."
_TOO_LONG = "The text of the file is longer than any statement. Copy what belongs to it and paste that."
_ENCRYPTED = "The file is locked with a password. Save it without one and try again."

Parts = dict[str, bytes]


def unpacked(content: bytes) -> Parts:
    """Every part by its name. Raises Unreadable for what is too large, nested, encrypted or damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _parts(archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(_DAMAGED) from error


def packed(parts: Parts) -> bytes:
    """The parts as an archive again, in their order, an uncompressed `mimetype` first: the same bytes for the same parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: name != "mimetype"):
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), parts[name], how)
    return target.getvalue()


def tree(content: bytes) -> etree._Element:
    """The XML of a part; nothing outside it is looked at, and an entity that is declared in it is refused."""
    if len(content) > TEXT:
        raise Unreadable(_TOO_LONG)
    if b"<!ENTITY" in content or b"<\x00!\x00E\x00N\x00T\x00I" in content or b"<\x00!\x00D\x00O\x00C" in content:
        raise Unreadable("The file is built to unfold without end, and was not read. Copy its text and paste it.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(_DAMAGED) from error


def _parts(archive: zipfile.ZipFile) -> Parts:
    entries = archive.infolist()
    if len(entries) > PARTS or sum(entry.file_size for entry in entries) > UNPACKED:
        raise Unreadable(_TOO_LARGE)
    parts: Parts = {}
    left = UNPACKED
    for entry in entries:
        if entry.flag_bits & 1:
            raise Unreadable(_ENCRYPTED)
        if entry.is_dir():
            continue
        content = b"".join(_read(archive, entry, left))
        left -= len(content)
        if content.startswith(_ARCHIVES):
            raise Unreadable(
                f"The file holds another file in itself ({entry.filename[-60:]}). Take it out and try again."
            )
        parts[entry.filename] = content
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Unreadable(_ENCRYPTED)
    return parts


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> Iterator[bytes]:
    """Piece by piece: what an archive says of its sizes need not be true."""
    with archive.open(entry) as stream:
        while piece := stream.read(_PIECE):
            left -= len(piece)
            if left < 0:
                raise Unreadable(_TOO_LARGE)
            yield piece
