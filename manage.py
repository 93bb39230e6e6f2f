#!/usr/bin/env python
"""The command line of the project: `python manage.py help` lists what it can do."""

import sys

from config import env  # noqa: F401 - which settings


def main() -> None:
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
