"""`manage.py verify FILE`: is this file a genuine release, and what became of it since?"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from releases.verifying.standalone import EXIT_CODES, NoSuchFile, trusted_in, verify, write_report


class Command(BaseCommand):
    requires_system_checks = ()  # a file is judged the same whatever else is wrong with the house
    help = (
        "Say whether a file is a genuine release: intact? sealed by whom? when? text as recorded? names as of when? "
        "anything newer? Exit status 0 genuine, 1 altered or not sealed by this issuer, 2 no readable release."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--cert", type=Path, help="trust this certificate (PEM) only, and ask no database")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            if options["cert"]:
                report = verify(options["file"], trusted=trusted_in(options["cert"]))
            else:
                report = verify(options["file"], **_house())
        except (NoSuchFile, ValueError) as error:
            self.stderr.write(f"{error}")
            raise SystemExit(2) from None
        write_report(report, self.stdout, as_json=options["json"])
        if EXIT_CODES[report.verdict]:
            raise SystemExit(EXIT_CODES[report.verdict])


def _house() -> dict[str, Any]:
    """This issuer's own seals and record of releases."""
    # Late, so that `--cert` answers where there is no database.
    from releases.records import DatabaseRecords, trusted_seals

    return {"trusted": trusted_seals(), "records": DatabaseRecords()}
