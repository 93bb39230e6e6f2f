"""`manage.py import_statement FILE`: show what the importer makes of a text; nothing is stored."""

import json
import re
import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from statements.text.decoding import LIMIT, Unreadable, decode
from statements.text.importing import import_text
from statements.text.importing.outline import outline


class Command(BaseCommand):
    help = "Read a plain text file and show its title, issue, demands and notes, and what should be looked at."
    requires_system_checks: list[str] = []  # a text is read without a database

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", help="a text file, or - for standard input")
        parser.add_argument("--json", action="store_true", help="print the document and the findings as JSON")
        parser.add_argument("--language", type=_tag, help="a BCP 47 tag, where the guess would be wrong")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            result = import_text(decode(_content(options["file"])), language=options["language"])
        except Unreadable as error:
            raise CommandError(str(error), returncode=2) from error
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error.strerror}.", returncode=2) from error
        if options["json"]:
            self.stdout.write(json.dumps(result.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(outline(result))


def _tag(language: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language):
        raise ArgumentTypeError(f"“{language}” is no language tag like fr or pt-BR")
    return language


def _content(file: str) -> bytes:
    """At most one byte more than is allowed: an endless pipe must not fill the memory."""
    if file == "-":
        return sys.stdin.buffer.read(LIMIT + 1)
    with Path(file).open("rb") as opened:
        return opened.read(LIMIT + 1)
