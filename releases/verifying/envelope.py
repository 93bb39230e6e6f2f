"""Where the seal lies in a file, read from the bytes alone: no PDF parser meets a file that nobody vouches for.

ISO 32000-2, 12.8: /ByteRange names two stretches; the gap between them holds /Contents as one hex string.
"""

import hashlib
import re
from dataclasses import dataclass
from itertools import islice

MARKS = (b"/ByteRange", b"/ETSI.CAdES.detached", b"/DocMDP")
MOST_CANDIDATES, MOST_MENTIONS = 4, 1000
LARGEST_GAP = 256 * 1024  # a chain of certificates and a time stamp take 30 KiB as hex
BYTE_RANGE = re.compile(
    rb"/ByteRange\s{0,8}\[\s{0,64}(\d{1,10})\s{1,64}(\d{1,10})\s{1,64}(\d{1,10})\s{1,64}(\d{1,10})\s{0,64}\]"
)
STRICT_GAP = re.compile(rb"<(?:[0-9A-F]{2})+>")


@dataclass(frozen=True)
class Envelope:
    """A signature's bytes and what it covers: `first` bytes from the start, then `second` bytes from `resume`."""

    data: bytes
    first: int
    resume: int
    second: int

    @property
    def whole(self) -> bool:
        """Whether nothing but the gap is left out."""
        return self.resume + self.second == len(self.data)

    @property
    def gap(self) -> bytes:
        return self.data[self.first : self.resume]

    @property
    def der(self) -> bytes:
        """The signature in /Contents without its padding; ValueError where the gap holds none."""
        raw = bytes.fromhex(self.gap[1:-1].decode("ascii"))
        return raw[: _length(raw)]

    @property
    def exact(self) -> bool:
        """Whether the gap is written in its one form: upper-case hex, then nothing but zeros.

        A reader ignores case, white space and padding, so each of them could be changed unseen.
        """
        digits = self.der.hex().upper().encode()
        padding = len(self.gap) - 2 - len(digits)
        return bool(STRICT_GAP.fullmatch(self.gap)) and self.gap == b"<" + digits + b"0" * padding + b">"

    def digest(self, algorithm: str) -> bytes:
        """The digest of the covered bytes."""
        view, hashing = memoryview(self.data), hashlib.new(algorithm)
        hashing.update(view[: self.first])
        hashing.update(view[self.resume : self.resume + self.second])
        return hashing.digest()


def _length(raw: bytes) -> int:
    """How many bytes the outermost DER value has, its header included."""
    if len(raw) < 2 or raw[0] != 0x30:
        raise ValueError("no DER sequence")
    size = raw[1]
    if size < 0x80:
        return 2 + size
    octets = size & 0x7F
    if not 1 <= octets <= 4:
        raise ValueError("no definite length")
    return 2 + octets + int.from_bytes(raw[2 : 2 + octets], "big")


def envelopes(data: bytes) -> list[Envelope]:
    """Every place that looks like a signature, in the file's order, at most a few; empty where there is none."""
    found: dict[tuple[int, ...], Envelope] = {}
    for match in islice(BYTE_RANGE.finditer(data), MOST_MENTIONS):
        start, first, resume, second = (int(number) for number in match.groups())
        fits = start == 0 and 0 < first < resume - 2 and resume - first <= LARGEST_GAP and resume + second <= len(data)
        if fits and data[first] == 0x3C and data[resume - 1] == 0x3E:
            found[first, resume, second] = Envelope(data, first, resume, second)
        if len(found) == MOST_CANDIDATES:
            break
    return list(found.values())


def marked(data: bytes) -> bool:
    """Whether anything in the file says that it was sealed once."""
    return any(mark in data for mark in MARKS)
