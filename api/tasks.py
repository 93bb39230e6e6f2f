"""Doormen: ids in, one call."""

from celery import shared_task

from api import idempotency


@shared_task(name="api.sweep")
def sweep() -> None:
    idempotency.sweep()
