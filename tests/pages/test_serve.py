"""The one-command start."""

import shlex
import sys

import pytest
from django.core.management import call_command

from pages.management.commands import serve


class Listening:
    """Stands where honcho's manager stands, and keeps what it was asked to run."""

    returncode = 0

    def __init__(self) -> None:
        self.commands: dict[str, str] = {}

    def add_process(self, name: str, command: str, env: dict[str, str]) -> None:
        self.commands[name] = command

    def loop(self) -> None:
        pass


def test_a_checkout_in_a_folder_with_spaces_is_served(monkeypatch):
    manager = Listening()
    monkeypatch.setattr(serve, "Manager", lambda: manager)
    monkeypatch.setattr(sys, "executable", "/home/ana/our texts/.venv/bin/python")

    with pytest.raises(SystemExit) as end:
        call_command("serve")

    assert end.value.code == 0
    for command in manager.commands.values():
        assert shlex.split(command)[0] == "/home/ana/our texts/.venv/bin/python"
