"""`manage.py describe_api`: write docs/openapi.yaml and docs/reference.md anew, from what the doors take and give."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from api.reference import reference

SNAPSHOT = Path(settings.BASE_DIR) / "docs" / "openapi.yaml"
REFERENCE = SNAPSHOT.with_name("reference.md")


class Command(BaseCommand):
    help = "Write the API's description to docs/. A test fails while code and files differ."

    def handle(self, *args: object, **options: Any) -> None:
        call_command("spectacular", "--file", str(SNAPSHOT), "--validate", "--fail-on-warn")
        REFERENCE.write_text(reference(yaml.safe_load(SNAPSHOT.read_text())))
