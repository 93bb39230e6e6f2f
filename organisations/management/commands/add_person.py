"""`manage.py add_person EMAIL NAME --role author …`: the first people of a real installation."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from organisations.actions.joining import found_issuer, let_in
from organisations.models import Kind, Organisation, Role


class Command(BaseCommand):
    help = (
        "Let a person in, with roles. --found NAME creates the issuer first; then set a password with changepassword."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--role", action="append", choices=Role.values, required=True)
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--issuer", help="uid of the issuer")
        which.add_argument("--found", metavar="NAME", help="name of a new issuer")
        parser.add_argument("--kind", choices=Kind.values, default=Kind.PARTY, help="of a new issuer")
        parser.add_argument("--language", default="en", help="of a new issuer's name")

    def handle(self, *args: object, email: str, name: str, role: list[str], **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"“{email}” is no email address.", returncode=2) from None
        issuer = self._issuer(options)
        let_in(email, name=name, roles=[Role(r) for r in role], issuer=issuer)
        self.stdout.write(f"{name} is in. Issuer {issuer.uid}. Now: manage.py changepassword {email.lower()}")

    def _issuer(self, options: dict[str, Any]) -> Organisation:
        if options["found"]:
            return found_issuer(options["found"], kind=options["kind"], language=options["language"])
        try:
            return Organisation.objects.get(uid=options["issuer"], directory__isnull=True)
        except Organisation.DoesNotExist:
            raise CommandError(f"There is no issuer {options['issuer']}.", returncode=2) from None
