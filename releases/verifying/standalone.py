"""Verify a release with nothing but the file and the issuer's certificate: no database, no network, no Django set up.

    python -m releases.verifying FILE --cert issuer.pem [--json]

The certificate must come from the issuer by another way than the file itself; its fingerprint is what counts.
"""

import argparse
import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol, TextIO

from releases.verifying.examining import LARGEST_FILE, examine
from releases.verifying.records import RecordLookup
from releases.verifying.report import Answer, Report, State
from releases.verifying.trust import certificates_in

EXIT_CODES = {Answer.GENUINE: 0, Answer.ALTERED: 1, Answer.FOREIGN: 1, Answer.UNREADABLE: 2}
MARKS = {State.OK: "ok", State.WARN: "note", State.BAD: "BAD", State.UNKNOWN: "?"}


class NoSuchFile(Exception):
    """A file that cannot be read; the message names it."""


def content_of(path: Path) -> bytes:
    """The file's bytes, one more than a release may have at the most; NoSuchFile where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise NoSuchFile(f"{path}: {error.strerror or error}") from error


def verify(path: Path, *, trusted: Collection[object], records: RecordLookup | None = None) -> Report:
    """Examine a file on disk; NoSuchFile where it cannot be read."""
    return examine(content_of(path), trusted=trusted, records=records)


def trusted_in(path: Path) -> list[bytes]:
    """The certificates in a PEM or DER file; NoSuchFile where it cannot be read, ValueError where it holds none."""
    return list(certificates_in(content_of(path)))


class Output(Protocol):
    """Where lines go: a stream, or a command's own output."""

    def write(self, text: str, /) -> object: ...


def write_report(report: Report, out: Output, *, as_json: bool = False) -> None:
    """The headline and one line per finding, or JSON."""
    if as_json:
        out.write(json.dumps(report.as_dict(), ensure_ascii=False, indent=1) + "\n")
        return
    out.write(f"{report.headline}\n")
    for finding in report.told:
        out.write(f"{MARKS[finding.state]:>4} {finding.key.replace('_', ' ')}: {finding.sentence}\n")


def main(arguments: Sequence[str] | None = None, *, out: TextIO | None = None) -> int:
    """The command; 0 genuine, 1 altered or of another issuer, 2 no readable release or no such file."""
    parser = argparse.ArgumentParser(prog="python -m releases.verifying", description="Verify a release offline.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--cert", type=Path, required=True, help="the issuer's certificate, PEM or DER")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    options = parser.parse_args(arguments)
    try:
        report = verify(options.file, trusted=trusted_in(options.cert))
    except NoSuchFile as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except ValueError as error:
        sys.stderr.write(f"{options.cert}: {error}\n")
        return 2
    write_report(report, out or sys.stdout, as_json=options.json)
    return EXIT_CODES[report.verdict]
