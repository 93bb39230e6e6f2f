"""`manage.py work`: the worker for installations without Redis."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from releases.worker import work


class Command(BaseCommand):
    help = "Do what is due: releases, mail, deadlines. Ctrl-C or SIGTERM ends it after the present piece of work."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--until-idle", action="store_true", help="end when nothing is due any more")

    def handle(self, *args: object, until_idle: bool, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        work(stop, until_idle=until_idle)
