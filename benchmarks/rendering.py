"""What printing costs: `python -m benchmarks.rendering [counts …]`. CPU seconds and peak memory, each in a fresh child."""

import os
import resource
import sys
import time
from dataclasses import dataclass
from typing import Any

from releases.fonts.bringing import bring
from releases.rendering import names
from releases.rendering.engine import warm
from releases.rendering.printing import render
from tests.rendering.contents import record
from tests.rendering.languages import chinese, many

ROW = "{:<34} {:>8.2f} CPU s {:>8.0f} MB {:>6} kB"


@dataclass(frozen=True)
class Printed:
    """CPU seconds, peak of resident memory in MB, size of the PDF in kB."""

    cpu: float
    peak: float
    size: int


def printed(content: dict[str, Any]) -> Printed:
    """What printing costs in a fresh child. RuntimeError when it ends without a PDF."""
    read, write = os.pipe()
    if not (child := os.fork()):
        try:
            began = time.process_time()
            size = len(render(content, record(content))) // 1000
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            os.write(write, f"{time.process_time() - began} {peak} {size}".encode())
        finally:
            os._exit(0)
    os.close(write)
    said = os.read(read, 200).decode().split()
    os.close(read)
    os.waitpid(child, 0)
    if not said:
        raise RuntimeError("printing ended without a PDF")
    return Printed(cpu=float(said[0]), peak=float(said[1]), size=int(said[2]))


def measure(what: str, content: dict[str, Any]) -> None:
    """Print one row."""
    of = printed(content)
    print(ROW.format(what, of.cpu, of.peak, of.size), flush=True)


def main(counts: list[int]) -> None:
    bring()
    began = time.process_time()
    warm()
    print(f"{'warm up, once a worker':<34} {time.process_time() - began:>8.2f} CPU s")
    measure("Chinese, 6 signatories", chinese())
    for count in counts:
        measure(f"{count} signatories", many(count))
    for count in (100, 300, 1000):
        names.RUN_IN_ABOVE = 10**9
        measure(f"{count} signatories, always columns", many(count))
        names.RUN_IN_ABOVE = 0
        measure(f"{count} signatories, always run in", many(count))


if __name__ == "__main__":
    main([int(n) for n in sys.argv[1:]] or [23, 1000, 10000])
