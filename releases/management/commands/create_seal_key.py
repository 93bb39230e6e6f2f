"""`manage.py create_seal_key`: a key to try things with; its certificate says that it proves nothing."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from releases.sealing import SealKeyProblem, create_demo_key


class Command(BaseCommand):
    requires_system_checks = ()  # the first thing of a set-up, before anything else is there to be checked
    help = "Create a demo seal key (PKCS#12) and its certificate (PEM) beside it. It proves nothing to a stranger."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kind", choices=["rsa", "ec"], default="rsa", help="RSA-3072 (default) or P-256")
        parser.add_argument("--organisation", default="Communiqué", help="the name in the certificate")
        parser.add_argument("--out", type=Path, help="the file to write (default: SEAL_KEY_FILE)")
        parser.add_argument("--force", action="store_true", help="replace a key that is there")

    def handle(self, *args: object, **options: Any) -> None:
        path = options["out"] or Path(settings.SEAL_KEY_FILE)
        try:
            key = create_demo_key(
                path,
                organisation=options["organisation"],
                kind=options["kind"],
                password=settings.SEAL_KEY_PASSWORD or None,
                replace=options["force"],
            )
        except SealKeyProblem as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(f"Demo key in {path}, certificate in {path.with_suffix('.pem')}; it proves nothing.")
        if not settings.SEAL_KEY_PASSWORD:
            self.stdout.write("It has no password: set SEAL_KEY_PASSWORD to have one.")
        self.stdout.write(f"Fingerprint (SHA-256): {key.fingerprint}")
