"""`manage.py prepare`: bring the database and the collected files up to date, make a demo seal key where there is none."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = (
        "Migrate, collect static files, and make a demo seal key where there is none. Quick when nothing is to be done."
    )

    def handle(self, *args, **options) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0)
        if settings.STATIC_ROOT:  # production serves collected files only
            call_command("collectstatic", interactive=False, verbosity=0)
        if settings.MAILBOX and not settings.SEAL_KEY_FILE.exists():  # never in production: a demo key proves nothing
            call_command("create_seal_key", organisation="Workers’ Voice Party", stdout=self.stderr)
