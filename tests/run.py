"""Run the tests: `python -m tests.run [paths]`. On SQLite, then what touches a database on PostgreSQL."""

import os
import subprocess
import sys
import time

from tests.services import Postgres

# Pure rooms: they touch no database, so that once is enough.
PURE = ["tests/text", "tests/files", "tests/rendering", "tests/sealing", "tests/verifying"]
# Minutes of browsers, of thousands of requests and of whole matrices: once, on the database that is stricter about what it
# takes. What they reach is tried on both by the areas beside them. All of it together ends within half an hour on two cores.
STRICT = ["tests/api/test_properties.py", "tests/api/test_access.py", "tests/pages/test_access.py", "tests/browser"]


# One more than the two cores: browsers, commits and workers are waited for most of the time.
PROCESSES = "3"


def pytest(*arguments: str, **environment: str) -> int:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n",
        os.environ.get("TEST_PROCESSES", PROCESSES),
        "--dist",
        "loadgroup",
        "-q",
        *arguments,
    ]
    return subprocess.run(command, env={**os.environ, **environment}).returncode


def main(paths: list[str]) -> int:
    postgres = Postgres()
    try:
        began = time.monotonic()
        print("SQLite", flush=True)
        first = pytest(
            *(paths or [f"--ignore={p}" for p in STRICT]), REDIS_URL="", DATABASE_URL="sqlite:///var/test.sqlite3"
        )
        print("PostgreSQL", flush=True)
        chosen = paths or [f"--ignore={p}" for p in PURE]
        second = pytest(*chosen, REDIS_URL="", DATABASE_URL=postgres.url)
        print(f"both databases in {time.monotonic() - began:.0f} s", flush=True)
    finally:
        postgres.stop()
    return first or second


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
