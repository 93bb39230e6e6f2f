"""`manage.py create_api_token EMAIL --name …`: a key to the API, printed once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from api.tokens import create_token
from organisations.models import User


class Command(BaseCommand):
    help = "Create a key to the API in a person's name and print it. It is stored nowhere: keep it, or make another."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", required=True, help="what it is for, to recognise it later")
        parser.add_argument("--days", type=int, default=90, help="how long it opens (90)")

    def handle(self, *args: object, email: str, name: str, days: int, **options: Any) -> None:
        person = User.objects.filter(email=email.lower(), is_active=True).first()
        if person is None:
            raise CommandError(f"There is no active person with the address {email}.", returncode=2)
        if not 1 <= days <= 3660 or len(name) > 100:
            raise CommandError(
                "A key lasts from 1 day to 3660 days, and its name has at most 100 letters.", returncode=2
            )
        self.stdout.write(create_token(person, name=name, days=days))
