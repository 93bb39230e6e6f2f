"""Ten processes spend from one limit at the same moment: exactly so many pass."""

import subprocess
import sys

import pytest

from limits.models import Window
from tests.faults.conftest import ROOT, Workers

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PROCESSES, TRIES, MOST = 10, 20, 37
SPENDER = """
import sys, django
django.setup()
from datetime import timedelta
from django.db import connection
import limits
connection.ensure_connection()
print("ready", flush=True)
sys.stdin.readline()
passed = 0
for _ in range(int(sys.argv[1])):
    try:
        limits.spend("race", "203.0.113.0/24", most=int(sys.argv[2]), per=timedelta(hours=1))
    except limits.TooMany:
        continue
    passed += 1
print(passed, flush=True)
"""


def test_ten_processes_spend_exactly_what_there_is(seal_key):
    environment = Workers(seal_key).environment()
    spenders = [
        subprocess.Popen(
            [sys.executable, "-c", SPENDER, str(TRIES), str(MOST)],
            cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for _ in range(PROCESSES)
    ]  # fmt: skip
    for spender in spenders:
        assert spender.stdout.readline() == "ready\n"

    for spender in spenders:
        spender.stdin.write("go\n")
        spender.stdin.flush()
    passed = [int(spender.communicate(timeout=60)[0]) for spender in spenders]

    assert sum(passed) == MOST
    assert Window.objects.get().count == MOST
