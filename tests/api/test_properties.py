"""The API against its own description, as five people: nothing it answers surprises, nothing it is told breaks it.

`make api EXAMPLES=200` tries longer.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from api.tokens import create_token
from demo.moves import statement_at
from statements.lifecycle import Status

# The tester hangs up on some of its thousands of requests; the test's own server then leaves that thread's connection to the
# collector, which says so.
HUNG_UP = r"ignore:Exception ignored in. <function BaseConnection.__del__:pytest.PytestUnraisableExceptionWarning"
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings(HUNG_UP)]
HERE = Path(__file__).parent
TOOL = Path(sys.executable).with_name("schemathesis")
EXAMPLES = os.environ.get("EXAMPLES", "1")
ROLES = ("anonymous", "author", "reviewer", "releaser", "stranger")


@pytest.mark.parametrize("role", ROLES)
def test_nothing_breaks_it(role, live_server, cast, allies, others, document, tmp_path):
    for status in (Status.DRAFTING, Status.IN_REVIEW, Status.LOCKED, Status.CIRCULATING, Status.CLOSED):
        statement_at(status, cast, document, allies=allies, signing=2)
    person = {"anonymous": None, "stranger": others.administrator}.get(role, getattr(cast, role, None))
    headers = ["--header", f"Authorization: Bearer {create_token(person, name='t', days=1)}"] if person else []

    done = subprocess.run(
        [TOOL, "--config-file", HERE / "schemathesis.toml", "run", f"{live_server.url}/api/v1/schema/?format=json",
         "--max-examples", EXAMPLES, "--seed", "1", "--generation-database", "none", "--no-color", *headers],
        capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert "✅ Examples" in done.stdout, "the description shows no request that could be tried"
