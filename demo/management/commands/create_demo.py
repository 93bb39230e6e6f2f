"""`manage.py create_demo`: play the real moves with a fictional cast, or with a text and organisations of yours."""

from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config import env
from demo.cast import PEOPLE, Cast, engage
from organisations.models import User
from organisations.rows import BadRows
from organisations.tables import NoTable, text_of
from releases import store
from releases.models import Progress, Release
from statements.lifecycle import Status
from statements.text.decoding import Unreadable, decode
from statements.text.importing import import_text


class Command(BaseCommand):
    help = "Play the demo. Run again, it keeps what is there. With --text and --signatories: one sealed PDF in --out."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--text", type=Path, help="a statement as plain text")
        parser.add_argument(
            "--signatories", type=Path, help="CSV: name,short_name,language,country,kind,person,office,email"
        )
        parser.add_argument("--out", type=Path, help="folder for the sealed PDF")
        parser.add_argument("--until", choices=Status.values, help="play only the statement that gets to this status")

    def handle(
        self, *args, text: Path | None, signatories: Path | None, out: Path | None, until: str | None, **options
    ) -> None:
        if text or signatories or out:
            if not (text and signatories and out):
                raise CommandError("--text, --signatories and --out belong together.", returncode=2)
            call_command("prepare")
            return self._play_text(text, signatories, out)
        call_command("prepare")
        cast = engage(first_number=21)
        if not cast.issuer.statements.exists():
            from demo import playing

            playing.play(until=Status(until) if until else None)
        self._give_passwords(cast)
        self._say(cast)
        return None

    def _play_text(self, text: Path, signatories: Path, out: Path) -> None:
        from demo import playing

        try:
            imported = import_text(decode(text.read_bytes()))
            csv = text_of(signatories.read_bytes())
        except (OSError, NoTable, Unreadable) as error:
            raise CommandError(str(error), returncode=2) from error
        for line in imported.dropped:
            self.stdout.write(f"dropped: {line}")
        issue = imported.issue
        if issue.ambiguous:
            first = issue.readings[0]
            self.stdout.write(
                f"The issue line is ambiguous; taking the default: number {first.number}, date {first.date}."
            )
        try:
            row = playing.play_text(imported.document, issue, csv, language=imported.document["language"])
        except (BadRows, ValueError) as error:
            raise CommandError(str(error), returncode=2) from error
        if row.progress != Progress.PUBLISHED:
            raise CommandError(f"The release is {row.get_progress_display()}: {row.problem}")
        self.stdout.write(str(playing.leave_in(row, out)))

    def _give_passwords(self, cast: Cast) -> None:
        """All share one password and one hash of it: hashing is slow on purpose, and this is a demo."""
        if env.DEMO_PASSWORD and not cast.author.check_password(env.DEMO_PASSWORD):
            people = [getattr(cast, key).pk for key, _name, _roles in PEOPLE]
            User.objects.filter(pk__in=people).update(password=make_password(env.DEMO_PASSWORD))

    def _say(self, cast: Cast) -> None:
        self.stdout.write("\nOne login per role, for this demo only:")
        for key, name, roles in PEOPLE:
            self.stdout.write(f"  {roles[0].value:<14} {getattr(cast, key).email:<28} {env.DEMO_PASSWORD}   {name}")
        for row in Release.objects.published().filter(issuer=cast.issuer).select_related("file"):
            self.stdout.write(f"\nSealed PDF of {row.label}: {store.path_of(row.file.sha256)}")
        failed = Release.objects.filter(issuer=cast.issuer, progress=Progress.FAILED).first()
        if failed:
            raise CommandError(f"The release failed: {failed.problem}")
