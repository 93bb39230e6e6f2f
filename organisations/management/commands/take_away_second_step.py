"""`manage.py take_away_second_step EMAIL`: for whoever lost the telephone, and no administrator can help."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from organisations.actions.people import take_away_second_step_here
from organisations.asking import NotPossible
from organisations.models import User


class Command(BaseCommand):
    help = "Take away a person's second step at the login, end their sessions and API tokens, and tell them by mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: object, email: str, **options: object) -> None:
        try:
            person = User.objects.get(email=email.strip().lower())
            take_away_second_step_here(person)
        except User.DoesNotExist:
            raise CommandError(f"Nobody here has the address {email}.", returncode=2) from None
        except NotPossible as refusal:
            raise CommandError(str(refusal), returncode=2) from None
        self.stdout.write(f"The second step of {person} is gone, and their sessions have ended.")
