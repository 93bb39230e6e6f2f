"""The worker of an installation without Redis: the same functions as the Celery tasks, found by polling."""

import logging
import threading
import time

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils.module_loading import import_string

from outbox.deliver import deliver_due
from releases import store
from releases.actions.composing import compose_due
from signatures.actions.closing import close_due

log = logging.getLogger(__name__)
QUICK, SLOW = 0.2, 1.0  # seconds between two looks: right after work, and after a while without
HOUSEKEEPING = 15.0  # seconds between two looks at deadlines and left-over files


def work(stop: threading.Event, *, until_idle: bool = False) -> None:
    """Do what is due until `stop` is set, or, with `until_idle`, until nothing is due any more."""
    pause, housekeeping_at = QUICK, 0.0
    while not stop.is_set():
        close_old_connections()
        try:
            done = compose_due() + deliver_due()
            if time.monotonic() >= housekeeping_at:
                close_due()
                store.sweep_halves()
                for name in settings.HOUSEKEEPING:  # of the rooms above this one
                    import_string(name)()
                housekeeping_at = time.monotonic() + HOUSEKEEPING
        except Exception:
            # A database that restarts is back in a moment; a worker that ends is not.
            log.exception("the worker met an error and goes on")
            connection.close()
            done = 0
            stop.wait(SLOW)
        if done:
            pause = QUICK
        elif until_idle:
            return
        else:
            stop.wait(pause)
            pause = min(pause * 1.5, SLOW)
