"""A real worker that meets with an accident: `python -m tests.faults.faulty_worker`, told by FAULT_* variables.

It runs the product's own worker loop; around the steps of a release it can kill itself (as `kill -9` would), stop for a
while like a zombie, or find the disk full. Nothing is replaced: every step does its real work before or after the accident.
"""

import json
import os
import random
import resource
import signal
import threading
import time
from functools import wraps

import django

django.setup()

from django.conf import settings  # noqa: E402

from releases import store  # noqa: E402
from releases.actions import composing  # noqa: E402
from releases.worker import work  # noqa: E402

FAULT = json.loads(os.environ.get("FAULT", "{}"))
SETTINGS = json.loads(os.environ.get("FAULT_SETTINGS", "{}"))
STEPS = ("claimed", "rendered", "sealed", "stored", "written", "published")
chance = random.Random(FAULT.get("seed"))


def accident(step: str) -> None:
    """Die at this step, if this is the step or the dice say so; or sleep through the lease."""
    if FAULT.get("kill_at") == step or chance.random() < FAULT.get("kill_often", 0.0):
        os.kill(os.getpid(), signal.SIGKILL)
    if FAULT.get("sleep_at") == step:
        time.sleep(FAULT["seconds"])


def around(owner: object, name: str, before: str = "", after: str = "") -> None:
    original = getattr(owner, name)

    @wraps(original)
    def wrapped(*args, **kwargs):
        if before:
            accident(before)
        result = original(*args, **kwargs)
        if after:
            accident(after)
        return result

    setattr(owner, name, wrapped)


def full_disk() -> None:
    """From now on no file of this process grows past a kilobyte while it stores: the kernel itself refuses."""
    original = store.put

    def put(data: bytes) -> str:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        old = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, old[1]))
        try:
            return original(data)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, old)

    store.put = put


def main() -> None:
    for name, value in SETTINGS.items():
        setattr(settings, name, value)
    around(composing, "render_in_child", before="claimed", after="rendered")
    around(composing, "seal", after="sealed")
    around(store, "put", after="stored")
    around(composing, "_announce", after="written")  # inside the transaction, before its commit
    around(composing, "publish", after="published")
    if FAULT.get("full_disk"):
        full_disk()
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    work(stop)


if __name__ == "__main__":
    main()
