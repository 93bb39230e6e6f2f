"""Doormen: ids in, one call."""

from celery import shared_task

from limits import counting


@shared_task(name="limits.sweep")
def sweep() -> None:
    counting.sweep()
