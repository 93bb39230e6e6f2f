"""`manage.py describe_api`: write docs/openapi.yaml anew, from what the doors take and give."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

SNAPSHOT = Path(settings.BASE_DIR) / "docs" / "openapi.yaml"


class Command(BaseCommand):
    help = "Write the API's description to docs/openapi.yaml. A test fails while the two differ."

    def handle(self, *args: object, **options: Any) -> None:
        call_command("spectacular", "--file", str(SNAPSHOT), "--validate", "--fail-on-warn")
