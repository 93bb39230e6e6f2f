"""Measure speed and memory, and print one table: `python -m benchmarks [--quick] [names …]`.

The exit code says whether everything could be measured, not whether the goals were met.
"""

import argparse
import sys
import time
import traceback
from importlib import import_module

from benchmarks.measuring import Noise
from benchmarks.place import place
from benchmarks.table import Line, table

NAMES = (
    "sign_request",
    "hot_statement",
    "release",
    "signatories",
    "importing",
    "api_signatories",
    "desk",
    "draft_save",
    "comparing",
    "public_page",
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, and nothing with 10,000 names")
    parser.add_argument("names", nargs="*", metavar="name", help=f"one of {', '.join(NAMES)}; all by default")
    chosen = parser.parse_args()
    unknown = set(chosen.names) - set(NAMES)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    began, noise, lines, failed = time.monotonic(), Noise(), list[Line](), False
    with place() as here:
        # All at once: whoever edits the checkout during the run must not mix two versions of the program.
        modules = {name: import_module(f"benchmarks.{name}") for name in chosen.names or NAMES}
        for name, module in modules.items():
            noise.sample()
            try:
                lines += module.measure(here, quick=chosen.quick)
            except Exception:
                traceback.print_exc()
                lines.append(Line(name, "could not be measured"))
                failed = True
        noise.sample()
    print(table(lines))
    print(f"\n{noise}; {time.monotonic() - began:.0f} s in all")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
