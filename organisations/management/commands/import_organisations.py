"""`manage.py import_organisations FILE --issuer UID --by EMAIL`: the directory from a CSV file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from organisations.actions.keeping import import_organisations
from organisations.models import Organisation, User
from organisations.rows import BadRows
from organisations.tables import NoTable, text_of


class Command(BaseCommand):
    help = "Import organisations and contacts from CSV. With any fault nothing is imported, and every fault is named."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--issuer", required=True, help="uid of the issuer whose directory it is")
        parser.add_argument("--by", required=True, help="address of the person who imports")

    def handle(self, *args: object, file: Path, issuer: str, by: str, **options: object) -> None:
        try:
            text = text_of(file.read_bytes())
            person = User.objects.get(email=by)
            organisation = Organisation.objects.get(uid=issuer)
        except (OSError, NoTable, User.DoesNotExist, Organisation.DoesNotExist) as error:
            raise CommandError(str(error), returncode=2) from error
        try:
            imported = import_organisations(text, by=person, issuer=organisation)
        except BadRows as bad:
            raise CommandError(f"Nothing was imported.\n{bad}", returncode=2) from bad
        self.stdout.write(f"{len(imported)} organisations imported.")
