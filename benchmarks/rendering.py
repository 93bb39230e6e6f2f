"""What printing costs: `python -m benchmarks.rendering [counts …]`. CPU seconds and peak memory, each in a fresh child."""

import os
import resource
import sys
import time

from releases.fonts.bringing import bring
from releases.rendering import names
from releases.rendering.engine import warm
from releases.rendering.printing import render
from tests.rendering.contents import record
from tests.rendering.languages import chinese, many

ROW = "{:<34} {:>8.2f} CPU s {:>8.0f} MB {:>6} kB"


def measure(what: str, content: dict) -> None:
    """Print one row."""
    read, write = os.pipe()
    if not (child := os.fork()):
        began = time.process_time()
        size = len(render(content, record(content))) // 1000
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        os.write(write, f"{time.process_time() - began} {peak} {size}".encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    cpu, peak, size = os.read(read, 200).decode().split()
    os.close(read)
    print(ROW.format(what, float(cpu), float(peak), size), flush=True)


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
