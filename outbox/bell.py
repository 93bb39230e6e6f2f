"""The doorbell: tells a Celery worker that a row is due. The row is the truth; a bell that is not heard costs seconds."""

import logging
from functools import partial

from celery import current_app
from django.conf import settings
from django.db import transaction

log = logging.getLogger(__name__)


def ring(task: str, pk: int) -> None:
    """After the commit, ask for the task at once where there is a broker; its absence is not an error."""
    if settings.REDIS_URL:
        transaction.on_commit(partial(_ring_now, task, pk))


def _ring_now(task: str, pk: int) -> None:
    try:
        current_app.send_task(task, args=[pk], retry=False)
    except Exception as error:
        # The sweeper finds the committed row; whoever acted must not be told of a broker's trouble.
        log.warning("the bell for %s %s was not heard: %s", task, pk, error)
